package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** As for space that is seen, so for space that is used: the offer that is accepted. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "still full")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "accepted, and what was written before")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "accepted, but stale fields")
@State
public class RefillStress {
  private final Mailbox<Integer> box = new Mailbox<>(1, 1);
  private int used;

  /** Full from the start. */
  public RefillStress() {
    box.offer(0);
  }

  /** Writes, then takes. */
  @Actor
  public void reader() {
    used = 7;
    box.poll();
  }

  /** Offers, then reads. */
  @Actor
  public void writer(I_Result r) {
    r.r1 = box.offer(1) ? used : -1;
  }
}
