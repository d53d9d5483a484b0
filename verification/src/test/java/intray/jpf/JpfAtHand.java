package intray.jpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * The session in JPF that all tests share, so that the canaries are convicted once, and the table
 * of what was run in it. Where there is no JPF one line says so, loudly, and tests are skipped.
 */
final class JpfAtHand {
  static final Path KIT = Path.of("src/jpf");

  private static final Optional<JpfInstallation> INSTALLATION = JpfInstallation.find();
  private static final List<String> TABLE = new ArrayList<>();
  private static @Nullable JpfSession session;
  private static boolean warned;

  private JpfAtHand() {}

  /** The session; the test is skipped, with the reason, where there is no JPF. */
  static synchronized JpfSession session() {
    if (INSTALLATION.isEmpty() && !warned) {
      warned = true;
      System.err.println(
          "*** JAVA PATHFINDER IS NOT INSTALLED: "
              + (harnesses().size() + KernelMutant.values().length + Graphs.ALL.size())
              + " harnesses were not run in it. To run them "
              + JpfInstallation.HOW_TO_ENABLE
              + " ***");
    }
    Assumptions.assumeTrue(INSTALLATION.isPresent(), "JPF is not installed");
    JpfSession open = session;
    if (open == null) {
      open = JpfSession.open(INSTALLATION.orElseThrow());
      session = open;
      open.canaries().forEach((name, result) -> add("canary " + name, result));
      Runtime.getRuntime().addShutdownHook(new Thread(open::close));
    }
    return open;
  }

  /** All harnesses of the kernel, by the names of their files. */
  static List<Path> harnesses() {
    try (Stream<Path> files = Files.list(KIT.resolve("harnesses"))) {
      return files.filter(file -> file.toString().endsWith(".jpf")).sorted().toList();
    } catch (IOException e) {
      throw new JpfException("no harnesses: " + e, e);
    }
  }

  /** A test of one run, which must be exhaustive. */
  static DynamicTest test(String name, Supplier<JpfResult> run, Supplier<Object> expected) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          session();
          JpfResult result = run.get();
          add(name, result);
          Assertions.assertEquals("", result.doubt(), name);
          Assertions.assertEquals(
              expected.get(), result.outcomeSet(), () -> schedules(result, expected.get()));
        });
  }

  static synchronized void add(String name, JpfResult result) {
    TABLE.add(
        "%-44s %9d %9d %8.1f"
            .formatted(name, result.states(), result.outcomes().size(), result.seconds()));
  }

  /** How JPF came to the outcomes that it should not have. */
  private static String schedules(JpfResult result, Object expected) {
    StringBuilder text = new StringBuilder();
    result
        .outcomes()
        .forEach(
            (outcome, schedule) -> {
              if (!expected.toString().contains(outcome)) {
                text.append("\nunexpected: ").append(outcome).append(", reached by\n  ");
                text.append(String.join("\n  ", schedule));
              }
            });
    return text.toString();
  }

  /** Prints the rows that came since it was last printed. */
  static synchronized void printTable() {
    if (!TABLE.isEmpty()) {
      System.out.printf(
          "%nJava PathFinder, all interleavings%n%-44s %9s %9s %8s%n%s%n%n",
          "harness", "states", "outcomes", "CPU s", String.join(System.lineSeparator(), TABLE));
      TABLE.clear();
    }
  }
}
