package intray.check;

import intray.Graph;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Estimates, for each level, what an exploration would have to do. */
final class Forecast {
  private static final int PROBES = 2000;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final double TRIAL_SECONDS = 0.25;

  private final Graph graph;
  private final Set<Level> levels;
  private final Bounds bounds;
  private final Watchdog watchdog;

  Forecast(Graph graph, Set<Level> levels, Bounds bounds, Watchdog watchdog) {
    this.graph = graph;
    this.levels = levels;
    this.bounds = bounds;
    this.watchdog = watchdog;
  }

  Estimate make() {
    Map<Level, Estimate.OfLevel> made = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      if (level != Level.ROUND_ROBIN && levels.contains(level)) {
        made.put(level, of(level));
      }
    }
    return new Estimate(graph.name(), made);
  }

  private Estimate.OfLevel of(Level level) {
    Estimator estimator = new Estimator(graph, watchdog, level, bounds.steps());
    estimator.improve(PROBES, System.nanoTime() + PATIENCE_NANOS);
    return new Estimate.OfLevel(
        estimator.executions(),
        estimator.states(),
        seconds(level, estimator.states().mean()),
        estimator.probes(),
        estimator.unfinished());
  }

  /** The speed is measured; what the trial has seen is of no account. */
  private double seconds(Level level, double states) {
    Bounds brief = Bounds.DEFAULT.withSteps(bounds.steps()).withSeconds(TRIAL_SECONDS);
    long began = System.nanoTime();
    Exploration trial =
        new StateSearch()
            .explore(
                new Model(graph, watchdog, Equivalence.MAZURKIEWICZ),
                level,
                new Budget(brief, level, progress -> {}));
    double taken = (System.nanoTime() - began) / 1e9;
    return trial.bound == null ? taken : taken * states / trial.states;
  }
}
