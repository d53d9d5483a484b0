package intray.agree;

import intray.check.ScheduledOperation;
import intray.check.Witness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A graph through all engines.
 *
 * @param example the graph
 * @param cells what each says
 * @param differences the outcomes on which they do not agree, the smallest first
 */
public record Row(Example example, Map<Column, Cell> cells, List<Difference> differences) {
  /** Schedules are looked for, for so many differences. */
  private static final int MAX_SCHEDULES = 3;

  /** Copies the collections. */
  public Row {
    cells = new EnumMap<>(cells);
    differences = List.copyOf(differences);
  }

  /**
   * Compares what engines say of a graph.
   *
   * @param example the graph
   * @param cells at least one
   * @return the row, with a schedule for the smallest differences
   */
  public static Row of(Example example, Map<Column, Cell> cells) {
    List<Difference> differences = new ArrayList<>();
    for (Difference one : Comparison.of(example, cells)) {
      List<String> schedule = differences.size() < MAX_SCHEDULES ? schedule(one, cells) : List.of();
      differences.add(
          new Difference(
              one.example(), one.level(), one.outcome(), one.seenBy(), one.missedBy(), schedule));
    }
    return new Row(example, cells, differences);
  }

  /** From whoever saw the outcome and can tell how. */
  private static List<String> schedule(Difference difference, Map<Column, Cell> cells) {
    for (Column column : difference.seenBy()) {
      if (cells.get(column) instanceof Cell.Seen seen
          && seen.schedules().containsKey(difference.outcome())) {
        return seen.schedules().get(difference.outcome());
      }
    }
    for (Column column : difference.seenBy()) {
      List<ScheduledOperation> schedule =
          Witness.of(difference.example().graph(), column.level(), difference.outcome());
      if (!schedule.isEmpty()) {
        return schedule.stream().map(ScheduledOperation::toString).toList();
      }
    }
    return List.of();
  }

  /**
   * How many cells were held against another that could contradict them.
   *
   * @return 0 if nothing was compared
   */
  public int compared() {
    return Comparison.compared(cells);
  }

  /**
   * The cells without a result that should have one.
   *
   * @return their columns
   */
  public List<Column> broken() {
    List<Column> broken = new ArrayList<>();
    cells.forEach(
        (column, cell) -> {
          if (cell instanceof Cell.Broken) {
            broken.add(column);
          }
        });
    return broken;
  }

  /**
   * Whether nobody contradicts anybody.
   *
   * @return true also if there was nothing to compare
   */
  public boolean agrees() {
    return differences.isEmpty() && broken().isEmpty();
  }
}
