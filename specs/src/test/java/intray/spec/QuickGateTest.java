package intray.spec;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The models and mutants that each build checks. */
class QuickGateTest {
  private static final Gate GATE = new Gate(true);

  @TestFactory
  Stream<DynamicTest> eachModelIsAsTheManifestSays() {
    return GATE.tests();
  }

  @AfterAll
  static void printTable() {
    System.out.println(GATE.table());
  }
}
