package intray.spec.proof;

import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.HandOff.INBOX;
import static intray.spec.proof.HandOff.LINK;
import static intray.spec.proof.HandOff.LINKED;
import static intray.spec.proof.HandOff.OUTBOX;
import static intray.spec.proof.HandOff.READER;
import static intray.spec.proof.HandOff.SIZE;
import static intray.spec.proof.HandOff.WRITER;
import static intray.spec.proof.Parallel.GUARD_OF;
import static intray.spec.proof.Parallel.HAPPENED;
import static intray.spec.proof.Parallel.MAIL;
import static intray.spec.proof.Parallel.OWED;
import static intray.spec.proof.Parallel.SPACE;
import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.some;

/** What a component waits for, and whether it has come. */
final class Waiting {
  private Waiting() {}

  static Term holds(Term c) {
    return holdsNow(GUARD_OF.of(c));
  }

  /** Level-triggered: one of the boxes has what is waited for. */
  private static Term holdsNow(Term guard) {
    Term mail =
        some(INBOX, b -> MAIL.of(guard, b).and(any(ZERO.less(SIZE.of(b)), HandOff.drained(b))));
    Term space =
        some(
            OUTBOX,
            o -> SPACE.of(guard, o).and(any(not(LINKED.of(o)), HandOff.hasSpace(LINK.of(o)))));
    return mail.or(space);
  }

  static Term signalComing(Term c) {
    return HAPPENED.of(c).or(some(COMPONENT, d -> OWED.of(d, c)));
  }

  static Term own(Term c, Term guard) {
    Term inboxes = every(INBOX, b -> MAIL.of(guard, b).implies(READER.of(b).is(c)));
    Term outboxes = every(OUTBOX, o -> SPACE.of(guard, o).implies(WRITER.of(o).is(c)));
    return inboxes.and(outboxes);
  }

  static Term namesSomething(Term guard) {
    return some(INBOX, b -> MAIL.of(guard, b)).or(some(OUTBOX, o -> SPACE.of(guard, o)));
  }
}
