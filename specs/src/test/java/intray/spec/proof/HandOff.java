package intray.spec.proof;

import static intray.spec.proof.Sort.BOOL;
import static intray.spec.proof.Sort.INT;
import static intray.spec.proof.Symbol.ghost;
import static intray.spec.proof.Symbol.state;
import static intray.spec.proof.Symbol.wiring;
import static intray.spec.proof.Terms.FALSE;
import static intray.spec.proof.Terms.TRUE;
import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.variable;
import static intray.spec.proof.Terms.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Hand-off: items have one owner, or are on their way in one inbox. Any number of components,
 * inboxes, outboxes and items; an inbox may be fed by several outboxes, and is bounded or not.
 */
final class HandOff {
  static final Sort COMPONENT = Sort.things("Component");
  static final Sort INBOX = Sort.things("Inbox");
  static final Sort OUTBOX = Sort.things("Outbox");
  static final Sort ITEM = Sort.things("Item");
  static final Sort CONTENT = Sort.things("Content");

  static final Symbol READER = wiring("reader", COMPONENT, INBOX);
  static final Symbol WRITER = wiring("writer", COMPONENT, OUTBOX);
  static final Symbol LINKED = wiring("linked", BOOL, OUTBOX);
  static final Symbol LINK = wiring("link", INBOX, OUTBOX);
  static final Symbol BOUNDED = wiring("bounded", BOOL, INBOX);
  static final Symbol CAPACITY = wiring("capacity", INT, INBOX);

  /** Every item begins with some component; making one is to have held it, unused, until then. */
  static final Symbol BEGINS = wiring("begins", COMPONENT, ITEM);

  /** What a component makes of the contents of an item; any function. */
  static final Symbol WORK = wiring("work", CONTENT, COMPONENT, CONTENT);

  static final Symbol DISCARDED = state("discarded", BOOL, ITEM);
  static final Symbol HOLDS = state("holds", BOOL, COMPONENT, ITEM);
  static final Symbol CONTENTS = state("contents", CONTENT, ITEM);
  static final Symbol SIZE = state("size", INT, INBOX);
  static final Symbol SLOT = state("slot", ITEM, INBOX).upTo(SIZE);
  static final Symbol CLOSED = state("closed", BOOL, OUTBOX);

  /** Where an item is: with its owner, or, if carried, at a place in an inbox. */
  static final Symbol OWNER = ghost("owner", COMPONENT, ITEM);

  static final Symbol CARRIED = ghost("carried", BOOL, ITEM);
  static final Symbol AT = ghost("at", INBOX, ITEM);
  static final Symbol POSITION = ghost("position", INT, ITEM);

  /** The history of an inbox: what was put into it and what was taken from it, in order. */
  static final Symbol PUTS = ghost("puts", INT, INBOX);

  static final Symbol TAKES = ghost("takes", INT, INBOX);
  static final Symbol PUT = ghost("put", ITEM, INBOX).upTo(PUTS);
  static final Symbol TAKEN = ghost("taken", ITEM, INBOX).upTo(TAKES);

  /**
   * The history of an outbox: what was sent through it, and what of that was received, in order.
   */
  static final Symbol SENDS = ghost("sends", INT, OUTBOX);

  static final Symbol RECEIPTS = ghost("receipts", INT, OUTBOX);
  static final Symbol SENT = ghost("sent", ITEM, OUTBOX).upTo(SENDS);
  static final Symbol RECEIVED = ghost("received", ITEM, OUTBOX).upTo(RECEIPTS);

  /**
   * For each slot, the outbox and the number of the send that filled it; and back, from the send to
   * the slot.
   */
  static final Symbol FROM = ghost("from", OUTBOX, INBOX).upTo(SIZE);

  static final Symbol NUMBER = ghost("number", INT, INBOX).upTo(SIZE);
  static final Symbol PLACE = ghost("place", INT, OUTBOX).upTo(SENDS);

  static final List<Symbol> SYMBOLS =
      List.of(
          READER, WRITER, LINKED, LINK, BOUNDED, CAPACITY, BEGINS, WORK, DISCARDED, HOLDS, CONTENTS,
          SIZE, SLOT, CLOSED, OWNER, CARRIED, AT, POSITION, PUTS, TAKES, PUT, TAKEN, SENDS,
          RECEIPTS, SENT, RECEIVED, FROM, NUMBER, PLACE);

  private HandOff() {}

  static Model model() {
    return model(HandOff::drained);
  }

  /** The model with its own notion of when a reader is told that nothing is left to come. */
  static Model model(UnaryOperator<Term> drained) {
    List<Claim> wired =
        List.of(
            new Claim(
                "bounds are at least 1",
                every(INBOX, b -> BOUNDED.of(b).implies(ZERO.less(CAPACITY.of(b))))));
    return new Model(
        "HandOff",
        List.of(COMPONENT, INBOX, OUTBOX, ITEM, CONTENT),
        SYMBOLS,
        wired,
        initial(),
        List.of(send(), refuse(), discard(), take(), close(), use()),
        HandOffClaims.invariants(),
        HandOffClaims.theorems(drained),
        List.of(HandOffClaims.lasting(drained)),
        List.of(),
        HandOffClaims.sights());
  }

  private static Map<Symbol, Update> initial() {
    Map<Symbol, Update> initial = new LinkedHashMap<>();
    for (Symbol empty : List.of(DISCARDED, CLOSED, CARRIED)) {
      initial.put(empty, Update.everywhere(empty, at -> FALSE));
    }
    for (Symbol count : List.of(SIZE, PUTS, TAKES, SENDS, RECEIPTS)) {
      initial.put(count, Update.everywhere(count, at -> ZERO));
    }
    initial.put(HOLDS, Update.everywhere(HOLDS, at -> BEGINS.of(at.get(1)).is(at.get(0))));
    initial.put(OWNER, Update.everywhere(OWNER, at -> BEGINS.of(at.get(0))));
    return initial;
  }

  /** What a component does with an item between two operations: it reads and writes this item. */
  static Action use() {
    Term.Variable c = variable("c", COMPONENT);
    Term.Variable x = variable("x", ITEM);
    return Action.named("Use", c, c, x)
        .when(HOLDS.of(c, x))
        .set(CONTENTS.of(x), WORK.of(c, CONTENTS.of(x)));
  }

  static Term hasSpace(Term inbox) {
    return any(not(BOUNDED.of(inbox)), SIZE.of(inbox).less(CAPACITY.of(inbox)));
  }

  static Action send() {
    Term.Variable o = variable("o", OUTBOX);
    Term.Variable x = variable("x", ITEM);
    Term c = WRITER.of(o);
    Term b = LINK.of(o);
    Term end = SIZE.of(b);
    return Action.named("Send", c, o, x)
        .when(HOLDS.of(c, x), LINKED.of(o), not(CLOSED.of(o)), hasSpace(b))
        .set(HOLDS.of(c, x), FALSE)
        .set(SLOT.of(b, end), x)
        .set(SIZE.of(b), end.plus(1))
        .set(CARRIED.of(x), TRUE)
        .set(AT.of(x), b)
        .set(POSITION.of(x), end)
        .set(PUT.of(b, PUTS.of(b)), x)
        .set(PUTS.of(b), PUTS.of(b).plus(1))
        .set(SENT.of(o, SENDS.of(o)), x)
        .set(SENDS.of(o), SENDS.of(o).plus(1))
        .set(FROM.of(b, end), o)
        .set(NUMBER.of(b, end), SENDS.of(o))
        .set(PLACE.of(o, SENDS.of(o)), end);
  }

  /** An offer that is answered false, or a send that throws: the item stays with its owner. */
  static Action refuse() {
    Term.Variable o = variable("o", OUTBOX);
    Term.Variable x = variable("x", ITEM);
    Term c = WRITER.of(o);
    return Action.named("Refuse", c, o, x)
        .when(HOLDS.of(c, x), LINKED.of(o), not(CLOSED.of(o)), not(hasSpace(LINK.of(o))));
  }

  static Action take() {
    Term.Variable b = variable("b", INBOX);
    return takeAt(b, ZERO);
  }

  /** The item at {@code index} leaves the inbox, and those behind it move up. */
  static Action takeAt(Term.Variable b, Term index) {
    Term x = SLOT.of(b, index);
    Term o = FROM.of(b, index);
    return Action.named("Take", READER.of(b), b)
        .when(ZERO.less(SIZE.of(b)))
        .set(SIZE.of(b), SIZE.of(b).plus(-1))
        .setAll(SLOT, at -> SLOT.of(at.get(0), behind(b, index, at)))
        .setAll(FROM, at -> FROM.of(at.get(0), behind(b, index, at)))
        .setAll(NUMBER, at -> NUMBER.of(at.get(0), behind(b, index, at)))
        .setAll(POSITION, at -> movedUp(AT.of(at.get(0)).is(b), index, POSITION.of(at.get(0))))
        .setAll(
            PLACE, at -> movedUp(LINK.of(at.get(0)).is(b), index, PLACE.of(at.get(0), at.get(1))))
        .set(HOLDS.of(READER.of(b), x), TRUE)
        .set(OWNER.of(x), READER.of(b))
        .set(CARRIED.of(x), FALSE)
        .set(TAKEN.of(b, TAKES.of(b)), x)
        .set(TAKES.of(b), TAKES.of(b).plus(1))
        .set(RECEIVED.of(o, RECEIPTS.of(o)), x)
        .set(RECEIPTS.of(o), RECEIPTS.of(o).plus(1));
  }

  /** Where what is now found at {@code at} was before. */
  private static Term behind(Term b, Term index, List<Term> at) {
    return when(at.get(0).is(b).and(index.atMost(at.get(1))), at.get(1).plus(1), at.get(1));
  }

  private static Term movedUp(Term inThisInbox, Term index, Term place) {
    return when(inThisInbox.and(index.less(place)), place.plus(-1), place);
  }

  static Action close() {
    Term.Variable o = variable("o", OUTBOX);
    return Action.named("Close", WRITER.of(o), o).when(not(CLOSED.of(o))).set(CLOSED.of(o), TRUE);
  }

  static Term drained(Term inbox) {
    return SIZE.of(inbox).is(ZERO).and(allClosed(inbox));
  }

  static Term allClosed(Term inbox) {
    return every(OUTBOX, o -> LINKED.of(o).and(LINK.of(o).is(inbox)).implies(CLOSED.of(o)));
  }

  /** What is sent to an outbox that nobody reads. */
  static Action discard() {
    Term.Variable o = variable("o", OUTBOX);
    Term.Variable x = variable("x", ITEM);
    Term c = WRITER.of(o);
    return Action.named("Discard", c, o, x)
        .when(HOLDS.of(c, x), not(CLOSED.of(o)), not(LINKED.of(o)))
        .set(HOLDS.of(c, x), FALSE)
        .set(DISCARDED.of(x), TRUE);
  }
}
