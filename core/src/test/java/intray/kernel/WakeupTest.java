package intray.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * What a wake-up does without a race; the races are in ThreadsStressTest and in JPF's harnesses.
 */
final class WakeupTest {
  private final Activity activity = new Activity(2);
  private final Wakeup wakeup = new Wakeup(activity);

  @Test
  void a_run_without_components_is_over() {
    assertTrue(new Activity(0).isOver());
  }

  @Test
  void a_run_is_over_when_the_last_component_is_done() {
    wakeup.done();
    assertFalse(activity.isOver());
    wakeup.done();
    assertTrue(activity.isOver());
  }

  @Test
  void pause_returns_at_once_after_a_signal_since_the_step_began() throws Exception {
    wakeup.begin();
    wakeup.signal();
    wakeup.signal();
    assertTrue(wakeup.pause());
  }

  @Test
  void a_signal_from_before_the_step_does_not_end_its_pause() throws Exception {
    wakeup.ownedBy(Thread.currentThread());
    wakeup.signal();
    wakeup.begin();
    Thread other =
        later(
            () -> {
              wakeup.done(); // so that the run is over, since this sleeps
              wakeup.tell();
            });
    assertFalse(wakeup.pause());
    other.join();
  }

  @Test
  void await_with_a_guard_that_holds_does_not_sleep_and_is_not_confused_by_a_signal()
      throws Exception {
    wakeup.ownedBy(Thread.currentThread());
    for (int k = 0; k < 3; k++) {
      wakeup.begin();
      assertTrue(
          wakeup.await(
              () -> {
                wakeup.signal(); // between the announcement and the end of the check
                return true;
              }));
    }
    assertFalse(activity.isOver());
    wakeup.done();
    assertFalse(activity.isOver());
    wakeup.done();
    assertTrue(activity.isOver());
  }

  @Test
  void await_looks_again_after_each_signal_until_its_guard_holds() throws Exception {
    wakeup.ownedBy(Thread.currentThread());
    int[] looks = {0};
    assertTrue(
        wakeup.await(
            () -> {
              wakeup.signal();
              return ++looks[0] == 3;
            }));
    assertFalse(activity.isOver());
  }

  @Test
  void a_sleeper_is_woken_by_a_signal() throws Exception {
    wakeup.ownedBy(Thread.currentThread());
    wakeup.begin();
    Thread other = later(wakeup::signal);
    assertTrue(wakeup.pause());
    other.join();
    assertFalse(activity.isOver());
  }

  @Test
  void a_sleeper_is_told_that_the_run_is_over() throws Exception {
    wakeup.ownedBy(Thread.currentThread());
    wakeup.begin();
    Thread other =
        later(
            () -> {
              activity.end();
              wakeup.tell();
            });
    assertFalse(wakeup.pause());
    other.join();
  }

  @Test
  void an_interrupt_ends_the_sleep() {
    wakeup.ownedBy(Thread.currentThread());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> wakeup.await(() -> false));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  /** Once this thread sleeps. */
  private static Thread later(Runnable action) {
    Thread sleeper = Thread.currentThread();
    Thread thread =
        new Thread(
            () -> {
              while (sleeper.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              action.run();
            });
    thread.start();
    return thread;
  }
}
