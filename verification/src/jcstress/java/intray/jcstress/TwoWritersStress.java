package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two writers want two places twice each; what they left is read afterwards. */
@JCStressTest
@Allowed(
    harness = "MailboxHarness",
    args = {"2", "", "oo", "oo"})
@Outcome(
    id = {". nn yy (<21><22>)", ". yn yn (<11><21>)", ". yn yn (<21><11>)", ". yy nn (<11><12>)"},
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than the bound, a message lost or overtaken")
@State
public class TwoWritersStress {
  private final Mailbox<Integer> box = new Mailbox<>(2, 2);
  private boolean accepted11;
  private boolean accepted12;
  private boolean accepted21;
  private boolean accepted22;

  /** Offers twice. */
  @Actor
  public void writer1() {
    accepted11 = box.offer(11);
    accepted12 = box.offer(12);
  }

  /** Offers twice. */
  @Actor
  public void writer2() {
    accepted21 = box.offer(21);
    accepted22 = box.offer(22);
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        ". "
            + Text.accepted(accepted11)
            + Text.accepted(accepted12)
            + " "
            + Text.accepted(accepted21)
            + Text.accepted(accepted22)
            + " "
            + Text.left(box);
  }
}
