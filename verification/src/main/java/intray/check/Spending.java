package intray.check;

import java.util.concurrent.atomic.AtomicLong;

/** What one of several workers spends of a budget that they have in common. */
final class Spending {
  /** Several workers look every so often, for they must do so one at a time. */
  private static final int BETWEEN_TWO_LOOKS = 64;

  private final Budget budget;
  private final AtomicLong executions;
  private final boolean alone;
  private final long mostEvents;
  private long events;
  private int untilLook;

  /**
   * Nothing is spent yet.
   *
   * @param executions how many all workers have explored
   * @param alone whether there is only one
   * @param mostEvents after so many, or when an execution is cut off, it gives up
   */
  Spending(Budget budget, AtomicLong executions, boolean alone, long mostEvents) {
    this.budget = budget;
    this.executions = executions;
    this.alone = alone;
    this.mostEvents = mostEvents;
  }

  /**
   * Whether to stop.
   *
   * @param more whether there is one more execution to explore
   */
  boolean isSpent(boolean more) {
    if (alone) {
      return budget.isSpent(0, executions.getPlain() + (more ? 1 : 0)) || isGivenUp();
    } else if (--untilLook >= 0) {
      return false;
    }
    untilLook = BETWEEN_TWO_LOOKS;
    synchronized (budget) {
      return budget.isSpent(0, executions.get());
    }
  }

  private boolean isGivenUp() {
    if (mostEvents == Long.MAX_VALUE) {
      return false;
    } else if (++events > mostEvents) {
      budget.cutOff("events=" + mostEvents);
    }
    return budget.reached() != null;
  }

  /** Counts one more execution, unless that is one more than the bound allows. */
  boolean isOneTooMany() {
    if (alone) {
      executions.setPlain(executions.getPlain() + 1); // whether it is one too many was asked before
      return false;
    }
    long all = executions.incrementAndGet();
    if (all <= budget.mostExecutions()) {
      return false;
    }
    synchronized (budget) {
      budget.isSpent(0, all); // and remembers why
    }
    executions.decrementAndGet();
    return true;
  }

  /** Whether an execution of this length must not be followed any further. */
  boolean isTooLong(int events) {
    return budget.isTooLong(events);
  }
}
