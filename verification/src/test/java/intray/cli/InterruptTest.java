package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.trace.Ending;
import intray.trace.Linearisation;
import intray.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A signal ends a check with what was seen by then, and a recorded run with its trace; a JVM of its
 * own is sent a real one.
 */
@DisabledOnOs(OS.WINDOWS)
final class InterruptTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void check_aSignal_reportsWhatWasSeen(String signal) throws Exception {
    Path begun = folder.resolve("begun");
    Path json = folder.resolve("report.json");
    Process process =
        start(
            "check", "samples.Vast", "readers", "-p", "begun=" + begun, "--json", json.toString());
    while (!Files.exists(begun) && process.isAlive()) {
      Thread.onSpinWait();
    }

    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());

    String shown = Files.readString(folder.resolve("err"));
    assertEquals(3, process.waitFor(), shown);
    String out = Files.readString(folder.resolve("out"));
    assertTrue(out.contains("parallel "), out);
    assertTrue(out.contains("BOUNDED: nothing is wrong as far as the exploration went"), out);
    assertTrue(out.replace('\n', ' ').contains("but it was interrupted, after "), out);
    List<String> reports = Files.readAllLines(json);
    assertEquals(2, reports.size());
    assertTrue(reports.get(0).contains("\"verdict\":\"BOUNDED\",\"bound\":\"interrupted\""));
    assertTrue(reports.get(1).contains("\"error\":\"interrupted before it was explored\""));
  }

  @ParameterizedTest
  @CsvSource({"serial,INT", "threads,INT", "serial,TERM", "threads,TERM"})
  void run_aSignal_leavesTheTraceOfWhatHappened(String placement, String signal) throws Exception {
    Path trace = folder.resolve("trace.ndjson");
    Process process = rally(placement, trace);

    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());

    assertEquals(3, process.waitFor(), Files.readString(folder.resolve("err")));
    assertTrue(Files.readString(folder.resolve("out")).contains("interrupted"));
    try (TraceReader reader = TraceReader.open(trace)) {
      assertNull(Linearisation.check(reader));
      assertEquals(Ending.of("interrupted"), reader.ending());
      assertTrue(reader.line() > 8 * 1000, () -> "only " + reader.line() + " lines");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_killed_leavesLogsFromWhichTheTraceIsRecovered(String placement) throws Exception {
    Path trace = folder.resolve("trace.ndjson");
    Process process = rally(placement, trace);
    assertTrue(Cli.run("show", trace.toString()).err().contains("is still going on"));
    Cli early = Cli.run("recover", trace.toString());
    assertEquals(2, early.status());
    assertTrue(early.err().contains("is still going on"), early.err());
    assertFalse(Files.exists(trace));
    assertTrue(process.destroyForcibly().waitFor() != 0);

    assertFalse(Files.exists(trace));
    String hint = "'intray recover " + trace + "' writes what it has left";
    assertTrue(Cli.run("show", trace.toString()).err().contains(hint));
    assertTrue(Cli.run("validate", trace.toString()).err().contains(hint));
    Cli recovered = Cli.run("recover", trace.toString());
    assertEquals(0, recovered.status(), recovered.err());
    try (TraceReader reader = TraceReader.open(trace)) {
      assertNull(Linearisation.check(reader));
      Ending ending = assertPresent(reader.ending());
      assertEquals("interrupted", ending.end());
      assertTrue(reader.line() > 3000, () -> "only " + reader.line() + " lines");
      String said = recovered.out().replace('\n', ' ');
      assertEquals(ending.missing() > 0, said.contains("what was not recorded any more"), said);
    }
    Cli again = Cli.run("recover", trace.toString());
    assertEquals(2, again.status());
    String refusal = again.err().replaceAll("\\s+", " ");
    assertTrue(
        refusal.contains(
            "is there already, and is the trace of a run of samples.Rally (interrupted)"),
        refusal);
    Cli nothing = Cli.run("recover", folder.resolve("other.ndjson").toString());
    assertEquals(2, nothing.status());
    assertTrue(nothing.err().contains("there are no logs of "), nothing.err());
  }

  private static <T> T assertPresent(@Nullable T value) {
    assertNotNull(value);
    return Objects.requireNonNull(value);
  }

  private Process rally(String placement, Path trace) throws IOException {
    Path begun = folder.resolve("begun");
    Process process =
        start(
            "run",
            "samples.Rally",
            "--on",
            placement,
            "-p",
            "begun=" + begun,
            "--trace",
            trace.toString());
    while (!Files.exists(begun) && process.isAlive()) {
      Thread.onSpinWait();
    }
    return process;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (canResetSignals()) { // a shell without job control starts its jobs deaf to interrupts
      command.addAll(List.of("env", "--default-signal=INT,TERM"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("intray.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static boolean canResetSignals() throws IOException {
    try {
      return new ProcessBuilder("env", "--default-signal=INT,TERM", "true").start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
