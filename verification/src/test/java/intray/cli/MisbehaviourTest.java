package intray.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import samples.Misbehaving;

/**
 * Components that do what they should not, as users meet them: in a program of its own, which says
 * what is wrong and ends.
 */
@Tag("slow")
final class MisbehaviourTest {
  private static final String MISBEHAVING = "samples.Misbehaving$";
  private static final long AT_MOST_SECONDS = 240;

  @TempDir private Path folder;

  private Process start(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dintray.patience=3"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "intray.cli.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  /** Runs the program; its standard input stays open and empty, as at a terminal. */
  private Cli java(List<String> options, String... args) throws Exception {
    Process process = start(options, args);
    boolean ended = process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "it does not end: " + String.join(" ", args));
    Cli cli =
        new Cli(
            process.exitValue(),
            Files.readString(folder.resolve("out")),
            Files.readString(folder.resolve("err")));
    assertFalse(cli.err().contains("\tat "), cli.err());
    return cli;
  }

  private static String classes() throws Exception {
    return Path.of(Misbehaving.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  /** Checks several graphs in one program; each must be reported in its own words. */
  private void check(List<String> options, String... expectations) throws Exception {
    List<String> args = new ArrayList<>(List.of("check", "--classpath", classes(), "--json", "-"));
    for (String expectation : expectations) {
      args.add(MISBEHAVING + expectation.split(": ", 2)[0]);
    }
    Cli cli = java(options, args.toArray(new String[0]));

    List<String> lines = cli.out().lines().toList();
    assertEquals(expectations.length, lines.size(), () -> cli.out() + cli.err());
    List<Executable> each = new ArrayList<>();
    for (int k = 0; k < expectations.length; k++) {
      String line = lines.get(k);
      String expectation = expectations[k];
      for (String part : expectation.split(": ", 2)[1].split(" & ", -1)) {
        each.add(() -> assertTrue(line.contains(part), () -> expectation + " in " + line));
      }
    }
    assertAll(each);
  }

  @Test
  void whatAComponentDoesWrong_isAFindingOrAnError() throws Exception {
    check(
        List.of("-Xmx512m"),
        "NoStep: FAILED & next() returned null",
        "FactoryThrows: FAILED & only one of me",
        "FactoryNull: FAILED & returned null",
        "InvariantThrows: \"error\" & invariant 'always' threw",
        "ThrowsPrickly: FAILED & whose toString() throws",
        "ThrowsThreadDeath: FAILED & thrown by hand",
        "SendsPrickly: EXHAUSTED",
        "SendsSticky: EXHAUSTED",
        "Interrupts: EXHAUSTED",
        "Meddles: EXHAUSTED",
        "Chatters: EXHAUSTED",
        "Delegates: FAILED & another thread has used a box",
        "DelegatesAndThrows: FAILED & another thread has used a box",
        "SendsMillion: \"error\" & culprit has performed",
        "SendsDeep: \"error\" & culprit.out & nested too deeply",
        "Spawns: \"error\" & culprit has started a thread & left behind");
  }

  @Test
  void codeThatDoesNotReturn_isNamedWithItsPlace() throws Exception {
    check(
        List.of("-Xmx512m"),
        "Sleeps: \"error\" & culprit has not returned for 3 s & Misbehaving.java: & Thread.sleep",
        "Waits: \"error\" & culprit has not returned for 3 s & Misbehaving.java:",
        "Asks: \"error\" & culprit has not returned for 3 s & FileInputStream.read",
        "LoopsWhenClosed: \"error\" & culprit, that is its factory or close(), & Closing.close",
        "LoopsWhenMade: \"error\" & culprit, that is its factory & Misbehaving.java:",
        "Swallows: \"error\" & culprit catches the throwable & Misbehaving.java:",
        "InvariantLoops: \"error\" & invariant 'always' has not returned & Misbehaving.java:",
        "Loops: \"error\" & culprit has not returned & Misbehaving.java:");
  }

  @Test
  void whatExhaustsMemoryOrStack_isSaid() throws Exception {
    check(
        List.of("-Xmx256m", "-Dintray.patience=60"),
        "Fat: EXHAUSTED",
        "Hoards: FAILED & culprit & OutOfMemoryError",
        "SendsGibibyte: FAILED & culprit & OutOfMemoryError",
        "Overflows: FAILED & culprit & StackOverflowError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exits", "Halts", "ExitsElsewhere"})
  void aComponentThatEndsTheProgram_doesNotLookAsIfNothingWasFound(String graph) throws Exception {
    Cli cli = java(List.of(), "check", "--classpath", classes(), MISBEHAVING + graph);

    assertEquals(2, cli.status(), cli.err());
    assertTrue(cli.err().contains("System.exit was called at "), cli.err());
    assertTrue(cli.err().contains("Misbehaving.java:"), cli.err());
  }

  @Test
  void codeThatSuppliesNoGraph_isNotWaitedForForEver() throws Exception {
    Cli cli = java(List.of(), "check", "--classpath", classes(), MISBEHAVING + "LoopsInSupplier");

    assertEquals(2, cli.status(), cli.err());
    assertTrue(cli.err().contains("LoopsInSupplier has supplied no graph for 3 s"), cli.err());
    assertTrue(cli.err().contains("Misbehaving.java:"), cli.err());
  }

  @ParameterizedTest
  @CsvSource({"serial, Sleeps", "threads, Sleeps", "serial, Loops", "threads, LoopsWhenMade"})
  void aRunThatIsStuckInAStep_saysWhere(String placement, String graph) throws Exception {
    Process process =
        start(List.of(), "run", "--classpath", classes(), MISBEHAVING + graph, "--on", placement);
    Path err = folder.resolve("err");
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(AT_MOST_SECONDS);
    while (!Files.readString(err).contains("goes on") && System.nanoTime() < patience) {
      Thread.sleep(100);
    }
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();

    String said = Files.readString(err);
    assertTrue(said.contains("component culprit has been in one step for "), said);
    assertTrue(said.contains("Misbehaving.java:"), said);
    assertTrue(alive, "the run goes on");
  }

  @Test
  void theSamples_areAllTried() {
    long tried = 16 + 8 + 4 + 3 + 1 + 1; // the last is FactoryNullAtOnce, of BadInputTest
    long samples =
        Stream.of(Misbehaving.class.getDeclaredClasses())
            .filter(java.util.function.Supplier.class::isAssignableFrom)
            .count();
    assertEquals(samples, tried);
  }
}
