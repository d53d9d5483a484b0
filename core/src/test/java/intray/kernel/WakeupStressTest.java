package intray.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One thread goes to sleep as fast as it can, another wakes it as fast as it can. The other never
 * sleeps, so the run is not over before it says so, and after each of its signals the sleeper's
 * next step comes.
 */
final class WakeupStressTest {
  @Test
  void the_count_of_those_awake_never_touches_zero_early() throws Exception {
    hunt(2, false);
    hunt(1, true);
  }

  @Test
  @Tag("slow")
  void the_count_of_those_awake_never_touches_zero_early_for_long() throws Exception {
    hunt(20, false);
    hunt(10, true);
  }

  private static void hunt(int seconds, boolean await) throws InterruptedException {
    Activity activity = new Activity(2);
    Wakeup wakeup = new Wakeup(activity);
    AtomicLong sent = new AtomicLong();
    AtomicLong seen = new AtomicLong();
    Thread sleeper =
        new Thread(
            () -> {
              try {
                boolean running = true;
                while (running) {
                  wakeup.begin();
                  long before = sent.get();
                  seen.lazySet(before);
                  running = await ? wakeup.await(() -> sent.get() > before) : wakeup.pause();
                }
              } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this test", e);
              }
              wakeup.done();
            });
    wakeup.ownedBy(sleeper);
    sleeper.start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    boolean early = false;
    while (!early && System.nanoTime() < end) {
      for (int k = 0; k < 1000; k++) {
        sent.incrementAndGet();
        wakeup.signal();
        early |= activity.isOver();
      }
    }
    activity.end();
    wakeup.tell();
    sleeper.join();
    assertFalse(early, "the run was over although the signaller was awake");
    assertTrue(seen.get() > 1000, "the sleeper was hardly ever awake: " + seen.get());
  }
}
