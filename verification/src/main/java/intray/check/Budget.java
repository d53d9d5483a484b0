package intray.check;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spends {@link Bounds} during one exploration, and remembers which of them it ran into. Workers
 * may ask at the same time whether an execution is too long; whether all is spent, one at a time.
 */
final class Budget {
  /** Stands for a bound: somebody did not want to wait any longer. */
  static final String INTERRUPTED = "interrupted";

  private static final long BETWEEN_TWO_TELLINGS = 500_000_000;
  private static final int BETWEEN_TWO_LOOKS = 1000;

  private final Bounds bounds;
  private final Level level;
  private final Consumer<Progress> listener;
  private final BooleanSupplier interrupted;
  private final Heap heap;
  private final long began;
  private final long deadline;
  private long toldAt;
  private @Nullable String reached;
  private boolean spent;
  private boolean timedOut;
  private int untilLook;
  private @Nullable Exploration exploration;
  private @Nullable Outlook outlook;

  /**
   * A budget that nothing has been spent of.
   *
   * @param listener told now and then how far the exploration is
   */
  Budget(Bounds bounds, Level level, Consumer<Progress> listener) {
    this(bounds, level, listener, () -> false);
  }

  /**
   * Likewise.
   *
   * @param interrupted asked now and then whether to stop
   */
  Budget(Bounds bounds, Level level, Consumer<Progress> listener, BooleanSupplier interrupted) {
    this(bounds, level, listener, interrupted, System.nanoTime());
  }

  private Budget(
      Bounds bounds,
      Level level,
      Consumer<Progress> listener,
      BooleanSupplier interrupted,
      long began) {
    this.began = began;
    this.toldAt = began;
    this.bounds = bounds;
    this.level = level;
    this.listener = listener;
    this.interrupted = interrupted;
    this.heap = new Heap(bounds.memory());
    double nanos = bounds.seconds() * 1e9;
    this.deadline = nanos > Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE : began + (long) nanos;
  }

  /** From now on tells also how much there may be. */
  Budget with(Outlook newOutlook) {
    outlook = newOutlook;
    return this;
  }

  /** A new result to fill in, of which this budget can tell if the search breaks off. */
  Exploration exploration() {
    exploration = new Exploration(level);
    return exploration;
  }

  /** The same budget, unspent but for the time. */
  Budget anew() {
    return new Budget(bounds, level, listener, interrupted, began);
  }

  /** What the search has seen so far, if it could not go on for want of memory. */
  Exploration outOfMemory() {
    Exploration partial = exploration == null ? new Exploration(level) : exploration;
    spend(heap.text());
    partial.limits(this);
    return partial;
  }

  /** Whether the exploration must stop, now that it has so many states and executions. */
  boolean isSpent(long states, long executions) {
    if (states > bounds.states()) {
      spend(bounds.statesText());
    } else if (executions > bounds.executions()) {
      spend(bounds.executionsText());
    } else if (--untilLook < 0) {
      untilLook = BETWEEN_TWO_LOOKS;
      look(states, executions);
    }
    return spent;
  }

  private void look(long states, long executions) {
    long now = System.nanoTime();
    if (deadline != Long.MAX_VALUE && now > deadline) {
      timedOut = true;
      spend("seconds=" + bounds.seconds());
    } else if (interrupted.getAsBoolean()) {
      spend(INTERRUPTED);
    } else if (heap.isOver()) {
      spend(heap.text());
    }
    if (now - toldAt > BETWEEN_TWO_TELLINGS) {
      Outlook known = outlook;
      Estimate.@Nullable Figure total =
          known == null ? null : known.total(states > 0, Math.max(states, executions));
      listener.accept(new Progress(level, states, executions, (now - began) / 1e9, total));
      toldAt = System.nanoTime();
    }
  }

  /** What ends an exploration is told rather than what only shortens some executions. */
  private synchronized void spend(String bound) {
    if (!spent) {
      spent = true;
      reached = bound;
    }
  }

  /** How many bytes may be in use. */
  long memory() {
    return heap.limit();
  }

  /** How many executions are allowed. */
  long mostExecutions() {
    return bounds.executions();
  }

  /** Whether an execution of this length must not be followed any further. */
  boolean isTooLong(int steps) {
    if (steps >= bounds.steps()) {
      cutOff("steps=" + bounds.steps());
      return true;
    }
    return false;
  }

  /** Notes that some executions were not followed to their end. */
  synchronized void cutOff(String bound) {
    reached = reached == null ? bound : reached;
  }

  boolean isTimedOut() {
    return timedOut;
  }

  /** The bound that cut something off, as one writes it on the command line, or null. */
  synchronized @Nullable String reached() {
    return reached;
  }
}
