package intray.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A mailbox of plain fields; x86 keeps the order of stores, other processors do not. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "nothing yet")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "the message, complete")
@Outcome(id = "0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "a message with stale fields")
@State
public class PlainMailboxCanary {
  private Item item;

  private static final class Item {
    int value;
  }

  /** Writes, then sends. */
  @Actor
  public void writer() {
    Item made = new Item();
    made.value = 7;
    item = made;
  }

  /** Takes, then reads. */
  @Actor
  public void reader(I_Result r) {
    Item taken = item;
    r.r1 = taken == null ? -1 : taken.value;
  }
}
