package intray.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The smallest of what JPF runs, in every build; {@link JpfTest} has the rest. */
class JpfQuickTest {
  private static final List<String> SMALLEST =
      List.of("mailbox-drained", "mailbox-bounded", "await-signal");

  @Test
  void canaries_areConvicted() {
    assertEquals(JpfKit.CANARIES, List.copyOf(JpfAtHand.session().canaries().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> harness_everyInterleaving_hasTheExpectedOutcomes() {
    return JpfAtHand.harnesses().stream()
        .filter(file -> SMALLEST.contains(JpfTest.name(file)))
        .map(JpfTest::kernel);
  }

  @TestFactory
  Stream<DynamicTest> mailboxHarness_expectation_isThatOfAtomicOperations() {
    return JpfAtHand.harnesses().stream()
        .filter(file -> JpfTest.name(file).startsWith("mailbox-"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    JpfTest.name(file),
                    () ->
                        assertEquals(
                            AtomicMailbox.outcomes(arguments(file)), Expectation.of(file))));
  }

  private static List<String> arguments(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    return List.of(properties.getProperty("target.args").split(",", -1));
  }

  @AfterAll
  static void printTable() {
    JpfAtHand.printTable();
  }
}
