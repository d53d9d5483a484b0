package intray.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.check.Bounds;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.Report;
import intray.check.Verdict;
import java.util.Set;
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

  private static void assertFails(String beginning, Runnable assertion) {
    AssertionError error = assertThrows(AssertionError.class, assertion::run);
    assertTrue(String.valueOf(error.getMessage()).startsWith(beginning), error::getMessage);
  }
}
