package intray.check;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Spends {@link Bounds} during one exploration, and remembers which of them it ran into. */
final class Budget {
  private static final long BETWEEN_TWO_TELLINGS = 500_000_000;

  private final Bounds bounds;
  private final Level level;
  private final Consumer<Progress> listener;
  private final long began = System.nanoTime();
  private final long deadline;
  private long toldAt = began;
  private @Nullable String reached;
  private boolean timedOut;
  private int untilLook;

  /**
   * A budget that nothing has been spent of.
   *
   * @param listener told now and then how far the exploration is
   */
  Budget(Bounds bounds, Level level, Consumer<Progress> listener) {
    this.bounds = bounds;
    this.level = level;
    this.listener = listener;
    double nanos = bounds.seconds() * 1e9;
    this.deadline = nanos > Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE : began + (long) nanos;
  }

  /** Whether the exploration must stop, now that it has so many states and executions. */
  boolean isSpent(long states, long executions) {
    if (states > bounds.states()) {
      reached = "states=" + bounds.states();
    } else if (executions > bounds.executions()) {
      reached = "executions=" + bounds.executions();
    } else if (--untilLook < 0) {
      untilLook = 1000;
      look(states);
    }
    return timedOut || (reached != null && !reached.startsWith("steps"));
  }

  private void look(long states) {
    long now = System.nanoTime();
    timedOut |= deadline != Long.MAX_VALUE && now > deadline;
    if (now - toldAt > BETWEEN_TWO_TELLINGS) {
      toldAt = now;
      listener.accept(new Progress(level, states, (now - began) / 1e9));
    }
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
