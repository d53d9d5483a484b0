package intray.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the components that are not asleep, and so knows when a run is over: when the last of them
 * goes to sleep or ends, nobody is left who could wake another.
 *
 * <p>Whoever wakes a sleeper enters on its behalf before it can itself leave, so the count never
 * touches zero early. Thread-safe.
 */
public final class Activity {
  private final AtomicInteger awake;
  private volatile boolean over;

  /**
   * All are awake.
   *
   * @param components how many
   */
  public Activity(int components) {
    awake = new AtomicInteger(components);
    over = components == 0;
  }

  /** On behalf of one that is being woken, by one that is awake. */
  void enter() {
    awake.incrementAndGet();
  }

  /** For one that ends or goes to sleep. */
  void leave() {
    while (true) {
      int n = awake.get();
      if (awake.compareAndSet(n, n - 1)) {
        if (n == 1) {
          over = true;
        }
        return;
      }
    }
  }

  /**
   * Whether the run is over.
   *
   * @return true once {@link #end} was called or nobody is awake, and for ever after
   */
  public boolean isOver() {
    return over;
  }

  /**
   * Declares the run over, whoever is awake. The sleepers have still to be told by {@link
   * Wakeup#tell}.
   */
  public void end() {
    over = true;
  }
}
