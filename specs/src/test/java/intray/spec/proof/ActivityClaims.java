package intray.spec.proof;

import static intray.spec.proof.Activity.AWAITS;
import static intray.spec.proof.Activity.AWAKE;
import static intray.spec.proof.Activity.DONE;
import static intray.spec.proof.Activity.OVER;
import static intray.spec.proof.Activity.OWED;
import static intray.spec.proof.Activity.PERMIT;
import static intray.spec.proof.Activity.TARGET;
import static intray.spec.proof.Activity.in;
import static intray.spec.proof.Activity.word;
import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.all;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.some;

import java.util.List;
import java.util.function.UnaryOperator;

/** What holds of the count of who is awake, and of unparking. */
final class ActivityClaims {
  /**
   * A component is counted as awake once for itself, if it has not left; once for the entry that
   * was made on its behalf, if it has not yet used or repaid it; and once for the entry that it has
   * made on behalf of another, until it has either roused that one or withdrawn.
   */
  static final Count AWAKE_COUNT =
      new Count(
          "awake",
          AWAKE.of(),
          COMPONENT,
          List.of(
              c -> not(asleep(c)),
              c -> announced(c).and(word(c, "NOTIFIED")),
              c -> in(c, "rouse", "withdraw")),
          TARGET::of);

  private ActivityClaims() {}

  private static Term asleep(Term c) {
    return in(c, "park", "parked", "last", "over", "stopped");
  }

  private static Term announced(Term c) {
    return in(c, "check", "holds", "repay", "park", "parked");
  }

  static List<Claim> invariants() {
    return List.of(
        each(
            "OwesWhileSignalling",
            c ->
                every(
                    COMPONENT,
                    d ->
                        OWED.of(c, d)
                            .implies(
                                in(
                                    c,
                                    "signal",
                                    "notify",
                                    "enter",
                                    "rouse",
                                    "withdraw",
                                    "unpark")))),
        each(
            "AimsAtOwed",
            c -> in(c, "notify", "enter", "rouse", "withdraw").implies(OWED.of(c, TARGET.of(c)))),
        each(
            "ParkedIsAnnounced",
            c ->
                word(c, "PARKED")
                    .implies(
                        announced(c).or(all(in(c, "last", "over", "stopped"), not(DONE.of(c)))))),
        each("AnnouncedIsNotRun", c -> announced(c).implies(not(word(c, "RUN")))),
        each("RepaysOnlyEntries", c -> in(c, "repay").implies(word(c, "NOTIFIED"))),
        each(
            "StopsDoneOrAsleep",
            c -> in(c, "last", "over", "stopped").implies(DONE.of(c).or(word(c, "PARKED")))),
        each("DoneStops", c -> DONE.of(c).implies(in(c, "last", "over", "stopped"))),
        each(
            "StopsKnowing",
            c -> in(c, "last", "over", "stopped").implies(DONE.of(c).or(anyoneKnows()))),
        each("NoLostUnpark", ActivityClaims::noLostUnpark),
        new Claim(
            "EndIsQuiet", anyoneKnows().implies(every(COMPONENT, c -> not(AWAKE_COUNT.any(c))))),
        new Claim("EndIsSeen", AWAKE.of().is(ZERO).implies(anyoneKnows())));
  }

  static List<Claim> theorems() {
    Term quiet = every(COMPONENT, ActivityClaims::quiet);
    return List.of(
        new Claim("the run is over only when all are quiet", OVER.of().implies(quiet)),
        new Claim(
            "when all are quiet the run is over, or about to be", quiet.implies(anyoneKnows())),
        new Claim(
            "when all are quiet no signal is on its way",
            quiet.implies(every(COMPONENT, c -> every(COMPONENT, d -> not(OWED.of(c, d)))))),
        each("nobody stays parked who was notified", ActivityClaims::noLostUnpark));
  }

  static List<Claim> sights() {
    Term handful =
        some(
            COMPONENT,
            c ->
                some(
                    COMPONENT,
                    d ->
                        all(
                            in(c, "rouse"),
                            in(d, "rouse"),
                            c.isNot(d),
                            TARGET.of(c).is(TARGET.of(d)))));
    Term overtaken = some(COMPONENT, c -> all(in(c, "check"), word(c, "NOTIFIED"), AWAITS.of(c)));
    Term signalled = some(COMPONENT, c -> in(c, "unpark").and(in(TARGET.of(c), "running")));
    return List.of(
        new Claim("two signallers rouse one sleeper", handful),
        new Claim("a component is notified between announcing and leaving", overtaken),
        new Claim("a sleeper runs before it is unparked", signalled),
        new Claim("the run is over", OVER.of()));
  }

  private static Term noLostUnpark(Term c) {
    Term coming = some(COMPONENT, d -> in(d, "unpark").and(TARGET.of(d).is(c)));
    return in(c, "parked").and(word(c, "NOTIFIED")).implies(any(PERMIT.of(c), coming));
  }

  private static Term quiet(Term c) {
    Term ended = DONE.of(c).and(in(c, "last", "over", "stopped"));
    return ended.or(asleep(c).and(word(c, "PARKED")));
  }

  private static Term anyoneKnows() {
    return OVER.of().or(some(COMPONENT, c -> in(c, "last")));
  }

  private static Claim each(String name, UnaryOperator<Term> body) {
    return new Claim(name, every(COMPONENT, body));
  }
}
