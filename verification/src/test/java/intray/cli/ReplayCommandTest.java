package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code intray replay} prints and exits with. */
final class ReplayCommandTest {
  private static JsonNode report(String... args) throws IOException {
    String[] all = new String[args.length + 3];
    all[0] = "check";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--json";
    all[args.length + 2] = "-";
    return new ObjectMapper().readTree(Cli.run(all).out());
  }

  private static String token(String graph) throws IOException {
    return report(graph).at("/findings/0/replay").textValue();
  }

  @Test
  void replay_token_printsTheScheduleAndExitsWithFound() throws IOException {
    Cli cli = Cli.run("replay", token("check-then-control"));
    assertEquals(1, cli.status(), cli.err());
    Golden.assertMatches("replay-check-then-control.txt", cli.stableOut());
  }

  @Test
  void replay_traceOfWhatGoesOnForEver_showsWhatComesAgain() {
    String trace = "../traces/known-bad/findings/after-you.1-never-ends.ndjson";
    Cli replayed = Cli.run("replay", trace);
    assertEquals(1, replayed.status(), replayed.err());
    Golden.assertMatches("replay-after-you.txt", replayed.stableOut());
    Cli shown = Cli.run("show", trace);
    assertEquals(0, shown.status(), shown.err());
    Golden.assertMatches("show-after-you.txt", shown.stableOut());
  }

  @Test
  void replay_narrowScreen_keepsWithinIt() throws IOException {
    Cli cli = Cli.run(50, "replay", token("philosophers"));
    assertEquals(1, cli.status(), cli.err());
    Golden.assertMatches("replay-narrow.txt", cli.stableOut());
    for (String line : cli.out().split("\n", -1)) {
      assertTrue(Cells.width(line) <= 50, line);
    }
  }

  @Test
  void replay_outcomeHiddenByRoundRobin_isReproduced() throws IOException {
    JsonNode outcomes = report("readers").get("outcomes");
    assertFalse(outcomes.get(0).has("replay"));
    Cli cli = Cli.run("replay", outcomes.get(1).get("replay").textValue());
    assertEquals(1, cli.status(), cli.err());
    assertTrue(cli.out().contains("REPRODUCED: the outcome that round-robin hides."), cli.out());
    assertTrue(cli.out().contains(outcomes.get(1).get("outcome").textValue()), cli.out());
  }

  @Test
  void replay_classOfAUser_isFoundByItsName() throws IOException {
    Cli cli = Cli.run("replay", token("example.Votes"));
    assertEquals(1, cli.status(), cli.err());
    assertTrue(cli.out().contains("REPRODUCED: LOST_MESSAGE."), cli.out());
  }

  @Test
  void replay_stepByStep_waitsForEnter() throws IOException {
    String token = token("check-then-control");
    Cli rest = typing("\n\nr\n", "replay", "--step", token);
    assertEquals(1, rest.status(), rest.err());
    assertEquals(3, rest.out().split("next is ", -1).length - 1, rest.out());
    Cli given = typing("\nq\n", "replay", "--step", token);
    assertEquals(3, given.status(), given.err());
    assertTrue(given.out().endsWith("Given up, as you asked.\n"), given.out());
    Cli nobody = typing("", "replay", "--step", token);
    assertEquals(1, nobody.status(), nobody.err());
  }

  private static Cli typing(String keys, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
    try {
      return Cli.run(args);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void replay_damagedOrForeignToken_isRefused() throws IOException {
    String token = token("philosophers");
    assertRefused("checksum is wrong", token.replace("philosophers", "lastzero"));
    assertRefused("checksum is wrong", token.substring(0, token.length() - 3));
    assertRefused("version '7'", token.replace("intray1", "intray7"));
    assertRefused("no replay token", "philosophers");
    assertRefused("no replay token", "");
  }

  private static void assertRefused(String words, String token) {
    Cli cli = Cli.run("replay", token);
    assertEquals(2, cli.status());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains(words), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
  }

  @Test
  void tokens_areInAllReports(@TempDir Path folder) throws IOException {
    Path html = folder.resolve("report.html");
    Path xml = folder.resolve("report.xml");
    for (String graph : new String[] {"check-then-control", "pause-on-unread-mail"}) {
      JsonNode json = report(graph);
      String text =
          Cli.run("check", graph, "--html", html.toString(), "--junit-xml", xml.toString()).out();
      for (String pointer : new String[] {"findings", "outcomes"}) {
        for (JsonNode one : json.get(pointer)) {
          if (one.has("replay")) {
            String command = "intray replay " + one.get("replay").textValue();
            assertTrue(text.contains(command), command);
            assertTrue(Files.readString(html).contains(command), command);
            assertTrue(Files.readString(xml).contains(command), command);
          }
        }
      }
      assertTrue(json.at("/findings/0").has("replay"));
    }
  }
}
