package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A box of one place: never more than one message in it, and space once seen stays. */
@JCStressTest
@Allowed(
    harness = "MailboxHarness",
    args = {"1", "pp", "oso"})
@Outcome(
    id = {
      "-- yfn (<11>)",
      "-<11> yfn ()",
      "-<11> yfy (<12>)",
      "-<11> ysy (<12>)",
      "<11>- yfn ()",
      "<11>- yfy (<12>)",
      "<11>- ysy (<12>)",
      "<11><12> yfy ()",
      "<11><12> ysy ()"
    },
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than the bound, or a message lost")
@State
public class BoundedStress {
  private final Mailbox<Integer> box = new Mailbox<>(1, 1);
  private Integer polled1;
  private Integer polled2;
  private boolean accepted1;
  private boolean space;
  private boolean accepted2;

  /** Takes twice. */
  @Actor
  public void reader() {
    polled1 = box.poll();
    polled2 = box.poll();
  }

  /** Offers, looks, offers. */
  @Actor
  public void writer() {
    accepted1 = box.offer(11);
    space = box.hasSpace();
    accepted2 = box.offer(12);
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        Text.polled(polled1)
            + Text.polled(polled2)
            + " "
            + Text.accepted(accepted1)
            + (space ? "s" : "f")
            + Text.accepted(accepted2)
            + " "
            + Text.left(box);
  }
}
