package intray.jcstress;

import intray.kernel.Wakeup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Announce, then look, against put, then signal: store buffering would lose the wake-up. */
@JCStressTest
@Allowed(
    harness = "WakeupHarness",
    args = {"1/0/0", "o0", "w0p0"})
@Outcome(
    id = {"y 0 () over"},
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost wake-up")
@State
public class AwaitSignalStress {
  private final Sleepers sleepers = new Sleepers(Integer.MAX_VALUE);
  private boolean accepted;
  private boolean woken;
  private Integer polled;

  /** Sends. */
  @Actor
  public void writer() {
    accepted = sleepers.offer(0, 1);
    sleepers.end(0);
  }

  /** Sleeps until there is a message. */
  @Actor
  public void reader() {
    Wakeup own = sleepers.own(1);
    woken = Sleepers.await(own, () -> !sleepers.box.isEmpty());
    if (woken) {
      polled = sleepers.box.poll();
    }
    sleepers.end(1);
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 = Text.accepted(accepted) + " " + (woken ? "" + polled : "!") + " " + sleepers.left();
  }
}
