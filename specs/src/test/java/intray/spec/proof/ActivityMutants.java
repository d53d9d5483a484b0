package intray.spec.proof;

import static intray.spec.proof.Activity.AWAKE;
import static intray.spec.proof.Activity.PERMIT;
import static intray.spec.proof.Activity.TARGET;
import static intray.spec.proof.Terms.TRUE;

import java.util.List;

/** Counting and unparking as somebody could get it wrong. */
final class ActivityMutants {
  private static final Model MODEL = Activity.model();

  private ActivityMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "EnterAfterNotify",
            "the sleeper is counted after its state shows that it was woken",
            MODEL,
            MODEL
                .with(enterLate())
                .with(Activity.enterFor().forgetting(AWAKE))
                .with(Activity.withdraw().forgetting(AWAKE)),
            List.of("EnterFor balances awake", "Unpark balances awake", "Withdraw balances awake")),
        Mutant.of(
            MODEL,
            "EntryNotRepaid",
            "nobody takes back an entry on behalf of a component that did not sleep",
            Activity.repay().forgetting(AWAKE),
            "Repay balances awake"),
        new Mutant(
            "UnparkBeforeNotify",
            "the sleeper is unparked, and then its state is set",
            MODEL,
            MODEL.with(unparkEarly()).with(Activity.unpark().forgetting(PERMIT)),
            List.of("Unpark keeps NoLostUnpark")),
        Mutant.of(
            MODEL,
            "LeaveUncounted",
            "who falls asleep is still counted as awake",
            Activity.leave().forgetting(AWAKE),
            "Leave balances awake"));
  }

  private static Action enterLate() {
    return Activity.unpark().set(AWAKE.of(), AWAKE.of().plus(1));
  }

  private static Action unparkEarly() {
    Action enter = Activity.enterFor();
    return enter.set(PERMIT.of(TARGET.of(enter.actor())), TRUE);
  }
}
