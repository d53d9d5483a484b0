package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code intray check} prints and exits with. */
final class CheckCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check-then-control",
        "check-then-control-repaired",
        "echo-two-channels",
        "claim-then-look",
        "word-count",
        "philosophers",
        "diamond-fan-in",
        "take-too-early"
      })
  void check_aGraphOfTheCatalogue_printsTheReport(String graph) {
    Golden.assertMatches("check-" + graph + ".txt", Cli.run("check", graph).stableOut());
  }

  static Stream<Entry> entries() {
    return Catalogue.entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void check_anyGraphOfTheCatalogue_exitsAsItsVerdictSays(Entry entry) {
    Cli cli = Cli.run("check", entry.name());

    assertEquals("", cli.err());
    assertEquals(cli.out().contains("\nFOUND: ") ? 1 : 0, cli.status(), cli.out());
    assertTrue(cli.out().matches("(?s).*\n(FOUND|EXHAUSTED): .*\n"), cli.out());
  }

  @Test
  void check_matchingStatesAsAsked_saysSo() {
    Cli cli = Cli.run("check", "endless-ring", "--match", "states");

    assertEquals(0, cli.status(), cli.out());
    String words = cli.out().replaceAll("\\s+", " ");
    assertTrue(words.contains("(--match states): as asked. Executions can go on for ever"), words);
    assertTrue(words.contains("EXHAUSTED: nothing is wrong; every state was explored"), words);
  }

  /** Schedules and tokens too are the same whoever has explored. */
  @ParameterizedTest
  @ValueSource(strings = {"--match histories", "--bound executions=1000000"})
  @Tag("slow")
  void check_ofManyStates_tellsTheSameWhateverTheNumberOfWorkers(String mode) {
    String[] wanted = append("check lastzero -p n=9 --json -".split(" "), mode.split(" "));
    Cli one = Cli.run(append(wanted, "--workers", "1"));
    Cli two = Cli.run(append(wanted, "--workers", "2"));

    assertEquals(0, one.status(), one.err());
    assertTrue(one.out().contains("\"executions\":1536"), one.out());
    assertEquals(one.stableOut(), two.stableOut());
  }

  private static String[] append(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void check_withANumberOfWorkersThatCannotBe_saysWhichCan() {
    for (String number : List.of("0", "-1", "257", "two")) {
      Cli cli = Cli.run("check", "readers", "--workers", number);
      assertEquals(2, cli.status(), cli.out());
      assertTrue(cli.err().contains("--workers"), cli.err());
    }
  }

  @Test
  void check_whatNeverEnds_isNotSaidToHideNothing() {
    String polling = Cli.run("check", "polling").out().replaceAll("\\s+", " ");
    assertTrue(polling.contains("true parallelism have no outcomes to compare"), polling);
    assertFalse(polling.contains("hides nothing"), polling);

    String polite = Cli.run("check", "after-you").out().replaceAll("\\s+", " ");
    assertTrue(polite.contains("has the same outcomes of executions that end."), polite);
  }

  @Test
  void check_matchingHistoriesOfWhatGoesRound_isBounded() {
    Cli cli =
        Cli.run("check", "endless-ring", "--match", "histories", "--bound", "steps=100,states=500");

    assertEquals(3, cli.status(), cli.out());
    assertTrue(cli.out().contains("States are told apart by histories: as asked."), cli.out());
  }

  @Test
  void check_matchingUnknown_isBadUsage() {
    Cli cli = Cli.run("check", "chain", "--match", "fields");

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("'fields' is none; they are histories, states, auto"), cli.err());
  }

  @Test
  void check_severalGraphs_endsWithASummary() {
    Cli cli = Cli.run("check", "chain", "check-then-control", "readers", "-p", "n=4");

    assertEquals(1, cli.status());
    Golden.assertMatches("check-several.txt", cli.stableOut());
  }

  @Test
  void check_stoppedAtABound_saysSoAndHowToGoOn() {
    Cli cli = Cli.run("check", "readers", "--bound", "states=10");

    assertEquals(3, cli.status());
    Golden.assertMatches("check-bounded.txt", cli.stableOut());
  }

  @Test
  void check_stoppedByTheClock_saysTimedOut() {
    Cli cli = Cli.run("check", "lastzero", "-p", "n=12", "--bound", "seconds=0.000001");

    assertEquals(3, cli.status(), cli.out());
    assertTrue(cli.out().contains("TIMED_OUT: "), cli.out());
    assertTrue(cli.out().contains("--bound seconds=0.00001"), cli.out());
  }

  @Test
  void check_estimate_exploresNothingAndHasNoVerdict() {
    Cli cli = Cli.run("check", "check-then-control", "readers", "--estimate");

    assertEquals(0, cli.status());
    Golden.assertMatches("check-estimate.txt", cli.stableOut());
    String json = Cli.run("check", "check-then-control", "--estimate", "--json", "-").out();
    assertTrue(json.contains("\"estimate\":{\"cooperative\":{\"executions\":{\"mean\":"), json);
    assertFalse(json.contains("verdict"), json);
  }

  @Test
  void check_oneBoundedOneFaulty_exitsWithFound() {
    assertEquals(1, Cli.run("check", "readers", "dead-end", "--bound", "states=10").status());
  }

  @Test
  void check_oneLevel_comparesNothing() {
    Cli cli = Cli.run("check", "check-then-control", "--level", "cooperative");

    assertEquals(0, cli.status());
    assertFalse(cli.out().contains("hides"), cli.out());
    assertFalse(cli.out().contains("parallel"), cli.out());
  }

  @Test
  void check_aNarrowScreen_keepsWithinIt() {
    Cli cli = Cli.run(50, "check", "check-then-control", "word-count");

    for (String line : cli.out().split("\n", -1)) {
      // A token is never broken: it is there to be copied.
      assertTrue(Cells.width(line) <= 50 || line.contains("intray replay "), line);
    }
    Golden.assertMatches("check-narrow.txt", cli.stableOut());
  }
}
