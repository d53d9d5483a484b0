package intray.agree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.check.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is a difference, and what is none. */
class ComparisonTest {
  private final Example example = Example.of("take-too-early");
  private final Map<Column, Cell> cells = new EnumMap<>(Column.class);

  @Test
  void equalSets_agree() {
    cells.put(Column.PARALLEL, seen("a", "b"));
    cells.put(Column.PARALLEL_TLC, seen("b", "a"));

    assertEquals(List.of(), Comparison.of(example, cells));
    assertEquals(2, Comparison.compared(cells));
  }

  @Test
  void anOutcomeThatOneLacks_isADifference_whoeverItIs() {
    cells.put(Column.PARALLEL, seen("a", "b"));
    cells.put(Column.PARALLEL_TLC, seen("a"));

    Difference difference = only();
    assertEquals("b", difference.outcome());
    assertEquals(List.of(Column.PARALLEL), difference.seenBy());
    assertEquals(List.of(Column.PARALLEL_TLC), difference.missedBy());
  }

  @Test
  void threadsSeeSome_butNoneThatTheLevelHasNot() {
    cells.put(Column.PARALLEL, seen("a", "b"));
    cells.put(Column.THREADS, seen("a"));
    assertEquals(List.of(), Comparison.of(example, cells));

    cells.put(Column.THREADS, seen("a", "c"));
    assertEquals(List.of(Column.THREADS), only().seenBy());
  }

  @Test
  void whatTheLowerLevelAllows_theHigherMustAllow() {
    cells.put(Column.COOPERATIVE, seen("a", "b"));
    cells.put(Column.PARALLEL, seen("a"));

    assertEquals(Level.PARALLEL, only().level());
  }

  @Test
  void whatOnlyTheHigherLevelAllows_isNoDifference() {
    cells.put(Column.COOPERATIVE, seen("a"));
    cells.put(Column.COOPERATIVE_PLAIN, seen("a"));
    cells.put(Column.PARALLEL, seen("a", "b"));

    assertEquals(List.of(), Comparison.of(example, cells));
  }

  @Test
  void whoWasCutOff_mayLackOutcomes_butHasNoneOfItsOwn() {
    cells.put(Column.PARALLEL, seen("a", "b"));
    cells.put(Column.JPF, seen("a").upTo("states=3"));
    assertEquals(List.of(), Comparison.of(example, cells));

    cells.put(Column.JPF, seen("c").upTo("states=3"));
    assertEquals("c", only().outcome());
  }

  @Test
  void whoIsNotThere_neitherAgreesNorDiffers() {
    cells.put(Column.PARALLEL, seen("a"));
    cells.put(Column.JPF, new Cell.NotInstalled("install it"));
    cells.put(Column.PARALLEL_TLC, new Cell.Skipped("too large"));

    assertEquals(List.of(), Comparison.of(example, cells));
    assertEquals(0, Comparison.compared(cells));
  }

  @Test
  void twoWhoSeeOnlySome_areNotCompared() {
    cells.put(Column.SERIAL, seen("a"));
    cells.put(Column.COOPERATIVE, seen("a").upTo("states=3"));

    assertEquals(0, Comparison.compared(cells));
  }

  @Test
  void aDifference_comesWithASchedule_thatEndsInIt() {
    Example refused = Example.of("refused-send");
    cells.putAll(new PlainEngine(1_000_000, 1_000_000).run(refused));
    Set<String> outcomes =
        assertInstanceOf(Cell.Seen.class, cells.get(Column.PARALLEL_PLAIN)).outcomes().keySet();
    String completed =
        outcomes.stream().filter(text -> text.startsWith("completed")).findFirst().orElseThrow();
    cells.put(Column.PARALLEL_TLC, seen(completed));

    Row row = Row.of(refused, cells);

    assertFalse(row.agrees());
    assertEquals(outcomes.size() - 1, row.differences().size());
    for (Difference difference : row.differences()) {
      String failed = difference.outcome().replaceAll("failed: (\\w+) .*", "$1");
      assertTrue(
          difference.schedule().stream()
              .anyMatch(line -> line.startsWith(failed + ": send") && line.endsWith("→ FULL")),
          () -> difference.outcome() + difference.schedule());
    }
  }

  private Difference only() {
    List<Difference> differences = Comparison.of(example, cells);
    assertEquals(1, differences.size(), differences::toString);
    return differences.get(0);
  }

  private static Cell.Seen seen(String... outcomes) {
    return Cell.Seen.all(Set.of(outcomes), 1, Cell.Unit.STATES, 0);
  }
}
