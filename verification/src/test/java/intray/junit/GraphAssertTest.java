package intray.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Source;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.check.Bounds;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import intray.check.Rerun;
import intray.check.Verdict;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class GraphAssertTest {
  private static final Graph LOSES = Catalogue.get("check-then-control").build();
  private static final Graph FINE = Catalogue.get("readers").build();

  @Test
  void graphWithNothingWrong_givesItsReport() {
    Report report = GraphAssert.assertThat(FINE).findsNothing();
    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertEquals(Set.of(Level.values()), report.levels().keySet());
  }

  @Test
  void findings_mustBeExactlyTheExpectedOnes() {
    GraphAssert loses = GraphAssert.assertThat(LOSES);
    loses.finds(FindingKind.LOST_MESSAGE, FindingKind.HIDDEN_BY_SERIALISATION);
    assertFails("nothing should be wrong.", () -> loses.findsNothing());
    assertFails(
        "found but not expected: [HIDDEN_BY_SERIALISATION].",
        () -> loses.finds(FindingKind.LOST_MESSAGE));
    assertFails(
        "expected but not found: [STUCK]; found but not expected: [LOST_MESSAGE,"
            + " HIDDEN_BY_SERIALISATION].",
        () -> loses.finds(FindingKind.STUCK));
  }

  @Test
  void onlyTheLevelsAskedFor_areExplored() {
    Report report = GraphAssert.assertThat(LOSES).levels(Level.COOPERATIVE).findsNothing();
    assertEquals(Set.of(Level.COOPERATIVE), report.levels().keySet());
  }

  @Test
  void boundThatWasReached_failsUnlessItIsAccepted() {
    GraphAssert bounded = GraphAssert.assertThat(FINE).bounds(Bounds.DEFAULT.withStates(3));
    assertFails("the exploration stopped at states=3", bounded::findsNothing);
    assertEquals(Verdict.BOUNDED, bounded.acceptingBound().findsNothing().verdict());
    assertFails(
        "expected but not found: [STUCK]", () -> bounded.acceptingBound().finds(FindingKind.STUCK));
  }

  @Test
  void levelWhoseStatesWereNotCounted_wasExploredAllTheSame() {
    GraphAssert few = GraphAssert.assertThat(FINE).bounds(Bounds.DEFAULT.withExecutions(2));
    assertEquals(Verdict.BOUNDED, few.acceptingBound().findsNothing().verdict());

    // One trace, and more states than are visited then.
    Report report = GraphAssert.assertThat(CountingReader.graph(400)).findsNothing();
    assertEquals(Verdict.EXHAUSTED, report.verdict());
    LevelReport cooperative = Objects.requireNonNull(report.levels().get(Level.COOPERATIVE));
    assertEquals(0, cooperative.states(), "they are not counted, which this test is about");
  }

  @Test
  void graphInWhichNobodyEverTakesAStep_wasExploredAllTheSame() {
    assertEquals(
        Verdict.EXHAUSTED,
        GraphAssert.assertThat(CountingReader.waiting().mayRest().build())
            .findsNothing()
            .verdict());
    GraphAssert.assertThat(CountingReader.waiting().build()).finds(FindingKind.STUCK);
  }

  @Test
  void graphThatServesForEver_isExploredAlthoughItHasNoOutcome() {
    assertEquals(
        Verdict.EXHAUSTED,
        GraphAssert.assertThat(CountingReader.server()).findsNothing().verdict());
  }

  @Test
  void interruptedExploration_failsWhateverIsAccepted() {
    Thread.currentThread().interrupt();
    try {
      assertFails(
          "the exploration was interrupted",
          () -> GraphAssert.assertThat(FINE).acceptingBound().findsNothing());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  /** The token that stands in the message of a failure. */
  private static String token(GraphAssert failing) {
    String message =
        String.valueOf(assertThrows(AssertionError.class, failing::findsNothing).getMessage());
    Matcher line =
        Pattern.compile("Replay it: GraphAssert.assertThat\\(graph\\).replay\\(\"(\\S+)\"\\)\n")
            .matcher(message);
    assertTrue(line.find(), message);
    return line.group(1);
  }

  @Test
  void replay_tokenOfTheMessage_showsTheFindingAgain() {
    GraphAssert loses = GraphAssert.assertThat(LOSES);
    String token = token(loses);
    AssertionError again = assertThrows(AssertionError.class, () -> loses.replay(token));
    String said = String.valueOf(again.getMessage());
    assertTrue(
        said.startsWith("check-then-control: a schedule of the parallel level that showed LOST"),
        said);
    assertTrue(said.contains("take control → \"producerFinished\""), said);
    assertTrue(said.contains("\nREPRODUCED: LOST_MESSAGE. \"x\" in echo.in"), said);
  }

  @Test
  void replay_graphThatGoesAnotherWay_failsSinceNothingIsKnown() {
    Graph repaired = Catalogue.get("check-then-control-repaired").build();
    String token = token(GraphAssert.assertThat(LOSES));
    AssertionError failed =
        assertThrows(AssertionError.class, () -> GraphAssert.assertThat(repaired).replay(token));
    String said = String.valueOf(failed.getMessage());
    assertTrue(said.contains("\nDIVERGED after "), said);
  }

  /** Sends a word to somebody who fails at a greeting. */
  private static Graph greetings(String word) {
    return Graph.named("greetings")
        .component("greeter", Source.of(word))
        .component(
            "greeted",
            ports -> {
              Inbox<String> in = ports.inbox("in");
              return new Component() {
                @Override
                public Step start() {
                  return Step.await(in);
                }

                @Override
                public Step next() {
                  if (in.take().equals("hello")) {
                    throw new IllegalStateException("hello yourself");
                  }
                  return Step.DONE;
                }
              };
            })
        .link("greeter.out", "greeted.in")
        .build();
  }

  @Test
  void replay_scheduleThatNoLongerShowsIt_passes() {
    String token = token(GraphAssert.assertThat(greetings("hello")));
    Rerun.Result result = GraphAssert.assertThat(greetings("goodbye")).replay(token);
    assertFalse(result.isReproduced());
  }

  private static void assertFails(String beginning, Runnable assertion) {
    AssertionError error = assertThrows(AssertionError.class, assertion::run);
    assertTrue(String.valueOf(error.getMessage()).startsWith(beginning), error::getMessage);
  }
}
