package intray.spec.proof;

import static intray.spec.proof.HandOff.BOUNDED;
import static intray.spec.proof.HandOff.CLOSED;
import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.HandOff.INBOX;
import static intray.spec.proof.HandOff.LINK;
import static intray.spec.proof.HandOff.LINKED;
import static intray.spec.proof.HandOff.OUTBOX;
import static intray.spec.proof.HandOff.READER;
import static intray.spec.proof.HandOff.WRITER;
import static intray.spec.proof.Sort.BOOL;
import static intray.spec.proof.Symbol.ghost;
import static intray.spec.proof.Symbol.state;
import static intray.spec.proof.Symbol.wiring;
import static intray.spec.proof.Terms.FALSE;
import static intray.spec.proof.Terms.all;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.some;
import static intray.spec.proof.Terms.variable;
import static intray.spec.proof.Terms.when;
import static intray.spec.proof.Waiting.holds;
import static intray.spec.proof.Waiting.namesSomething;
import static intray.spec.proof.Waiting.own;
import static intray.spec.proof.Waiting.signalComing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Components that run at the same time, wait and wake: hand-off, and with each operation the
 * signals that it owes to others.
 */
final class Parallel {
  /** What an awaiting component waits for: any set of its boxes. */
  static final Sort GUARD = Sort.things("Guard");

  static final Sort MODE =
      Sort.oneOf("Mode", "ready", "running", "announced", "parked", "pausing", "done");

  static final Symbol MAIL = wiring("mail", BOOL, GUARD, INBOX);
  static final Symbol SPACE = wiring("space", BOOL, GUARD, OUTBOX);
  static final Symbol NOTHING = wiring("nothing", GUARD);

  static final Symbol MODE_OF = state("mode", MODE, COMPONENT);
  static final Symbol GUARD_OF = state("guard", GUARD, COMPONENT);
  static final Symbol HAPPENED = state("happened", BOOL, COMPONENT);
  static final Symbol OWED = state("owed", BOOL, COMPONENT, COMPONENT);

  /** Something happened at the component's boxes since its step began. */
  static final Symbol CONCERNED = ghost("concerned", BOOL, COMPONENT);

  private Parallel() {}

  static Model model() {
    Model data = HandOff.model();
    List<Sort> sorts = new ArrayList<>(data.sorts());
    sorts.add(GUARD);
    List<Symbol> symbols = new ArrayList<>(data.symbols());
    symbols.addAll(List.of(MAIL, SPACE, NOTHING, MODE_OF, GUARD_OF, HAPPENED, OWED, CONCERNED));
    List<Claim> wired = new ArrayList<>(data.wiring());
    wired.add(new Claim("the empty guard", not(namesSomething(NOTHING.of()))));
    return new Model(
        "Parallel",
        sorts,
        symbols,
        wired,
        initial(data),
        actions(),
        ParallelClaims.invariants(data),
        ParallelClaims.theorems(),
        List.of(),
        List.of(),
        ParallelClaims.sights());
  }

  private static Map<Symbol, Update> initial(Model data) {
    Map<Symbol, Update> initial = new LinkedHashMap<>(data.initial());
    initial.put(MODE_OF, Update.everywhere(MODE_OF, at -> MODE.value("ready")));
    initial.put(GUARD_OF, Update.everywhere(GUARD_OF, at -> NOTHING.of()));
    for (Symbol no : List.of(HAPPENED, OWED, CONCERNED)) {
      initial.put(no, Update.everywhere(no, at -> FALSE));
    }
    return initial;
  }

  private static List<Action> actions() {
    return List.of(
        send(),
        refuse(),
        discard(),
        take(),
        close(),
        signal(),
        begin(),
        continueOn(),
        done(),
        await(),
        resume(),
        park(),
        wake(),
        pause(),
        rouse());
  }

  static Term in(Term c, String mode) {
    return MODE_OF.of(c).is(MODE.value(mode));
  }

  private static Term operating(Term c) {
    return in(c, "running").and(every(COMPONENT, d -> not(OWED.of(c, d))));
  }

  static Action send() {
    Action send = HandOff.send();
    Term o = send.parameters().get(0);
    return concerning(send, d -> READER.of(LINK.of(o)).is(d));
  }

  static Action refuse() {
    Action refuse = HandOff.refuse();
    return refuse.alsoWhen(operating(refuse.actor()));
  }

  static Action discard() {
    Action discard = HandOff.discard();
    return discard.alsoWhen(operating(discard.actor()));
  }

  /** Only a bounded inbox can have kept a writer waiting for space. */
  static Action take() {
    Action take = HandOff.take();
    Term b = take.parameters().get(0);
    return concerning(take, d -> BOUNDED.of(b).and(some(OUTBOX, o -> writes(d, o, b))));
  }

  private static Term writes(Term d, Term o, Term b) {
    return all(LINKED.of(o), LINK.of(o).is(b), WRITER.of(o).is(d));
  }

  static Action close() {
    Action close = HandOff.close();
    Term o = close.parameters().get(0);
    return concerning(close, d -> LINKED.of(o).and(READER.of(LINK.of(o)).is(d)));
  }

  /** An operation that its author must tell some others of, and to which nobody else attends. */
  private static Action concerning(Action operation, UnaryOperator<Term> others) {
    Term c = operation.actor();
    return operation
        .alsoWhen(operating(c))
        .setAll(
            OWED,
            at -> when(at.get(0).is(c), others.apply(at.get(1)), OWED.of(at.get(0), at.get(1))))
        .setAll(CONCERNED, at -> CONCERNED.of(at.get(0)).or(others.apply(at.get(0))));
  }

  /** A signal to a component whose next step is about to begin says nothing new. */
  static Action signal() {
    Term.Variable c = variable("c", COMPONENT);
    Term.Variable d = variable("d", COMPONENT);
    return Action.named("Signal", c, c, d)
        .when(OWED.of(c, d))
        .set(OWED.of(c, d), FALSE)
        .set(HAPPENED.of(d), not(any(in(d, "ready"), in(d, "done"))));
  }

  static Action begin() {
    Term.Variable c = variable("c", COMPONENT);
    Action begin = Action.named("Begin", c, c).when(in(c, "ready"));
    return enter(begin, "running", NOTHING.of()).set(CONCERNED.of(c), FALSE);
  }

  static Action continueOn() {
    Term.Variable c = variable("c", COMPONENT);
    return enter(Action.named("Continue", c, c).when(operating(c)), "ready", NOTHING.of());
  }

  static Action done() {
    Term.Variable c = variable("c", COMPONENT);
    Term closed = every(OUTBOX, o -> WRITER.of(o).is(c).implies(CLOSED.of(o)));
    return enter(Action.named("Done", c, c).when(operating(c), closed), "done", NOTHING.of());
  }

  static Action await() {
    Term.Variable c = variable("c", COMPONENT);
    Term.Variable g = variable("g", GUARD);
    Action await = Action.named("Await", c, c, g);
    return enter(await.when(operating(c), own(c, g), namesSomething(g)), "announced", g);
  }

  static Action resume() {
    Term.Variable c = variable("c", COMPONENT);
    Action resume = Action.named("Resume", c, c).when(in(c, "announced"), holds(c));
    return enter(resume, "ready", NOTHING.of());
  }

  /** To sleep though the guard holds is harmless if a signal is on its way. */
  static Action park() {
    Term.Variable c = variable("c", COMPONENT);
    return Action.named("Park", c, c)
        .when(in(c, "announced"), any(not(holds(c)), signalComing(c)))
        .set(MODE_OF.of(c), MODE.value("parked"));
  }

  static Action wake() {
    Term.Variable c = variable("c", COMPONENT);
    Action wake = Action.named("Wake", c, c).when(in(c, "parked"), HAPPENED.of(c));
    return enter(wake, "announced", GUARD_OF.of(c));
  }

  static Action pause() {
    Term.Variable c = variable("c", COMPONENT);
    return Action.named("Pause", c, c)
        .when(operating(c))
        .set(MODE_OF.of(c), when(HAPPENED.of(c), MODE.value("ready"), MODE.value("pausing")))
        .set(GUARD_OF.of(c), when(HAPPENED.of(c), NOTHING.of(), GUARD_OF.of(c)))
        .set(HAPPENED.of(c), FALSE);
  }

  static Action rouse() {
    Term.Variable c = variable("c", COMPONENT);
    Action rouse = Action.named("Rouse", c, c).when(in(c, "pausing"), HAPPENED.of(c));
    return enter(rouse, "ready", NOTHING.of());
  }

  /** What happened so far counts no more. */
  static Action enter(Action action, String mode, Term guard) {
    return action
        .set(MODE_OF.of(action.actor()), MODE.value(mode))
        .set(GUARD_OF.of(action.actor()), guard)
        .set(HAPPENED.of(action.actor()), FALSE);
  }
}
