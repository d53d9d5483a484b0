package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two writers and a reader at once; needs three processors. */
@JCStressTest
@Allowed(
    harness = "MailboxHarness",
    args = {"1", "pp", "oc", "oc"})
@Outcome(
    id = {
      "-- n y (<21>) drained",
      "-- y n (<11>) drained",
      "-<11> y n () drained",
      "-<11> y y (<21>) drained",
      "-<21> n y () drained",
      "-<21> y y (<11>) drained",
      "<11>- y n () drained",
      "<11>- y y (<21>) drained",
      "<11><21> y y () drained",
      "<21>- n y () drained",
      "<21>- y y (<11>) drained",
      "<21><11> y y () drained"
    },
    expect = Expect.ACCEPTABLE,
    desc = "as in the explorer")
@Outcome(expect = Expect.FORBIDDEN, desc = "more than the bound, or a message lost")
@State
public class FanInStress {
  private final Mailbox<Integer> box = new Mailbox<>(1, 2);
  private Integer polled1;
  private Integer polled2;
  private boolean accepted1;
  private boolean accepted2;

  /** Takes twice. */
  @Actor
  public void reader() {
    polled1 = box.poll();
    polled2 = box.poll();
  }

  /** Offers and closes. */
  @Actor
  public void writer1() {
    accepted1 = box.offer(11);
    box.close();
  }

  /** Offers and closes. */
  @Actor
  public void writer2() {
    accepted2 = box.offer(21);
    box.close();
  }

  /** What they were told and what is left. */
  @Arbiter
  public void outcome(L_Result r) {
    r.r1 =
        Text.polled(polled1)
            + Text.polled(polled2)
            + " "
            + Text.accepted(accepted1)
            + " "
            + Text.accepted(accepted2)
            + " "
            + Text.left(box);
  }
}
