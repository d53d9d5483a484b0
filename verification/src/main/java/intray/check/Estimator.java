package intray.check;

import intray.Graph;
import java.util.Random;

/**
 * Makes random executions of one level and takes their means. It has a model of its own, so that
 * the exploration that it looks ahead for goes on as if nobody did. The executions are drawn in the
 * same way each time.
 */
final class Estimator {
  private static final long SEED = 20051;
  private static final int LEAST = 20;

  /** Beyond this many events one random execution would take too long. */
  private static final int MAX_STEPS = 2000;

  private final Level level;
  private final int maxSteps;
  private final Model model;
  private final Random random = new Random(SEED);
  private Sum executions = new Sum();
  private Sum states = new Sum();
  private Probe probe;
  private int unfinished;

  Estimator(Graph graph, Watchdog watchdog, Level level, int maxSteps) {
    this.level = level;
    this.maxSteps = Math.min(maxSteps, MAX_STEPS);
    this.model = new Model(graph, watchdog, Equivalence.MAZURKIEWICZ);
    this.probe = new Probe(model, level, this.maxSteps);
  }

  /**
   * Makes more random executions.
   *
   * @param most how many, unless time is up
   * @param deadline of {@link System#nanoTime}
   */
  void improve(int most, long deadline) {
    for (int k = 0; k < most && System.nanoTime() < deadline; k++) {
      try {
        probe.walk(random::nextInt);
        executions.add(probe.executions());
        states.add(probe.states());
        unfinished += probe.isCut() ? 1 : 0;
      } catch (Model.Learnt e) {
        // what was counted so far was another tree
        probe = new Probe(model, level, maxSteps);
        executions = new Sum();
        states = new Sum();
        unfinished = 0;
      }
    }
  }

  int probes() {
    return executions.n;
  }

  int unfinished() {
    return unfinished;
  }

  /** Whether there are enough to be worth telling, and all have ended. */
  boolean isTelling() {
    return probes() >= LEAST && unfinished == 0;
  }

  Estimate.Figure executions() {
    return executions.figure();
  }

  Estimate.Figure states() {
    return states.figure();
  }

  /** Mean and variance as in Welford, Technometrics 4, 1962. */
  private static final class Sum {
    private int n;
    private double mean;
    private double squares;

    void add(double x) {
      n++;
      double delta = x - mean;
      mean += delta / n;
      squares += delta * (x - mean);
    }

    Estimate.Figure figure() {
      double error = n < 2 ? Double.POSITIVE_INFINITY : 2 * Math.sqrt(squares / (n - 1) / n);
      // Too large for a double: the differences of infinities are no numbers.
      return Double.isNaN(mean) || Double.isInfinite(mean)
          ? new Estimate.Figure(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
          : new Estimate.Figure(mean, error);
    }
  }
}
