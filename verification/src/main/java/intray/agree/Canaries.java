package intray.agree;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plants disagreements. A table in which they go unnoticed says nothing, however much it agrees.
 */
final class Canaries {
  private static final String FOREIGN = "an outcome that no engine has seen";

  private Canaries() {}

  /** The graph that everybody else is given, and the one that an engine is given in its place. */
  private record Swap(String right, String wrong) {}

  /** What tells a column from others, and is small enough for the slowest of engines. */
  private static Swap swap(Column column) {
    return switch (column) {
      case SERIAL, THREADS -> new Swap("chain n=2 k=1", "chain n=2 k=2");
      case PARALLEL, PARALLEL_PLAIN, PARALLEL_TLC ->
          new Swap("refused-send bound=1", "refused-send bound=2");
      case COOPERATIVE, COOPERATIVE_PLAIN, COOPERATIVE_TLC, JPF ->
          new Swap("finished-child-repaired", "finished-child");
    };
  }

  /** Gives an engine another graph than the one it is compared on, for each of its columns. */
  static List<Planted> wrongGraphs(Engine engine, Engine checker, Engine plain)
      throws InterruptedException {
    List<Planted> planted = new ArrayList<>();
    for (Column column : Column.of(engine.kind())) {
      Swap swap = swap(column);
      Example right = Example.of(swap.right());
      Engine reference = engine.kind() == Engine.Kind.CHECKER ? plain : checker;
      Map<Column, Cell> cells = new EnumMap<>(reference.run(right));
      Cell wrong = engine.run(Example.of(swap.wrong())).get(column);
      String what = "given " + swap.wrong() + " in the place of " + swap.right();
      boolean noticed = false;
      if (wrong instanceof Cell.Seen && Comparison.of(right, cells).isEmpty()) {
        cells.put(column, wrong);
        noticed = isNoticed(right, cells, column);
      }
      planted.add(new Planted(column, what, noticed));
    }
    return planted;
  }

  /** Falsifies each cell of a row that others can contradict: an outcome too few, or too many. */
  static List<Planted> falsified(Example example, Map<Column, Cell> cells) {
    List<Planted> planted = new ArrayList<>();
    cells.forEach(
        (column, cell) -> {
          if (cell instanceof Cell.Seen seen && hasCompany(column, cells)) {
            if (Comparison.sawAll(column, seen)) {
              String outcome = seen.outcomes().keySet().iterator().next();
              planted.add(
                  plant(example, cells, column, without(seen, outcome), "an outcome removed"));
            }
            planted.add(plant(example, cells, column, with(seen, FOREIGN), "an outcome added"));
          }
        });
    return planted;
  }

  private static Planted plant(
      Example example, Map<Column, Cell> cells, Column column, Cell falsified, String what) {
    Map<Column, Cell> others = new EnumMap<>(cells);
    others.put(column, falsified);
    return new Planted(column, what + ", " + example.title(), isNoticed(example, others, column));
  }

  /** Noticed is only what points at the culprit. */
  private static boolean isNoticed(Example example, Map<Column, Cell> cells, Column culprit) {
    return Comparison.of(example, cells).stream()
        .anyMatch(
            difference ->
                difference.missedBy().contains(culprit) || difference.seenBy().contains(culprit));
  }

  /** Whether somebody else has gone to the end of the level, and so can contradict. */
  private static boolean hasCompany(Column column, Map<Column, Cell> cells) {
    return cells.entrySet().stream()
        .anyMatch(
            other ->
                other.getKey() != column
                    && other.getKey().level() == column.level()
                    && other.getKey().isExhaustive()
                    && other.getValue() instanceof Cell.Seen seen
                    && seen.isComplete());
  }

  private static Cell without(Cell.Seen seen, String outcome) {
    Map<String, Long> fewer = new TreeMap<>(seen.outcomes());
    fewer.remove(outcome);
    return new Cell.Seen(
        fewer, seen.work(), seen.unit(), seen.limit(), seen.schedules(), seen.seconds());
  }

  private static Cell with(Cell.Seen seen, String outcome) {
    Map<String, Long> more = new TreeMap<>(seen.outcomes());
    more.put(outcome, 1L);
    return new Cell.Seen(
        more, seen.work(), seen.unit(), seen.limit(), seen.schedules(), seen.seconds());
  }
}
