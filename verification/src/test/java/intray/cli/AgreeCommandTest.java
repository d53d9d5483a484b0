package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import intray.agree.AgreementReport;
import intray.agree.Cell;
import intray.agree.Column;
import intray.agree.Engine;
import intray.agree.Example;
import intray.agree.Planted;
import intray.agree.Row;
import intray.check.Bounds;
import intray.check.Level;
import intray.check.Method;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreeCommandTest {
  private static final String[] QUICK = {"--engines", "serial,checker,plain", "--runs", "20"};

  @Test
  void agreement_isATable() {
    Cli cli =
        Cli.run(
            "agree",
            "take-too-early",
            "claim-then-look",
            "resent-struct",
            "--outcomes",
            QUICK[0],
            QUICK[1],
            QUICK[2],
            QUICK[3]);

    assertEquals(0, cli.status(), cli.err());
    Golden.assertMatches("agree.txt", cli.out());
  }

  @Test
  void agreement_asJson_hasEveryCellWithItsOutcomesAndItsWork(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("agree.json");

    Cli cli =
        Cli.run(
            "agree",
            "refused-send",
            "-p",
            "bound=1",
            "--json",
            file.toString(),
            QUICK[0],
            QUICK[1],
            QUICK[2],
            QUICK[3]);

    assertEquals(0, cli.status(), cli.err());
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertTrue(json.get("agreed").asBoolean());
    assertTrue(json.get("planted").get("count").asInt() > 5);
    JsonNode graph = json.get("graphs").get(0);
    assertEquals("refused-send", graph.get("graph").asText());
    assertEquals("1", graph.get("parameters").get("bound").asText());
    assertEquals(5, graph.get("cells").size());
    for (JsonNode cell : graph.get("cells")) {
      assertEquals("seen", cell.get("result").asText());
      assertFalse(cell.get("outcomes").isEmpty());
      String unit = cell.has("runs") ? "runs" : cell.has("states") ? "states" : "interleavings";
      assertTrue(cell.get(unit).asLong() > 0, cell::toString);
    }
    JsonNode serial = graph.get("cells").get(0);
    assertEquals(20, serial.get("outcomes").get(0).get("times").asInt());
  }

  @Test
  void anEngineThatIsNotInstalled_isCalledSo() {
    AgreementReport report =
        new AgreementReport(
            List.of(
                Row.of(
                    Example.of("take-too-early"),
                    Map.of(Column.JPF, new Cell.NotInstalled("install it from there")))),
            List.of(new Planted(Column.PARALLEL, "something", true)),
            Map.of(Engine.Kind.JPF, "install it from there"));

    String text = text(report, EnumSet.of(Engine.Kind.JPF));

    assertTrue(text.contains("[a] not installed (1 cell)"), text);
    assertTrue(text.contains("JPF is not installed: install it from there"), text);
    assertTrue(text.contains("NOTHING COMPARED"), text);
    assertEquals(
        "not installed",
        json(report).get("graphs").get(0).get("cells").get(0).get("result").asText());
  }

  @Test
  void nothingToCompare_isNoAgreement() {
    Cli cli = Cli.run("agree", "hidden-coin", QUICK[0], QUICK[1], QUICK[2], QUICK[3]);

    assertEquals(3, cli.status(), cli.err());
    assertTrue(cli.out().contains("NOTHING COMPARED"), cli.out());
  }

  /** One engine was given a graph with another bound. */
  @Test
  void aDisagreement_isShownWithTheSmallestDifference_andASchedule() {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    cells.put(Column.PARALLEL, cell("refused-send bound=1"));
    cells.put(Column.PARALLEL_PLAIN, cell("refused-send bound=2"));
    AgreementReport report =
        new AgreementReport(
            List.of(Row.of(Example.of("refused-send"), cells)),
            List.of(new Planted(Column.PARALLEL, "something", true)),
            Map.of());

    assertFalse(report.agrees());
    Golden.assertMatches(
        "agree-disagreement.txt", text(report, EnumSet.of(Engine.Kind.CHECKER, Engine.Kind.PLAIN)));
    JsonNode difference = json(report).get("differences").get(0);
    assertEquals("parallel", difference.get("level").asText());
    assertEquals("plain, parallel", difference.get("missedBy").get(0).asText());
    assertFalse(difference.get("schedule").isEmpty());
  }

  @Test
  void aPlantedDisagreementThatGoesUnnoticed_spoilsEverything() {
    AgreementReport report =
        new AgreementReport(
            List.of(),
            List.of(new Planted(Column.THREADS, "given something else", false)),
            Map.of());

    assertFalse(report.agrees());
    String text = text(report, EnumSet.allOf(Engine.Kind.class));
    assertTrue(text.contains("NOT NOTICED, though planted: threads, parallel"), text);
    assertTrue(text.contains("NOT AGREED"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agree --engines checker                    | it takes two to agree",
        "agree --engines checker,tcl                | there is no engine 'tcl'",
        "agree -p n=3                               | name the graph",
        "agree take-too-early --runs 0              | are 1 or more",
        "agree take-to-early                        | did you mean 'take-too-early'",
        "agree take-too-early --json /              | is a directory",
      })
  void badUsage_isExplained(String command, String hint) {
    Cli cli = Cli.run(command.split(" +", -1));

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains(hint), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
  }

  private static Cell cell(String graph) {
    Method.Result seen =
        Method.ALL_STATES.explore(Example.of(graph).graph(), Level.PARALLEL, Bounds.DEFAULT);
    Map<String, Long> outcomes = new TreeMap<>();
    seen.outcomes().forEach(outcome -> outcomes.put(outcome, 0L));
    return new Cell.Seen(outcomes, seen.states(), Cell.Unit.STATES, "", Map.of(), 0);
  }

  private static String text(AgreementReport report, Set<Engine.Kind> engines) {
    StringWriter out = new StringWriter();
    Screen screen = Screen.plain(new PrintWriter(out), new PrintWriter(out), Screen.PAGE);
    new AgreementText(screen, false).print(report, engines);
    screen.flush();
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private static JsonNode json(AgreementReport report) {
    try {
      return new ObjectMapper().readTree(AgreementJson.of(report));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void agree_graphThatCanGoOnForEver_isRefused() {
    Cli cli = Cli.run("agree", "endless-ring");

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("endless-ring(n=3) can go on for ever"), cli.err());
  }
}
