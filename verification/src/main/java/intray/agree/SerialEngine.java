package intray.agree;

import intray.run.Outcome;
import intray.run.Serial;
import java.util.Map;
import java.util.TreeMap;

/** Runs the serial scheduler: round-robin for a start, then other orders of whole steps. */
final class SerialEngine implements Engine {
  /** The checker shares the limit of a step's length, so a longer run would have no counterpart. */
  static final int MAX_STEPS = 100_000;

  private final int runs;

  /** An engine with so many runs. */
  SerialEngine(int runs) {
    this.runs = runs;
  }

  @Override
  public Kind kind() {
    return Kind.SERIAL;
  }

  @Override
  public Map<Column, Cell> run(Example example) {
    long began = System.nanoTime();
    Map<String, Long> outcomes = new TreeMap<>();
    for (int k = 0; k < runs; k++) {
      // The seed decides the order too, if it is not round-robin.
      Serial serial = new Serial().seed(k).maxSteps(MAX_STEPS);
      Outcome outcome = (k % 2 == 0 ? serial : serial.shuffled()).run(example.graph());
      if (outcome.end() == Outcome.End.STOPPED) {
        return Map.of(
            Column.SERIAL, new Cell.Broken("a run does not end within " + MAX_STEPS + " steps"));
      }
      outcomes.merge(outcome.toString(), 1L, Long::sum);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return Map.of(
        Column.SERIAL, new Cell.Seen(outcomes, runs, Cell.Unit.RUNS, "", Map.of(), seconds));
  }
}
