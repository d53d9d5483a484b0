package intray.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference: every access of every thread scheduled, no two histories taken for one. */
class ReductionTest {
  static Stream<HarnessFile> small() {
    return Stream.concat(
        HarnessFile.CANARIES.stream().map(HarnessFile::canary),
        Kernel.harnesses().stream()
            .filter(file -> Kernel.name(file).matches("mailbox-(drained|empty|bounded)"))
            .map(HarnessFile::of));
  }

  @ParameterizedTest
  @MethodSource("small")
  void everythingScheduled_outcomesAreTheSame(HarnessFile harness) {
    Explored reduced = new Explorer(Kernel.BOUNDS).explore(harness);
    Explored whole = new Explorer(Kernel.BOUNDS, Sharing.CONTENDED).explore(harness);
    assertEquals("", whole.doubt());
    assertEquals(whole.outcomeSet(), reduced.outcomeSet());
    assertTrue(whole.states() >= reduced.states(), () -> whole + " " + reduced);
  }
}
