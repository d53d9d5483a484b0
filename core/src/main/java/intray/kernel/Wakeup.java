package intray.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How a component's thread sleeps until something has happened, without losing a wake-up.
 *
 * <p>The state is RUN while the component runs and nothing has happened since its step began,
 * NOTIFIED once something has, PARKED while it sleeps or is about to. A sleeper <em>announces</em>
 * (PARKED), then checks its guard, then parks; a signaller changes the world first and reads the
 * state afterwards. So either the check sees the change or the signaller sees the announcement.
 * Checking before announcing would lose the wake-up that comes in between.
 *
 * <p>{@link #signal} and {@link #tell} are for any thread; the others for the owner's thread only.
 * Only primitives that Java PathFinder executes faithfully are used.
 */
public final class Wakeup {
  /**
   * What a sleeper waits for. Cheap, without effects, and once true only the sleeper or a rival
   * writer makes it false.
   */
  @FunctionalInterface
  public interface Guard {
    /**
     * Looks.
     *
     * @return whether the component may run
     */
    boolean holds();
  }

  private static final int RUN = 0;
  private static final int NOTIFIED = 1;
  private static final int PARKED = 2;

  private final AtomicInteger state = new AtomicInteger(RUN);
  private final Activity activity;
  private volatile Thread owner;

  /**
   * For one component.
   *
   * @param activity of the run that it belongs to
   */
  public Wakeup(Activity activity) {
    this.activity = activity;
  }

  /**
   * Names the thread that will sleep here, before it starts.
   *
   * @param thread the component's thread
   */
  public void ownedBy(Thread thread) {
    owner = thread;
  }

  /** A step begins: what happened before counts no more. */
  public void begin() {
    state.set(RUN);
  }

  /** Something has happened at this component's boxes; the change itself was made before. */
  public void signal() {
    while (true) {
      int seen = state.get();
      if (seen == NOTIFIED) {
        return;
      }
      if (seen == RUN) {
        if (state.compareAndSet(RUN, NOTIFIED)) {
          return;
        }
      } else {
        activity.enter(); // before the state shows it: the sleeper may run, and end, at once
        if (state.compareAndSet(PARKED, NOTIFIED)) {
          LockSupport.unpark(owner);
          return;
        }
        activity.leave();
      }
    }
  }

  /**
   * Sleeps until a guard holds; level-triggered.
   *
   * @param guard what to wait for
   * @return whether the component may run: false if the run is over
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean await(Guard guard) throws InterruptedException {
    while (true) {
      state.set(PARKED);
      if (guard.holds()) {
        if (!state.compareAndSet(PARKED, RUN)) {
          activity.leave(); // a signaller has entered on behalf of a sleeper that does not sleep
        }
        return !activity.isOver();
      }
      if (!sleep()) {
        return false;
      }
    }
  }

  /**
   * Sleeps until something has happened since {@link #begin}; edge-triggered.
   *
   * @return whether the component may run: false if the run is over
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean pause() throws InterruptedException {
    if (!state.compareAndSet(RUN, PARKED)) {
      return !activity.isOver();
    }
    return sleep();
  }

  /** The component ends and will not be woken again. */
  public void done() {
    activity.leave();
  }

  /** Tells a sleeper that the run is over, after {@link Activity#isOver} became true. */
  public void tell() {
    LockSupport.unpark(owner);
  }

  private boolean sleep() throws InterruptedException {
    activity.leave();
    while (state.get() == PARKED && !activity.isOver()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asleep");
      }
    }
    return !activity.isOver();
  }
}
