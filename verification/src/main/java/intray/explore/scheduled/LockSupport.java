package intray.explore.scheduled;

import org.jspecify.annotations.Nullable;

/**
 * Stands for {@link java.util.concurrent.locks.LockSupport}. A park returns because of a permit and
 * never spuriously: code that needs a spurious return to go on is stuck here, as it should be.
 */
public final class LockSupport {
  private LockSupport() {}

  /** Waits for the permit and takes it. */
  public static void park() {
    Cells.perform(Execution.Kind.PARK, LockSupport.class, Thread.PERMIT, null, null);
  }

  /**
   * Waits for the permit and takes it.
   *
   * @param blocker for people who look at a real thread
   */
  public static void park(Object blocker) {
    park();
  }

  /**
   * Gives the permit.
   *
   * @param thread to whom; nobody if null
   */
  public static void unpark(@Nullable Thread thread) {
    if (thread != null) {
      Cells.perform(Execution.Kind.UNPARK, thread, Thread.PERMIT, true, null);
    }
  }
}
