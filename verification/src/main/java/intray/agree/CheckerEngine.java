package intray.agree;

import intray.check.Bounds;
import intray.check.Level;
import intray.check.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checker, by states and by traces: two searches that share neither states nor order, and must
 * agree before either is compared with anybody else.
 */
final class CheckerEngine implements Engine {
  private final Bounds bounds;

  /** The checker within bounds. */
  CheckerEngine(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public Kind kind() {
    return Kind.CHECKER;
  }

  @Override
  public Map<Column, Cell> run(Example example) {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (Column column : Column.of(Kind.CHECKER)) {
      cells.put(column, cell(example, column.level()));
    }
    return cells;
  }

  private Cell cell(Example example, Level level) {
    Method.Result states = Method.STATES.explore(example.graph(), level, bounds);
    Method.Result traces = Method.TRACES.explore(example.graph(), level, bounds);
    Set<String> byStates = states.outcomes();
    Set<String> byTraces = traces.outcomes();
    if (!byStates.containsAll(byTraces)
        || (traces.bound() == null && states.bound() == null && !byTraces.equals(byStates))) {
      return new Cell.Broken(
          "the checker contradicts itself: by states " + byStates + ", by traces " + byTraces);
    }
    Cell.Seen seen =
        Cell.Seen.all(
            new TreeSet<>(byStates),
            states.states(),
            Cell.Unit.STATES,
            states.seconds() + traces.seconds());
    return states.bound() == null ? seen : seen.upTo(states.bound());
  }
}
