package intray.agree;

import intray.check.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the cells of one row against each other. At each level, whoever has gone to its end must
 * have every outcome that anybody has seen at this level or at a lower one, since each level allows
 * all that the one before allows.
 */
final class Comparison {
  private Comparison() {}

  /** All differences, the smallest first: at the lowest level, with the shortest outcome. */
  static List<Difference> of(Example example, Map<Column, Cell> cells) {
    List<Difference> differences = new ArrayList<>();
    for (Level level : List.of(Level.COOPERATIVE, Level.PARALLEL)) {
      for (String outcome : outcomes(cells, level)) {
        List<Column> seenBy = new ArrayList<>();
        List<Column> missedBy = new ArrayList<>();
        cells.forEach(
            (column, cell) -> {
              if (cell instanceof Cell.Seen seen) {
                boolean has = seen.outcomes().containsKey(outcome);
                if (has && column.level().compareTo(level) <= 0) {
                  seenBy.add(column);
                } else if (!has && column.level() == level && sawAll(column, seen)) {
                  missedBy.add(column);
                }
              }
            });
        if (!missedBy.isEmpty()) {
          List<String> schedule = List.of();
          differences.add(new Difference(example, level, outcome, seenBy, missedBy, schedule));
        }
      }
    }
    differences.sort(
        Comparator.comparing(Difference::level)
            .thenComparing(difference -> difference.outcome().length())
            .thenComparing(Difference::outcome));
    return differences;
  }

  /** How many cells were held against at least one other that can contradict them. */
  static int compared(Map<Column, Cell> cells) {
    int compared = 0;
    for (Map.Entry<Column, Cell> one : cells.entrySet()) {
      boolean contradictable = false;
      for (Map.Entry<Column, Cell> other : cells.entrySet()) {
        contradictable |=
            one.getKey() != other.getKey()
                && one.getKey().level() == other.getKey().level()
                && one.getValue() instanceof Cell.Seen mine
                && other.getValue() instanceof Cell.Seen theirs
                && (sawAll(one.getKey(), mine) || sawAll(other.getKey(), theirs));
      }
      compared += contradictable ? 1 : 0;
    }
    return compared;
  }

  static boolean sawAll(Column column, Cell.Seen seen) {
    return column.isExhaustive() && seen.isComplete();
  }

  private static Set<String> outcomes(Map<Column, Cell> cells, Level level) {
    Set<String> outcomes = new TreeSet<>();
    cells.forEach(
        (column, cell) -> {
          if (cell instanceof Cell.Seen seen && column.level().compareTo(level) <= 0) {
            outcomes.addAll(seen.outcomes().keySet());
          }
        });
    return outcomes;
  }
}
