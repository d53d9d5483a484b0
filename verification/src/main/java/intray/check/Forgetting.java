package intray.check;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the memory of the optimal search from growing with the number of executions: when there are
 * too many local histories, all are forgotten, and the executions under way are walked once more
 * from the start. What is needed again is made again, so components run more than once for the same
 * history. Before that, the histories are audited as all are in the end.
 *
 * <p>All workers of a search have this in common.
 */
final class Forgetting {
  /** What a history takes, with the contents of inboxes that come with it, generously. */
  private static final int BYTES = 150;

  /** Histories may take one of so many parts of the memory. */
  private static final int PART = 3;

  /** After it has walked back, there may be so many times the histories that this took. */
  private static final int ROOM = 2;

  private final Model model;
  private final long most;
  private volatile long limit;
  private final AtomicInteger times = new AtomicInteger();

  /**
   * Nothing is forgotten yet.
   *
   * @param most how many histories are remembered, and as many more as are needed to get on
   */
  Forgetting(Model model, long most) {
    this.model = model;
    this.most = most;
    // A history is part of an answer there, so its number must not change.
    this.limit = model.equivalence == Equivalence.MAZURKIEWICZ ? most : Long.MAX_VALUE;
  }

  /** How many histories a third of the memory can hold. */
  static long most(Budget budget) {
    return budget.memory() / PART / BYTES;
  }

  /** Whether there are too many. */
  boolean isDue() {
    return limit != Long.MAX_VALUE && model.histories() > limit;
  }

  /** Forgets all, while nobody uses the model. */
  void forget() {
    boolean[] done = new boolean[1];
    Workers.elsewhere(() -> done[0] = model.forget());
    limit = done[0] ? most : Long.MAX_VALUE;
    if (done[0]) {
      times.incrementAndGet();
    }
  }

  /** How often that has happened. */
  int times() {
    return times.get();
  }

  /** A worker is again where it was. */
  synchronized void isBack() {
    limit = Math.max(limit, ROOM * model.histories());
  }
}
