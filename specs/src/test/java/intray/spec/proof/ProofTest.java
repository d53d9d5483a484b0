package intray.spec.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One test for each obligation of the proofs for any size. */
class ProofTest {
  private static final long BUDGET_MILLISECONDS = 10_000;
  private static final Report REPORT = new Report("Proofs for any size", "obligation");

  @TestFactory
  Stream<DynamicTest> handOffKeepsItsPromises() {
    return tests(Obligations.proofs(HandOff.model()));
  }

  @TestFactory
  Stream<DynamicTest> handOffProofIsNotEmpty() {
    return tests(Obligations.witnesses(HandOff.model()));
  }

  @TestFactory
  Stream<DynamicTest> useOfAnItemByItsOwnerMovesPastEverybodyElse() {
    return tests(Reduction.movers());
  }

  @TestFactory
  Stream<DynamicTest> withoutSingleOwnerUseDoesNotMove() {
    return tests(Reduction.whereHandOffIsBroken());
  }

  @TestFactory
  Stream<DynamicTest> operationsOnDifferentEndsAreIndependent() {
    return tests(Reduction.independence());
  }

  @TestFactory
  Stream<DynamicTest> operationsThatObserveEachOtherAreNot() {
    return tests(Reduction.dependence());
  }

  @TestFactory
  Stream<DynamicTest> noWakeUpIsLost() {
    return tests(Obligations.proofs(Parallel.model()));
  }

  @TestFactory
  Stream<DynamicTest> wakeUpProofIsNotEmpty() {
    return tests(Obligations.witnesses(Parallel.model()));
  }

  @TestFactory
  Stream<DynamicTest> theCountOfTheAwakeIsRight() {
    return tests(Obligations.proofs(Activity.model()));
  }

  @TestFactory
  Stream<DynamicTest> countProofIsNotEmpty() {
    return tests(Obligations.witnesses(Activity.model()));
  }

  @AfterAll
  static void everythingIsProvedInTime() {
    REPORT.print();
    assertTrue(REPORT.milliseconds() < BUDGET_MILLISECONDS, "too slow to be run on every build");
  }

  private static Stream<DynamicTest> tests(List<Obligation> obligations) {
    return obligations.stream()
        .map(
            obligation ->
                DynamicTest.dynamicTest(obligation.fullName(), () -> discharge(obligation)));
  }

  private static void discharge(Obligation obligation) {
    Prover.Answer answer = Prover.ask(obligation);
    REPORT.add(obligation.fullName(), answer.verdict(), answer.milliseconds());
    assertTrue(answer.asExpected(), () -> "%n%s%n%s".formatted(answer.verdict(), answer.show()));
    Example witness = answer.example();
    if (witness != null) {
      assertTrue(witness.confirmed(), () -> "no witness after all:\n" + witness.show());
    }
  }
}
