package intray.spec.proof;

import static intray.spec.proof.HandOff.BOUNDED;
import static intray.spec.proof.HandOff.CAPACITY;
import static intray.spec.proof.HandOff.CLOSED;
import static intray.spec.proof.HandOff.HOLDS;
import static intray.spec.proof.HandOff.INBOX;
import static intray.spec.proof.HandOff.LINK;
import static intray.spec.proof.HandOff.LINKED;
import static intray.spec.proof.HandOff.SIZE;
import static intray.spec.proof.HandOff.SLOT;
import static intray.spec.proof.Terms.FALSE;
import static intray.spec.proof.Terms.TRUE;
import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.variable;

import java.util.List;

/** Hand-off as somebody could get it wrong. */
final class HandOffMutants {
  private HandOffMutants() {}

  static List<Mutant> all() {
    Model model = HandOff.model();
    return List.of(
        Mutant.of(
            model,
            "SendKeepsReference",
            "the sender may go on using what it has sent",
            HandOff.send().forgetting(HOLDS),
            "Send keeps HeldByOwner"),
        Mutant.of(
            model,
            "TakeNewest",
            "take gives the newest item",
            takeNewest(),
            "Take keeps InboxHistory",
            "Take keeps OutboxHistory",
            "Take keeps SlotsKnowTheirSend",
            "Take keeps SendsKnowTheirSlot"),
        Mutant.of(
            model,
            "CapacityOffByOne",
            "a full inbox accepts one more",
            sendIntoFull(),
            "Send keeps Bounded"),
        Mutant.of(
            model,
            "PublishBeforeWrite",
            "the reader is told of an item that is not in its slot",
            HandOff.send().forgetting(SLOT),
            "Send keeps SlotsCarry",
            "Send keeps Accounted",
            "Send keeps InboxHistory",
            "Send keeps SlotsKnowTheirSend"),
        Mutant.of(
            model,
            "RefusalLosesItem",
            "an offer that is refused drops the item",
            refuseAndDrop(),
            "Refuse keeps Accounted"),
        Mutant.of(
            model,
            "SendAfterClose",
            "an outbox accepts items after it was closed",
            sendAfterClose(),
            "Send preserves a drained inbox"),
        Mutant.of(
            model,
            "TakeLeavesItem",
            "take gives the item and leaves it in the inbox",
            takeAndLeave(),
            "Take keeps HeldByOwner"),
        new Mutant(
            "CloseOvertakesData",
            "the end is seen once all writers have closed, whatever is still in the inbox",
            model,
            HandOff.model(HandOff::allClosed),
            List.of("therefore of a drained inbox all that was sent has been received")));
  }

  private static Action takeNewest() {
    Term.Variable b = variable("b", INBOX);
    return HandOff.takeAt(b, SIZE.of(b).plus(-1));
  }

  private static Action takeAndLeave() {
    Action take = HandOff.take();
    Term b = take.parameters().get(0);
    return take.forgettingAll().set(HOLDS.of(take.actor(), SLOT.of(b, ZERO)), TRUE);
  }

  private static Action sendIntoFull() {
    Action send = HandOff.send();
    Term o = send.parameters().get(0);
    Term x = send.parameters().get(1);
    Term b = LINK.of(o);
    Term space = any(not(BOUNDED.of(b)), SIZE.of(b).atMost(CAPACITY.of(b)));
    return send.when(HOLDS.of(send.actor(), x), LINKED.of(o), not(CLOSED.of(o)), space);
  }

  private static Action sendAfterClose() {
    Action send = HandOff.send();
    Term o = send.parameters().get(0);
    Term x = send.parameters().get(1);
    return send.when(HOLDS.of(send.actor(), x), LINKED.of(o), HandOff.hasSpace(LINK.of(o)));
  }

  private static Action refuseAndDrop() {
    Action refuse = HandOff.refuse();
    return refuse.set(HOLDS.of(refuse.actor(), refuse.parameters().get(1)), FALSE);
  }
}
