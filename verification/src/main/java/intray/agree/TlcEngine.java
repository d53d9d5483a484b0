package intray.agree;

import intray.check.Bounds;
import intray.check.Level;
import intray.check.Specification;
import intray.check.TlcOpinion;
import intray.spec.TlcProcess;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** TLC on the module that {@code intray spec} writes. */
final class TlcEngine implements Engine {
  private final Bounds bounds;
  private final int seconds;

  /** TLC, for graphs within bounds, each within so many seconds. */
  TlcEngine(Bounds bounds, int seconds) {
    this.bounds = bounds;
    this.seconds = seconds;
  }

  @Override
  public Kind kind() {
    return Kind.TLC;
  }

  @Override
  public Map<Column, Cell> run(Example example) throws InterruptedException {
    Specification specification =
        Specification.of(example.name(), example.title(), example.graph(), bounds, progress -> {});
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (Column column : Column.of(Kind.TLC)) {
      cells.put(column, cell(specification, column.level()));
    }
    return cells;
  }

  private Cell cell(Specification specification, Level level) throws InterruptedException {
    long began = System.nanoTime();
    TlcOpinion opinion;
    try {
      opinion = TlcOpinion.of(specification, level, seconds);
    } catch (IOException e) {
      return new Cell.Broken("no files for TLC: " + e);
    }
    if (opinion.status() == TlcProcess.OUT_OF_TIME) {
      return new Cell.Skipped("TLC takes more than " + seconds + " s");
    }
    Cell.Seen seen =
        Cell.Seen.all(
            opinion.outcomes(),
            opinion.states(),
            Cell.Unit.STATES,
            (System.nanoTime() - began) / 1e9);
    if (opinion.status() == TlcProcess.FINE) {
      return seen;
    } else if (opinion.status() == TlcProcess.INVARIANT) {
      // It stops at the first outcome that the checker has not; that is one outcome to differ by.
      Set<String> more = opinion.outcomes();
      more.removeAll(specification.outcomes(level));
      return more.isEmpty()
          ? new Cell.Broken("TLC: a bound is exceeded:\n" + opinion.log())
          : seen.upTo("the first difference").by(Map.of(more.iterator().next(), opinion.steps()));
    }
    return new Cell.Broken(
        "TLC ends with status " + opinion.status() + ":\n" + lastOf(opinion.log()));
  }

  private static String lastOf(String log) {
    List<String> lines = log.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
