package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The end of a stream: no reader is told of it while there is a message. */
@JCStressTest
@Allowed(
    harness = "MailboxHarness",
    args = {"0", "pdp", "oc"})
@Outcome(
    id = {
      "-u- y (<11>) drained",
      "-u<11> y () drained",
      "<11>d- y () drained",
      "<11>u- y () drained"
    },
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "drained with a message left")
@State
public class DrainedStress {
  private final Mailbox<Integer> box = new Mailbox<>(Integer.MAX_VALUE, 1);
  private Integer polled1;
  private boolean drained;
  private Integer polled2;
  private boolean accepted;

  /** Takes, asks, takes. */
  @Actor
  public void reader() {
    polled1 = box.poll();
    drained = box.isDrained();
    polled2 = box.poll();
  }

  /** Offers and closes. */
  @Actor
  public void writer() {
    accepted = box.offer(11);
    box.close();
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        Text.polled(polled1)
            + Text.drained(drained)
            + Text.polled(polled2)
            + " "
            + Text.accepted(accepted)
            + " "
            + Text.left(box);
  }
}
