package intray.spec.proof;

import static intray.spec.proof.HandOff.COMPONENT;
import static intray.spec.proof.Parallel.CONCERNED;
import static intray.spec.proof.Parallel.GUARD_OF;
import static intray.spec.proof.Parallel.HAPPENED;
import static intray.spec.proof.Parallel.OWED;
import static intray.spec.proof.Parallel.in;
import static intray.spec.proof.Terms.all;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.some;
import static intray.spec.proof.Waiting.holds;
import static intray.spec.proof.Waiting.signalComing;

import java.util.ArrayList;
import java.util.List;

/** What holds of components that wait and wake. */
final class ParallelClaims {
  private ParallelClaims() {}

  /** Those of hand-off, and those of waking. */
  static List<Claim> invariants(Model data) {
    List<Claim> all = new ArrayList<>(data.invariants());
    all.add(new Claim("GuardIsOwn", every(COMPONENT, c -> Waiting.own(c, GUARD_OF.of(c)))));
    all.add(new Claim("OwesWhileRunning", every(COMPONENT, ParallelClaims::owesWhileRunning)));
    all.add(new Claim("NoLostWakeUp", every(COMPONENT, ParallelClaims::noLostWakeUp)));
    all.add(new Claim("NoLostEvent", every(COMPONENT, ParallelClaims::noLostEvent)));
    return all;
  }

  static List<Claim> theorems() {
    return List.of(
        new Claim(
            "who sleeps though its guard holds is being woken",
            every(COMPONENT, ParallelClaims::noLostWakeUp)),
        new Claim(
            "who pauses though something happened is being woken",
            every(COMPONENT, ParallelClaims::pauseIsWoken)),
        new Claim(
            "at rest no guard holds",
            atRest().implies(every(COMPONENT, c -> in(c, "parked").implies(not(holds(c)))))),
        new Claim(
            "at rest nothing has happened to who pauses",
            atRest()
                .implies(every(COMPONENT, c -> in(c, "pausing").implies(not(CONCERNED.of(c)))))),
        new Claim(
            "at rest no signal is on its way",
            atRest().implies(every(COMPONENT, c -> not(signalComing(c)).or(in(c, "done"))))));
  }

  /** Situations in which a wrong mechanism would go wrong. */
  static List<Claim> sights() {
    Term overtaken = some(COMPONENT, c -> all(in(c, "announced"), holds(c), signalComing(c)));
    Term asleep = some(COMPONENT, c -> all(in(c, "parked"), holds(c), not(HAPPENED.of(c))));
    Term twice =
        some(
            COMPONENT,
            c ->
                some(
                    COMPONENT,
                    d ->
                        some(
                            COMPONENT,
                            e -> all(d.isNot(e), OWED.of(d, c), OWED.of(e, c), in(c, "parked")))));
    Term noticed = some(COMPONENT, c -> all(in(c, "running"), HAPPENED.of(c)));
    Term rest =
        all(
            atRest(),
            some(COMPONENT, c -> in(c, "parked")),
            some(COMPONENT, c -> in(c, "pausing")));
    return List.of(
        new Claim("the guard comes to hold between announcing and parking", overtaken),
        new Claim("a sleeper whose guard holds and who is not yet notified", asleep),
        new Claim("two signals on their way to one sleeper", twice),
        new Claim("something happens during a step", noticed),
        new Claim("all at rest, one in await and one in pause", rest));
  }

  private static Term owesWhileRunning(Term c) {
    return every(COMPONENT, d -> OWED.of(c, d).implies(in(c, "running")));
  }

  private static Term noLostWakeUp(Term c) {
    return in(c, "parked").and(holds(c)).implies(signalComing(c));
  }

  private static Term noLostEvent(Term c) {
    Term mayPause = any(in(c, "running"), in(c, "pausing"));
    return mayPause.and(CONCERNED.of(c)).implies(signalComing(c));
  }

  private static Term pauseIsWoken(Term c) {
    return in(c, "pausing").and(CONCERNED.of(c)).implies(signalComing(c));
  }

  private static Term atRest() {
    return every(
        COMPONENT,
        c -> any(in(c, "done"), all(any(in(c, "parked"), in(c, "pausing")), not(HAPPENED.of(c)))));
  }
}
