package intray.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker's own canaries: run in every build. */
class SelfCheckTest {
  private static final long MANY = 2_000_000;

  @Test
  void everything_planted_is_found() {
    List<SelfCheck.Row> rows = SelfCheck.all();

    assertEquals(Canaries.all().size() + Flaw.values().length - 1, rows.size());
    assertAll(rows.stream().map(row -> () -> assertTrue(row.found(), row::toString)));
  }

  static Stream<Canary> canaries() {
    return Canaries.all().stream().filter(canary -> !canary.figures().isEmpty());
  }

  /** What a canary is to show was not read off the searches that it watches. */
  @ParameterizedTest
  @MethodSource("canaries")
  void the_known_figures_are_those_of_the_plain_enumeration(Canary canary) {
    canary
        .figures()
        .forEach(
            (level, known) -> {
              Model model = new Model(canary.graph());
              Exploration all = Explore.with(new Enumeration(), model, level);
              assertEquals(all.outcomes.size(), known.outcomes(), canary.name + " " + level);
              assertEquals(
                  TraceCount.of(new Model(canary.graph()), level, MANY),
                  known.executions(),
                  canary.name + " " + level);
            });
  }

  @Test
  void a_long_check_that_found_nothing_checks_the_checker_first() {
    Check chain = Check.of(Canaries.all().get(0).graph());
    Check late = Check.of(Canaries.all().get(3).graph());

    assertEquals(0, chain.run().canaries(), "it did not take long");
    assertEquals(0, late.longFrom(0).run().canaries(), "it found something");
    assertEquals(Canaries.all().size() + 2, chain.longFrom(0).run().canaries());
  }

  @Test
  void a_missed_canary_stops_a_verdict() {
    CheckException e =
        assertThrows(
            CheckException.class,
            () ->
                SelfCheck.requireFound(
                    List.of(new SelfCheck.Row("some-graph", "a bug", false, ""))));

    assertTrue(String.valueOf(e.getMessage()).contains("some-graph"), e::getMessage);
  }

  @Test
  void a_canary_that_finds_nothing_is_a_miss() {
    Canary blind =
        new Canary("blind", () -> Canaries.all().get(0).graph())
            .finds(Level.PARALLEL, FindingKind.LOST_MESSAGE);

    List<String> wrong = blind.wrong(Check.of(blind.graph()));

    assertFalse(wrong.isEmpty());
    assertNotEquals("nothing", blind.expectation());
  }
}
