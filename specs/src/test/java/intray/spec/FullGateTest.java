package intray.spec;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The larger models, which the full build checks besides. */
@Tag("slow")
class FullGateTest {
  private static final Gate GATE = new Gate(false);

  @TestFactory
  Stream<DynamicTest> eachLargeModelIsAsTheManifestSays() {
    return GATE.tests();
  }

  @AfterAll
  static void printTable() {
    System.out.println(GATE.table());
  }
}
