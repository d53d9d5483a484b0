package intray.agree;

import intray.check.Bounds;
import intray.check.Level;
import intray.check.Method;
import java.util.EnumMap;
import java.util.Map;

/**
 * Enumeration without reduction: every interleaving is walked to its end. Where there are too many,
 * each state is gone on from once; still every operation is a move of its own.
 */
final class PlainEngine implements Engine {
  private final long maxInterleavings;
  private final long maxStates;

  /** An enumeration that goes so far. */
  PlainEngine(long maxInterleavings, long maxStates) {
    this.maxInterleavings = maxInterleavings;
    this.maxStates = maxStates;
  }

  @Override
  public Kind kind() {
    return Kind.PLAIN;
  }

  @Override
  public Map<Column, Cell> run(Example example) {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (Column column : Column.of(Kind.PLAIN)) {
      cells.put(column, cell(example, column.level()));
    }
    return cells;
  }

  private Cell cell(Example example, Level level) {
    Bounds bounds = Bounds.DEFAULT.withExecutions(maxInterleavings).withStates(maxStates);
    Method.Result walked = Method.INTERLEAVINGS.explore(example.graph(), level, bounds);
    if (walked.bound() == null) {
      return Cell.Seen.all(
          walked.outcomes(), walked.executions(), Cell.Unit.INTERLEAVINGS, walked.seconds());
    }
    Method.Result visited = Method.ALL_STATES.explore(example.graph(), level, bounds);
    Cell.Seen seen =
        Cell.Seen.all(
            visited.outcomes(),
            visited.states(),
            Cell.Unit.STATES,
            walked.seconds() + visited.seconds());
    return visited.bound() == null ? seen : seen.upTo(visited.bound());
  }
}
