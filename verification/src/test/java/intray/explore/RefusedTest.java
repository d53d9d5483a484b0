package intray.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not scheduled is never run as if it touched nothing. */
class RefusedTest {
  @ParameterizedTest
  @CsvSource({
    "map, ConcurrentHashMap",
    "list, java.util.List.of",
    "static, static field RefusedHarness.counter",
    "static-final, Holder.SHARED",
    "synchronized-method, guarded()",
    "wait, java.lang.Object.wait",
    "interrupt, Thread",
    "accumulate, accumulateAndGet",
    "clock, java.lang.System.nanoTime",
    "constant, its final field value",
    "builder, StringBuilder",
    "lambda, Lambda",
  })
  void meetingUnseen_isRefusedWithItsName(String where, String named) {
    ExploreException thrown =
        assertThrows(
            ExploreException.class,
            () -> new Explorer(Kernel.BOUNDS).explore("intray.harness.RefusedHarness", where));
    assertTrue(String.valueOf(thrown.getMessage()).contains(named), thrown::getMessage);
  }

  /** Alone, the thread that waits would never end; the other ends its loop. */
  @Test
  void loop_thatWaitsForAnother_ends() {
    Explored seen = new Explorer(Kernel.BOUNDS).explore("intray.harness.RefusedHarness", "spin");
    assertEquals(Set.of("ended"), seen.outcomeSet());
  }

  @Test
  void loop_withoutEnd_isCutOffAndSaid() {
    Explored seen = new Explorer(Kernel.BOUNDS).explore("intray.harness.RefusedHarness", "endless");
    assertEquals("steps=" + Kernel.BOUNDS.steps(), seen.doubt());
  }
}
