package intray.jcstress;

import intray.kernel.Wakeup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Await of space against the poll that makes it. */
@JCStressTest
@Allowed(
    harness = "WakeupHarness",
    args = {"0/1/1", "p0", "o0s0o0"})
@Outcome(
    id = {"- y! (#) over", "1 yy (#) over"},
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost wake-up")
@State
public class AwaitSpaceStress {
  private final Sleepers sleepers = new Sleepers(1);
  private Integer polled;
  private boolean accepted1;
  private boolean woken;
  private boolean accepted2;

  /** Takes. */
  @Actor
  public void reader() {
    polled = sleepers.poll(1);
    sleepers.end(0);
  }

  /** Fills the box, sleeps until there is space, fills it again. */
  @Actor
  public void writer() {
    Wakeup own = sleepers.own(1);
    accepted1 = sleepers.offer(1, 0);
    woken = Sleepers.await(own, sleepers.box::hasSpace);
    if (woken) {
      accepted2 = sleepers.offer(1, 0);
    }
    sleepers.end(1);
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        (polled == null ? "-" : "" + polled)
            + " "
            + Text.accepted(accepted1)
            + (woken ? Text.accepted(accepted2) : "!")
            + " "
            + sleepers.left();
  }
}
