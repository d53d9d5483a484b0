package intray.spec.proof;

import static intray.spec.proof.Parallel.GUARD_OF;
import static intray.spec.proof.Parallel.HAPPENED;
import static intray.spec.proof.Parallel.OWED;
import static intray.spec.proof.Terms.any;
import static intray.spec.proof.Terms.not;

import java.util.List;

/** Waiting and waking as somebody could get it wrong. */
final class ParallelMutants {
  private static final Model MODEL = Parallel.model();

  private ParallelMutants() {}

  static List<Mutant> all() {
    return List.of(
        mutant(
            "CheckThenPark",
            "announcing wipes out what came after the check",
            announceLate(),
            "Park keeps NoLostWakeUp"),
        mutant(
            "ParkUnchecked",
            "a component parks without looking",
            parkUnchecked(),
            "Park keeps NoLostWakeUp"),
        mutant(
            "ForgottenWakeOnMail",
            "send does not signal",
            Parallel.send().forgetting(OWED),
            "Send keeps NoLostWakeUp",
            "Send keeps NoLostEvent"),
        mutant(
            "ForgottenWakeOnSpace",
            "take does not signal",
            Parallel.take().forgetting(OWED),
            "Take keeps NoLostWakeUp",
            "Take keeps NoLostEvent"),
        mutant(
            "ForgottenWakeOnClose",
            "close does not signal",
            Parallel.close().forgetting(OWED),
            "Close keeps NoLostWakeUp",
            "Close keeps NoLostEvent"),
        mutant(
            "DoubleSignalCancels",
            "the second of two signals undoes the first",
            toggle(),
            "Signal keeps NoLostWakeUp",
            "Signal keeps NoLostEvent"),
        mutant(
            "PauseForgetsSignal",
            "pause sleeps though something happened",
            pauseAnyhow(),
            "Pause keeps NoLostEvent"),
        mutant(
            "SignalWhileRunningDropped",
            "only sleepers are signalled",
            signalSleeper(),
            "Signal keeps NoLostEvent"));
  }

  private static Mutant mutant(String name, String story, Action wrong, String... breaks) {
    return Mutant.of(MODEL, name, story, wrong, breaks);
  }

  private static Action announceLate() {
    Action park = Parallel.park().forgettingAll();
    Term c = park.actor();
    return Parallel.enter(park.when(Parallel.in(c, "announced")), "parked", GUARD_OF.of(c));
  }

  private static Action parkUnchecked() {
    Action park = Parallel.park();
    return park.when(Parallel.in(park.actor(), "announced"));
  }

  private static Action toggle() {
    Action signal = Parallel.signal();
    Term d = signal.parameters().get(1);
    Term idle = any(Parallel.in(d, "ready"), Parallel.in(d, "done"));
    return signal.set(HAPPENED.of(d), not(idle).and(not(HAPPENED.of(d))));
  }

  private static Action pauseAnyhow() {
    Action pause = Parallel.pause();
    return Parallel.enter(pause.forgettingAll(), "pausing", Parallel.NOTHING.of());
  }

  private static Action signalSleeper() {
    Action signal = Parallel.signal();
    Term d = signal.parameters().get(1);
    Term asleep =
        any(Parallel.in(d, "announced"), Parallel.in(d, "parked"), Parallel.in(d, "pausing"));
    return signal.set(HAPPENED.of(d), HAPPENED.of(d).or(asleep));
  }
}
