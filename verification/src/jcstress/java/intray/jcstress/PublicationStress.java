package intray.jcstress;

import intray.kernel.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a message refers to was written without care, and is read complete. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "nothing yet")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "the message, complete")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "a message with stale fields")
@State
public class PublicationStress {
  private final Mailbox<Item> box = new Mailbox<>(1, 1);

  private static final class Item {
    int value;
  }

  /** Writes, then sends. */
  @Actor
  public void writer() {
    Item item = new Item();
    item.value = 7;
    box.offer(item);
  }

  /** Takes, then reads. */
  @Actor
  public void reader(I_Result r) {
    Item item = box.poll();
    r.r1 = item == null ? -1 : item.value;
  }
}
