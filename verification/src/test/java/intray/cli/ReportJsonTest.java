package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --json} promises to programs. */
final class ReportJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode json(String line) throws IOException {
    return MAPPER.readTree(line);
  }

  @Test
  void json_aGraphWithFindings_hasAllFields() throws IOException {
    Cli cli = Cli.run("check", "check-then-control", "--json", "-");
    JsonNode report = json(cli.out());

    assertEquals(1, cli.status());
    assertEquals("check-then-control", report.get("graph").textValue());
    assertEquals(JsonNodeType.OBJECT, report.get("parameters").getNodeType());
    assertEquals("FOUND", report.get("verdict").textValue());
    assertEquals(1, report.at("/levels/round-robin/outcomes").intValue());
    assertEquals(1, report.at("/levels/cooperative/outcomes").intValue());
    assertEquals(2, report.at("/levels/parallel/outcomes").intValue());
    assertTrue(report.at("/levels/parallel/executions").longValue() > 1);
    assertTrue(report.at("/levels/parallel/states").longValue() > 1);
    assertEquals(0, report.at("/levels/parallel/redundant").intValue());
    assertEquals(0, report.at("/hidden/by-round-robin").intValue());
    assertEquals(1, report.at("/hidden/by-serialisation").intValue());
    assertTrue(report.get("seconds").isNumber());
    JsonNode lost = report.at("/findings/0");
    assertEquals("LOST_MESSAGE", lost.get("kind").textValue());
    assertEquals("parallel", lost.get("level").textValue());
    assertEquals("echo", lost.get("component").textValue());
    assertEquals(lost.get("schedule").size(), lost.get("operations").intValue());
    assertEquals(2, lost.get("switches").intValue());
    assertTrue(lost.get("minimal").booleanValue());
    assertEquals("echo", lost.at("/schedule/0/component").textValue());
    assertEquals("in empty?", lost.at("/schedule/0/operation").textValue());
    assertEquals("yes", lost.at("/schedule/0/answer").textValue());
    assertTrue(lost.at("/schedule/0/where").textValue().startsWith("EndOfStream.java:"));
    JsonNode hidden = report.at("/findings/1");
    assertEquals("HIDDEN_BY_SERIALISATION", hidden.get("kind").textValue());
    assertTrue(hidden.get("component").isNull());
    assertEquals(report.at("/outcomes/1/outcome"), hidden.get("outcome"));
    assertEquals("parallel", report.at("/outcomes/1/levels/0").textValue());
  }

  @Test
  void json_severalGraphs_isOneLineEach() throws IOException {
    Cli cli = Cli.run("check", "readers", "chain", "-p", "n=3", "--json", "-");
    String[] lines = cli.out().split("\n", -1);

    assertEquals(3, lines.length);
    assertEquals("readers", json(lines[0]).get("graph").textValue());
    assertEquals("3", json(lines[0]).at("/parameters/n").textValue());
    assertEquals("chain", json(lines[1]).get("graph").textValue());
    assertEquals("3", json(lines[1]).at("/parameters/n").textValue());
    assertEquals("", lines[2]);
  }

  @Test
  void json_aBound_isNamed() throws IOException {
    Cli cli = Cli.run("check", "readers", "--bound", "states=10", "--json", "-");
    JsonNode report = json(cli.out());

    assertEquals(3, cli.status());
    assertEquals("BOUNDED", report.get("verdict").textValue());
    assertEquals("states=10", report.get("bound").textValue());
    assertEquals("states=10", report.at("/levels/parallel/bound").textValue());
  }

  @Test
  void json_oneLevel_saysNothingAboutWhatIsHidden() throws IOException {
    JsonNode report = json(Cli.run("check", "chain", "--level", "parallel", "--json", "-").out());

    assertEquals(1, report.get("levels").size());
    assertEquals(0, report.get("hidden").size());
  }

  @Test
  void json_toAFile_isThatOfStandardOutputBesideTheText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    Cli both = Cli.run("check", "chain", "--json", file.toString());
    Cli printed = Cli.run("check", "chain", "--json", "-");

    assertTrue(both.out().contains("EXHAUSTED: "), both.out());
    assertEquals(printed.stableOut(), Cli.stable(Files.readString(file)));
  }
}
