package intray.agree;

import intray.run.Outcome;
import intray.run.Threads;
import java.util.Map;
import java.util.TreeMap;

/** Runs the graph on threads again and again, and counts how it ends. */
final class ThreadsEngine implements Engine {
  private final int runs;

  /** An engine with so many runs. */
  ThreadsEngine(int runs) {
    this.runs = runs;
  }

  @Override
  public Kind kind() {
    return Kind.THREADS;
  }

  @Override
  public Map<Column, Cell> run(Example example) throws InterruptedException {
    long began = System.nanoTime();
    Map<String, Long> outcomes = new TreeMap<>();
    for (int k = 0; k < runs; k++) {
      Outcome outcome = new Threads().seed(k).run(example.graph());
      outcomes.merge(outcome.toString(), 1L, Long::sum);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return Map.of(
        Column.THREADS, new Cell.Seen(outcomes, runs, Cell.Unit.RUNS, "", Map.of(), seconds));
  }
}
