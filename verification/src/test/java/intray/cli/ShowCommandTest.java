package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code intray show} prints, and what {@code intray run --trace} writes for it. */
final class ShowCommandTest {
  private static final String HEADER =
      "{\"format\":\"intray-trace\",\"version\":1,\"graph\":\"g\",\"components\":[{\"name\":\"a\"}],"
          + "\"inboxes\":[],\"outputs\":[]}\n";

  @TempDir private Path folder;

  private String trace(String graph, String placement) {
    String file = folder.resolve(graph + ".ndjson").toString();
    Cli cli = Cli.run("run", graph, "--on", placement, "--trace", file);
    assertTrue(cli.status() < 2, cli.err());
    return file;
  }

  @Test
  void show_aTrace_printsATable() {
    String file = trace("check-then-control", "serial");

    Golden.assertMatches(
        "show-trace.txt",
        Cli.run("show", file).out()
            + "\n"
            + Cli.run("show", file, "--boxes").out()
            + "\n"
            + Cli.run(45, "show", file, "--boxes", "--from", "5", "--to", "9").out());
  }

  @Test
  void check_withTraces_saysWhereTheyAre() throws IOException {
    Path traces = folder.resolve("traces");

    Cli cli = Cli.run("check", "check-then-control", "--traces", traces.toString());

    assertEquals("intray: check-then-control: 2 traces are in ", cli.err().substring(0, 44));
    assertTrue(cli.err().contains(traces + ". 'intray show' prints one"), cli.err());
    try (Stream<Path> files = Files.list(traces)) {
      for (Path file : files.toList()) {
        assertEquals(0, Cli.run("show", file.toString()).status());
        assertEquals(1, Cli.run("replay", file.toString()).status());
      }
    }
  }

  @Test
  void show_onANarrowScreen_keepsTheWordsOfItsTitlesWhole() {
    String file = "../traces/golden/check-then-control-threads.ndjson";
    String[] lines = Cli.run(40, "show", file, "--boxes").out().split("\n", -1);
    assertEquals("event │ component │ operation │ boxes", lines[2]);
    for (String line : lines) {
      assertTrue(Cells.width(line) <= 40, line);
    }
  }

  @Test
  void show_aGraph_printsItAsTextAndForGraphviz() {
    Golden.assertMatches(
        "show-graph.txt",
        Cli.run("show", "readers", "-p", "n=2").out()
            + "\n"
            + Cli.run("show", "diamond-fan-in").out()
            + Cli.run("show", "readers", "-p", "n=2", "--dot").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void show_theTraceOfAnyGraph_findsNothingImpossible(String placement) {
    for (String graph :
        List.of("readers", "chain", "philosophers", "request-reply", "owned-after-handoff")) {
      Cli cli = Cli.run("show", trace(graph, placement), "--to", "100000");

      assertEquals(0, cli.status(), cli.err());
      assertTrue(cli.out().contains("\nEnd: "), cli.out());
      assertFalse(cli.out().contains("cannot have happened"), cli.out());
    }
  }

  @Test
  void run_aTraceThatCannotBeWritten_isToldBeforeTheRun() {
    Cli cli = Cli.run("run", "chain", "--on", "serial", "--trace", "no/such/file");

    assertEquals(2, cli.status());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains("--trace no/such/file cannot be written"), cli.err());
  }

  @Test
  void run_whateverHappens_leavesOnlyTheTrace() throws IOException {
    trace("owned-after-handoff", "threads");
    trace("philosophers", "threads");

    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.allMatch(file -> file.toString().endsWith(".ndjson")));
    }
  }

  @Test
  void show_moreEventsThanAFewScreens_saysSo() throws IOException {
    Path file = folder.resolve("long.ndjson");
    StringBuilder text = new StringBuilder(HEADER);
    for (int k = 1; k <= 1200; k++) {
      text.append("{\"component\":\"a\",\"operation\":\"Begin\",\"seq\":" + k + "}\n");
    }
    Files.writeString(file, text);

    Cli some = Cli.run("show", file.toString());
    Cli more = Cli.run("show", file.toString(), "--from", "600", "--to", "1300");

    assertTrue(some.out().contains("\n  500 │ begin\n"), some.out());
    assertFalse(some.out().contains("501"), some.out());
    assertTrue(some.out().contains("goes on after event 500; --from and --to"), some.out());
    assertFalse(more.out().contains("599"), more.out());
    assertTrue(more.out().contains("\n 1200 │ begin\n"), more.out());
    assertTrue(more.out().contains("broke off after line 1201"), more.out());
  }

  @Test
  void show_whatAnswersATerminal_isEscaped() throws IOException {
    Path file = folder.resolve("nasty.ndjson");
    String nasty = "\\u001b[31m\\u009b\\u202e\u202e\u009b";
    Files.writeString(
        file,
        HEADER.replace("\"g\"", "\"" + nasty + "\"").replace("\"a\"", "\"" + nasty + "\"")
            + "{\"component\":\""
            + nasty
            + "\",\"seq\":1,\"operation\":\"Fail\",\"message\":\""
            + nasty
            + "\"}\n{\"end\":\""
            + nasty
            + "\",\"outputs\":{\""
            + nasty
            + "\":[\""
            + nasty
            + "\"]}}\n");

    Cli cli = Cli.run("show", file.toString());

    assertEquals(0, cli.status(), cli.err());
    assertTrue(cli.out().contains("fails: \\u001b[31m"), cli.out());
    assertTrue(
        cli.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || c > 0x2100),
        cli.out());
  }

  @Test
  void show_whatIsNoTrace_isExplained() throws IOException {
    Path file = folder.resolve("it");
    Files.writeString(file, HEADER + "{\"component\":\"a\",\"seq\":\"\u001b[2J\"}\n");
    Cli badLine = Cli.run("show", file.toString());
    Files.writeString(file, "hello\n");
    Cli noTrace = Cli.run("show", file.toString());
    Files.writeString(
        file, HEADER.replace("[{\"name\":\"a\"}]", "[{\"name\":\"a\"},{\"name\":\"a\"}]"));
    Cli twice = Cli.run("show", file.toString());

    assertTrue(badLine.err().contains("it, line 2: 'seq' must be a whole number"), badLine.err());
    assertTrue(noTrace.err().contains("it, line 1: this is not a trace"), noTrace.err());
    assertTrue(twice.err().contains("two components are called 'a'"), twice.err());
    for (Cli cli : List.of(badLine, noTrace, twice)) {
      assertEquals(2, cli.status());
      assertFalse(cli.err().contains("fault of Intray"), cli.err());
    }
  }

  @Test
  void show_aGibibyteInOneLine_isRefusedAtOnce() throws IOException {
    Path file = folder.resolve("huge");
    byte[] block = "{\"x\":".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(HEADER.getBytes(StandardCharsets.UTF_8));
      for (int k = 0; k < 30; k++) {
        out.write(block);
      }
    }

    Cli cli = Cli.run("show", file.toString());

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("line 2: it is longer than 1 MiB"), cli.err());
  }
}
