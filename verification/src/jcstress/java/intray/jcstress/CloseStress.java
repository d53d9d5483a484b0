package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a writer wrote before it closed is seen by a reader that is told of the end. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "not closed yet")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "drained, and what was written before")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "drained, but stale fields")
@State
public class CloseStress {
  private final Mailbox<Integer> box = new Mailbox<>(1, 1);
  private int written;

  /** Writes, then closes. */
  @Actor
  public void writer() {
    written = 7;
    box.close();
  }

  /** Asks for the end, then reads. */
  @Actor
  public void reader(I_Result r) {
    r.r1 = box.isDrained() ? written : -1;
  }
}
