package intray.spec.proof;

import static intray.spec.proof.HandOff.AT;
import static intray.spec.proof.HandOff.BOUNDED;
import static intray.spec.proof.HandOff.CAPACITY;
import static intray.spec.proof.HandOff.CARRIED;
import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.HandOff.DISCARDED;
import static intray.spec.proof.HandOff.FROM;
import static intray.spec.proof.HandOff.HOLDS;
import static intray.spec.proof.HandOff.INBOX;
import static intray.spec.proof.HandOff.ITEM;
import static intray.spec.proof.HandOff.LINK;
import static intray.spec.proof.HandOff.LINKED;
import static intray.spec.proof.HandOff.NUMBER;
import static intray.spec.proof.HandOff.OUTBOX;
import static intray.spec.proof.HandOff.OWNER;
import static intray.spec.proof.HandOff.PLACE;
import static intray.spec.proof.HandOff.POSITION;
import static intray.spec.proof.HandOff.PUT;
import static intray.spec.proof.HandOff.PUTS;
import static intray.spec.proof.HandOff.RECEIPTS;
import static intray.spec.proof.HandOff.RECEIVED;
import static intray.spec.proof.HandOff.SENDS;
import static intray.spec.proof.HandOff.SENT;
import static intray.spec.proof.HandOff.SIZE;
import static intray.spec.proof.HandOff.SLOT;
import static intray.spec.proof.HandOff.TAKEN;
import static intray.spec.proof.HandOff.TAKES;
import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.all;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.everyIndex;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.number;
import static intray.spec.proof.Terms.some;
import static intray.spec.proof.Terms.variable;
import static intray.spec.proof.Terms.when;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What holds of hand-off. The invariants speak of ghosts, the theorems as far as possible of the
 * state only.
 */
final class HandOffClaims {
  private HandOffClaims() {}

  static List<Claim> invariants() {
    return List.of(
        new Claim("Bounded", bounded()),
        new Claim(
            "HeldByOwner",
            every(COMPONENT, c -> every(ITEM, x -> HOLDS.of(c, x).implies(heldBy(c, x))))),
        new Claim("SlotsCarry", everySlot((b, i) -> carriedAt(b, i, SLOT.of(b, i)))),
        new Claim("Accounted", every(ITEM, HandOffClaims::accounted)),
        new Claim("InboxHistory", every(INBOX, HandOffClaims::inboxHistory)),
        new Claim("OutboxHistory", every(OUTBOX, HandOffClaims::outboxHistory)),
        new Claim("SlotsKnowTheirSend", everySlot(HandOffClaims::knowsItsSend)),
        new Claim("SendsKnowTheirSlot", everyUnderway(HandOffClaims::knowsItsSlot)),
        new Claim("SendsInOrder", every(OUTBOX, HandOffClaims::inOrder)));
  }

  static List<Claim> theorems(UnaryOperator<Term> drained) {
    return List.of(
        new Claim("no item has two holders", every(ITEM, HandOffClaims::oneHolder)),
        new Claim(
            "no item is held and underway",
            everySlot((b, i) -> every(COMPONENT, c -> not(HOLDS.of(c, SLOT.of(b, i)))))),
        new Claim(
            "no item is in two slots",
            everySlot((b, i) -> everySlot((d, j) -> differentItems(b, i, d, j)))),
        new Claim("no item is lost", every(ITEM, HandOffClaims::notLost)),
        new Claim("no item is discarded and alive", every(ITEM, HandOffClaims::discardedIsGone)),
        new Claim("no inbox exceeds its bound", bounded()),
        new Claim(
            "an inbox gives what was put, in order", every(INBOX, HandOffClaims::givesWhatWasPut)),
        new Claim(
            "an outbox's items arrive in the order of the sends",
            every(OUTBOX, HandOffClaims::arrivesInOrder)),
        new Claim(
            "of a drained inbox all that was sent has been received",
            every(OUTBOX, o -> completeIf(drained.apply(LINK.of(o)), o))));
  }

  static Model.Lasting lasting(UnaryOperator<Term> drained) {
    Term.Variable b = variable("b", INBOX);
    return new Model.Lasting("a drained inbox", b, drained.apply(b));
  }

  /** Situations in which a wrong mechanism would go wrong. */
  static List<Claim> sights() {
    Term fanIn =
        not(
            everySlot(
                (b, i) -> everyIndex(ZERO, SIZE.of(b), j -> FROM.of(b, i).is(FROM.of(b, j)))));
    Term full =
        some(
            INBOX,
            b -> all(BOUNDED.of(b), SIZE.of(b).is(CAPACITY.of(b)), SIZE.of(b).is(number(2))));
    Term endWithMail =
        some(
            INBOX,
            b ->
                all(
                    SIZE.of(b).is(number(2)),
                    some(OUTBOX, o -> LINK.of(o).is(b)),
                    HandOff.allClosed(b)));
    Term forwarded =
        not(
            everySlot(
                (b, i) ->
                    every(
                        INBOX,
                        d ->
                            everyIndex(
                                ZERO, TAKES.of(d), k -> TAKEN.of(d, k).isNot(SLOT.of(b, i))))));
    return List.of(
        new Claim("two outboxes' items in one inbox", fanIn),
        new Claim("a full inbox of two", full),
        new Claim("all writers closed and two items left to take", endWithMail),
        new Claim("an item that is on its way for a second time", forwarded));
  }

  private static Term bounded() {
    return every(
        INBOX,
        b ->
            all(ZERO.atMost(SIZE.of(b)), BOUNDED.of(b).implies(SIZE.of(b).atMost(CAPACITY.of(b)))));
  }

  private static Term heldBy(Term c, Term x) {
    return all(OWNER.of(x).is(c), not(DISCARDED.of(x)), not(CARRIED.of(x)));
  }

  private static Term carriedAt(Term b, Term i, Term x) {
    return all(CARRIED.of(x), AT.of(x).is(b), POSITION.of(x).is(i), not(DISCARDED.of(x)));
  }

  /** Each item that was made and not discarded is where the ghosts say it is. */
  private static Term accounted(Term x) {
    Term inItsSlot =
        all(
            ZERO.atMost(POSITION.of(x)),
            POSITION.of(x).less(SIZE.of(AT.of(x))),
            SLOT.of(AT.of(x), POSITION.of(x)).is(x));
    return not(DISCARDED.of(x)).implies(when(CARRIED.of(x), inItsSlot, HOLDS.of(OWNER.of(x), x)));
  }

  private static Term inboxHistory(Term b) {
    return all(
        ZERO.atMost(TAKES.of(b)),
        PUTS.of(b).is(new Term.Plus(TAKES.of(b), SIZE.of(b))),
        everyIndex(
            ZERO, SIZE.of(b), i -> SLOT.of(b, i).is(PUT.of(b, new Term.Plus(TAKES.of(b), i)))),
        givesWhatWasPut(b));
  }

  private static Term givesWhatWasPut(Term b) {
    return everyIndex(ZERO, TAKES.of(b), k -> TAKEN.of(b, k).is(PUT.of(b, k)));
  }

  private static Term outboxHistory(Term o) {
    return all(ZERO.atMost(RECEIPTS.of(o)), arrivesInOrder(o));
  }

  private static Term arrivesInOrder(Term o) {
    return RECEIPTS
        .of(o)
        .atMost(SENDS.of(o))
        .and(everyIndex(ZERO, RECEIPTS.of(o), k -> RECEIVED.of(o, k).is(SENT.of(o, k))));
  }

  private static Term knowsItsSend(Term b, Term i) {
    Term o = FROM.of(b, i);
    Term k = NUMBER.of(b, i);
    return all(
        LINKED.of(o),
        LINK.of(o).is(b),
        RECEIPTS.of(o).atMost(k),
        k.less(SENDS.of(o)),
        SENT.of(o, k).is(SLOT.of(b, i)),
        PLACE.of(o, k).is(i));
  }

  private static Term knowsItsSlot(Term o, Term k) {
    Term b = LINK.of(o);
    Term i = PLACE.of(o, k);
    return all(ZERO.atMost(i), i.less(SIZE.of(b)), FROM.of(b, i).is(o), NUMBER.of(b, i).is(k));
  }

  private static Term inOrder(Term o) {
    return everyIndex(
        RECEIPTS.of(o),
        SENDS.of(o),
        k -> everyIndex(k.plus(1), SENDS.of(o), l -> PLACE.of(o, k).less(PLACE.of(o, l))));
  }

  private static Term oneHolder(Term x) {
    return every(
        COMPONENT, c -> every(COMPONENT, d -> HOLDS.of(c, x).and(HOLDS.of(d, x)).implies(c.is(d))));
  }

  private static Term differentItems(Term b, Term i, Term d, Term j) {
    return SLOT.of(b, i).is(SLOT.of(d, j)).implies(b.is(d).and(i.is(j)));
  }

  private static Term notLost(Term x) {
    Term held = some(COMPONENT, c -> HOLDS.of(c, x));
    Term underway = not(everySlot((b, i) -> SLOT.of(b, i).isNot(x)));
    return held.or(underway).or(DISCARDED.of(x));
  }

  private static Term discardedIsGone(Term x) {
    Term held = some(COMPONENT, c -> HOLDS.of(c, x));
    Term underway = not(everySlot((b, i) -> SLOT.of(b, i).isNot(x)));
    return DISCARDED.of(x).implies(not(held.or(underway)));
  }

  private static Term completeIf(Term drained, Term o) {
    return LINKED.of(o).and(drained).implies(RECEIPTS.of(o).is(SENDS.of(o)));
  }

  private static Term everySlot(BinaryOperator<Term> body) {
    return every(INBOX, b -> everyIndex(ZERO, SIZE.of(b), i -> body.apply(b, i)));
  }

  private static Term everyUnderway(BinaryOperator<Term> body) {
    return every(OUTBOX, o -> everyIndex(RECEIPTS.of(o), SENDS.of(o), k -> body.apply(o, k)));
  }
}
