package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two messages: one that was seen stays until it is taken, and they keep their order. */
@JCStressTest
@Allowed(
    harness = "MailboxHarness",
    args = {"0", "epe", "oo"})
@Outcome(
    id = {
      "e-e yy (<11><12>)",
      "e-m yy (<11><12>)",
      "e<11>e yy (<12>)",
      "e<11>m yy (<12>)",
      "m<11>e yy (<12>)",
      "m<11>m yy (<12>)"
    },
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "a message lost, overtaken or gone again")
@State
public class EmptyStress {
  private final Mailbox<Integer> box = new Mailbox<>(Integer.MAX_VALUE, 1);
  private boolean empty1;
  private Integer polled;
  private boolean empty2;
  private boolean accepted1;
  private boolean accepted2;

  /** Looks, takes, looks. */
  @Actor
  public void reader() {
    empty1 = box.isEmpty();
    polled = box.poll();
    empty2 = box.isEmpty();
  }

  /** Offers twice. */
  @Actor
  public void writer() {
    accepted1 = box.offer(11);
    accepted2 = box.offer(12);
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        Text.empty(empty1)
            + Text.polled(polled)
            + Text.empty(empty2)
            + " "
            + Text.accepted(accepted1)
            + Text.accepted(accepted2)
            + " "
            + Text.left(box);
  }
}
