package intray.check;

import intray.Graph;
import org.jspecify.annotations.Nullable;

/**
 * How much an exploration that is under way may have before it, the better known the longer it
 * takes.
 */
final class Outlook {
  /** Of the half second between two tellings so much goes into this one. */
  private static final long NANOS = 25_000_000;

  private final Graph graph;
  private final Watchdog watchdog;
  private final Level level;
  private final int maxSteps;
  private @Nullable Estimator estimator;
  private boolean hopeless;

  Outlook(Graph graph, Watchdog watchdog, Level level, int maxSteps) {
    this.graph = graph;
    this.watchdog = watchdog;
    this.level = level;
    this.maxSteps = maxSteps;
  }

  /** How many there may be of what so many have been seen of already, or null. */
  Estimate.@Nullable Figure total(boolean states, long seen) {
    if (hopeless) {
      return null;
    }
    try {
      Estimator made = estimator;
      if (made == null) {
        made = new Estimator(graph, watchdog, level, maxSteps);
        estimator = made;
      }
      made.improve(Integer.MAX_VALUE, System.nanoTime() + NANOS);
      Estimate.Figure figure = states ? made.states() : made.executions();
      return made.isTelling() && figure.mean() >= seen ? figure : null;
    } catch (CheckException e) {
      hopeless = true; // the exploration itself will come to it, and say what is wrong
      return null;
    }
  }
}
