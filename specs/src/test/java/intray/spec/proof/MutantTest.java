package intray.spec.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each mistake breaks exactly the obligations that speak of it. */
class MutantTest {
  private static final Report REPORT = new Report("Mistakes that the proofs notice", "mutant");

  @TestFactory
  Stream<DynamicTest> handOff() {
    return tests(HandOffMutants.all());
  }

  @TestFactory
  Stream<DynamicTest> waiting() {
    return tests(ParallelMutants.all());
  }

  @TestFactory
  Stream<DynamicTest> counting() {
    return tests(ActivityMutants.all());
  }

  private static Stream<DynamicTest> tests(List<Mutant> mutants) {
    return mutants.stream()
        .map(m -> DynamicTest.dynamicTest(m.name() + ": " + m.story(), () -> check(m)));
  }

  private static void check(Mutant mutant) {
    long start = System.nanoTime();
    List<Prover.Answer> broken =
        mutant.affected().stream().map(Prover::ask).filter(a -> !a.asExpected()).toList();
    List<String> names = broken.stream().map(answer -> answer.obligation().name()).toList();
    REPORT.add(mutant.name(), "breaks " + names, (System.nanoTime() - start) / 1_000_000);
    for (Prover.Answer answer : broken) {
      Example example = answer.example();
      assertNotNull(example, () -> "undecided: " + answer.obligation().name());
      assertTrue(example.confirmed(), () -> "no counterexample after all:\n" + example.show());
    }
    assertEquals(mutant.breaks(), names);
  }

  @AfterAll
  static void printTable() {
    REPORT.print();
  }
}
