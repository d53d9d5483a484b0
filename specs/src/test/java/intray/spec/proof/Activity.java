package intray.spec.proof;

import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.Sort.BOOL;
import static intray.spec.proof.Sort.INT;
import static intray.spec.proof.Symbol.state;
import static intray.spec.proof.Symbol.wiring;
import static intray.spec.proof.Terms.FALSE;
import static intray.spec.proof.Terms.TRUE;
import static intray.spec.proof.Terms.all;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.number;
import static intray.spec.proof.Terms.some;
import static intray.spec.proof.Terms.variable;
import static intray.spec.proof.Terms.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The kernel's wake-up word, permit and count of who is awake, one action for each access to what
 * is shared; named as in {@code Fine.tla}. Boxes are left out: whom an operation concerns, and
 * whether a guard holds, is arbitrary here ({@code Concern}, {@code GuardHolds}).
 */
final class Activity {
  static final Sort OTHERS = Sort.things("Others");
  static final Sort WORD = Sort.oneOf("Word", "RUN", "NOTIFIED", "PARKED");
  static final Sort PLACE =
      Sort.oneOf(
          "Place",
          "ready",
          "running",
          "signal",
          "notify",
          "enter",
          "rouse",
          "unpark",
          "withdraw",
          "check",
          "holds",
          "repay",
          "park",
          "parked",
          "last",
          "over",
          "stopped");

  static final Symbol MEMBER = wiring("member", BOOL, OTHERS, COMPONENT);

  static final Symbol AT = state("pc", PLACE, COMPONENT);
  static final Symbol OWED = state("owed", BOOL, COMPONENT, COMPONENT);
  static final Symbol TARGET = state("target", COMPONENT, COMPONENT);
  static final Symbol AWAITS = state("awaits", BOOL, COMPONENT);
  static final Symbol DONE = state("done", BOOL, COMPONENT);
  static final Symbol WORD_OF = state("state", WORD, COMPONENT);
  static final Symbol PERMIT = state("permit", BOOL, COMPONENT);
  static final Symbol AWAKE = state("awake", INT);
  static final Symbol OVER = state("over", BOOL);
  static final Symbol TELLING = state("telling", BOOL);

  private Activity() {}

  static Model model() {
    return new Model(
        "Activity",
        List.of(COMPONENT, OTHERS),
        List.of(MEMBER, AT, OWED, TARGET, AWAITS, DONE, WORD_OF, PERMIT, AWAKE, OVER, TELLING),
        List.of(),
        initial(),
        actions(),
        ActivityClaims.invariants(),
        ActivityClaims.theorems(),
        List.of(),
        List.of(ActivityClaims.AWAKE_COUNT),
        ActivityClaims.sights());
  }

  private static Map<Symbol, Update> initial() {
    Map<Symbol, Update> initial = new LinkedHashMap<>();
    initial.put(AT, Update.everywhere(AT, at -> PLACE.value("ready")));
    initial.put(WORD_OF, Update.everywhere(WORD_OF, at -> WORD.value("RUN")));
    Stream.of(OWED, AWAITS, DONE, PERMIT, OVER, TELLING)
        .forEach(no -> initial.put(no, Update.everywhere(no, at -> FALSE)));
    return initial;
  }

  private static List<Action> actions() {
    Term.Variable c = variable("c", COMPONENT);
    Term.Variable d = variable("d", COMPONENT);
    Term.Variable g = variable("g", OTHERS);
    return List.of(
        // Operations
        step("Concern", c, "running", "signal", c, g)
            .alsoWhen(some(COMPONENT, e -> MEMBER.of(g, e)))
            .setAll(
                OWED,
                at ->
                    when(at.get(0).is(c), MEMBER.of(g, at.get(1)), OWED.of(at.get(0), at.get(1)))),
        step("Continue", c, "running", "ready", c).set(AT.of(c), next()),
        // Wakeup.signal
        step("Skip", c, "signal", "signal", c, d)
            .alsoWhen(OWED.of(c, d), word(d, "NOTIFIED"))
            .set(OWED.of(c, d), FALSE)
            .set(AT.of(c), afterSignal(c, d)),
        step("See", c, "signal", "notify", c, d)
            .alsoWhen(OWED.of(c, d), not(word(d, "NOTIFIED")))
            .set(TARGET.of(c), d)
            .set(AT.of(c), when(word(d, "RUN"), at("notify"), at("enter"))),
        notify(c),
        enterFor(),
        rouseIt(c),
        unpark(),
        withdraw(),
        // Wakeup.begin, await and pause
        step("Begin", c, "ready", "running", c).set(WORD_OF.of(c), WORD.value("RUN")),
        step("Await", c, "running", "check", c)
            .set(WORD_OF.of(c), WORD.value("PARKED"))
            .set(AWAITS.of(c), TRUE),
        step("GuardHolds", c, "check", "holds", c).alsoWhen(AWAITS.of(c)).set(AWAITS.of(c), FALSE),
        step("Resume", c, "holds", "ready", c)
            .set(AT.of(c), when(word(c, "PARKED"), next(), at("repay")))
            .set(WORD_OF.of(c), when(word(c, "PARKED"), WORD.value("RUN"), WORD_OF.of(c))),
        repay(),
        step("Pause", c, "running", "check", c)
            .set(AT.of(c), when(word(c, "RUN"), at("check"), next()))
            .set(WORD_OF.of(c), when(word(c, "RUN"), WORD.value("PARKED"), WORD_OF.of(c))),
        leave(),
        step("Park", c, "park", "parked", c)
            .alsoWhen(word(c, "PARKED"))
            .set(AT.of(c), when(OVER.of(), at("over"), at("parked"))),
        step("Return", c, "parked", "park", c).alsoWhen(PERMIT.of(c)).set(PERMIT.of(c), FALSE),
        step("Wake", c, "park", "check", c)
            .alsoWhen(word(c, "NOTIFIED"), AWAITS.of(c))
            .set(AT.of(c), when(OVER.of(), at("over"), at("check")))
            .set(WORD_OF.of(c), when(OVER.of(), WORD_OF.of(c), WORD.value("PARKED"))),
        step("Rouse", c, "park", "ready", c)
            .alsoWhen(word(c, "NOTIFIED"), not(AWAITS.of(c)))
            .set(AT.of(c), next()),
        // The end of a component, and of the run
        step("Done", c, "running", "stopped", c)
            .set(DONE.of(c), TRUE)
            .set(AWAKE.of(), AWAKE.of().plus(-1))
            .set(
                AT.of(c),
                when(
                    AWAKE.of().is(number(1)),
                    at("last"),
                    when(OVER.of(), at("over"), at("stopped")))),
        step("Last", c, "last", "over", c).set(OVER.of(), TRUE),
        step("Tell", c, "over", "stopped", c)
            .set(TELLING.of(), TRUE)
            .setAll(PERMIT, at -> TELLING.of().implies(PERMIT.of(at.get(0)))));
  }

  static Action enterFor() {
    Term.Variable c = variable("c", COMPONENT);
    return step("EnterFor", c, "enter", "rouse", c).set(AWAKE.of(), AWAKE.of().plus(1));
  }

  static Action unpark() {
    Term.Variable c = variable("c", COMPONENT);
    Term more = some(COMPONENT, e -> OWED.of(c, e));
    return step("Unpark", c, "unpark", "running", c)
        .set(PERMIT.of(TARGET.of(c)), TRUE)
        .set(AT.of(c), when(more, at("signal"), at("running")));
  }

  static Action withdraw() {
    Term.Variable c = variable("c", COMPONENT);
    return step("Withdraw", c, "withdraw", "signal", c).set(AWAKE.of(), AWAKE.of().plus(-1));
  }

  static Action repay() {
    Term.Variable c = variable("c", COMPONENT);
    return step("Repay", c, "repay", "ready", c)
        .set(AT.of(c), next())
        .set(AWAKE.of(), AWAKE.of().plus(-1));
  }

  static Action leave() {
    Term.Variable c = variable("c", COMPONENT);
    return step("Leave", c, "check", "park", c)
        .set(AWAKE.of(), AWAKE.of().plus(-1))
        .set(AT.of(c), when(AWAKE.of().is(number(1)), at("last"), at("park")));
  }

  private static Action notify(Term.Variable c) {
    Term d = TARGET.of(c);
    return step("Notify", c, "notify", "signal", c)
        .set(WORD_OF.of(d), when(word(d, "RUN"), WORD.value("NOTIFIED"), WORD_OF.of(d)))
        .set(OWED.of(c, d), all(OWED.of(c, d), not(word(d, "RUN"))))
        .set(AT.of(c), when(word(d, "RUN"), afterSignal(c, d), at("signal")));
  }

  private static Action rouseIt(Term.Variable c) {
    Term d = TARGET.of(c);
    return step("RouseIt", c, "rouse", "unpark", c)
        .set(WORD_OF.of(d), when(word(d, "PARKED"), WORD.value("NOTIFIED"), WORD_OF.of(d)))
        .set(OWED.of(c, d), all(OWED.of(c, d), not(word(d, "PARKED"))))
        .set(AT.of(c), when(word(d, "PARKED"), at("unpark"), at("withdraw")));
  }

  /** The action leads its component from one place to another; an actor is always first. */
  private static Action step(
      String name, Term.Variable c, String from, String to, Term.Variable... parameters) {
    return Action.named(name, c, parameters).when(in(c, from)).set(AT.of(c), at(to));
  }

  private static Term afterSignal(Term c, Term d) {
    Term more = some(COMPONENT, e -> OWED.of(c, e).and(e.isNot(d)));
    return when(more, at("signal"), at("running"));
  }

  private static Term next() {
    return when(OVER.of(), at("over"), at("ready"));
  }

  static Term at(String place) {
    return PLACE.value(place);
  }

  static Term in(Term c, String... places) {
    return any(Stream.of(places).map(place -> AT.of(c).is(at(place))).toArray(Term[]::new));
  }

  static Term word(Term c, String word) {
    return WORD_OF.of(c).is(WORD.value(word));
  }
}
