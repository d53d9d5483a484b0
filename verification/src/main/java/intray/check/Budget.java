package intray.check;

import org.jspecify.annotations.Nullable;

/** Spends {@link Bounds} during one exploration, and remembers which of them it ran into. */
final class Budget {
  private final Bounds bounds;
  private final long deadline;
  private @Nullable String reached;
  private boolean timedOut;
  private int untilLook;

  Budget(Bounds bounds) {
    this.bounds = bounds;
    double nanos = bounds.seconds() * 1e9;
    this.deadline =
        nanos > Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE : System.nanoTime() + (long) nanos;
  }

  /** Whether the exploration must stop, now that it has so many states and executions. */
  boolean isSpent(long states, long executions) {
    if (states > bounds.states()) {
      reached = "states=" + bounds.states();
    } else if (executions > bounds.executions()) {
      reached = "executions=" + bounds.executions();
    } else if (--untilLook < 0) {
      untilLook = 1000;
      timedOut |= deadline != Long.MAX_VALUE && System.nanoTime() > deadline;
    }
    return timedOut || (reached != null && !reached.startsWith("steps"));
  }

  /** Whether an execution of this length must not be followed any further. */
  boolean isTooLong(int steps) {
    if (steps >= bounds.steps()) {
      reached = reached == null ? "steps=" + bounds.steps() : reached;
      return true;
    }
    return false;
  }

  boolean isTimedOut() {
    return timedOut;
  }

  /** The bound that cut something off, as one writes it on the command line, or null. */
  @Nullable String reached() {
    return timedOut ? "seconds=" + bounds.seconds() : reached;
  }
}
