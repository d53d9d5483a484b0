package intray.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static final String SPIN =
      """
      end: x=1 saw2=1 saw1=0
      end: x=1 saw1=1 saw2=0
      end: x=1 saw2=1 saw1=0

      (Spin Version 6.5.2 -- 6 December 2019)
      	+ Partial Order Reduction

      State-vector 36 byte, depth reached 5, errors: 0
             17 states, stored
              4 states, matched
             21 transitions (= stored+matched)
      """;

  @Test
  void spin_statesAndOutcomes() {
    Seen seen = Seen.ofSpin(SPIN);
    assertEquals(new Seen(17, Set.of("saw1=0 saw2=1 x=1", "saw1=1 saw2=0 x=1"), "", "", ""), seen);
    assertTrue(seen.isReport());
  }

  @Test
  void spin_manyStates_areWrittenWithAnExponent() {
    assertEquals(123_456_780, Seen.ofSpin(SPIN.replace(" 17 ", " 1.2345678e+08 ")).explored());
  }

  @Test
  void spin_error_isAViolation_andNotAll() {
    Seen seen =
        Seen.ofSpin("Warning: Search not completed\n" + SPIN.replace("errors: 0", "errors: 1"));
    assertEquals("1 errors", seen.violation());
    assertEquals("Search not completed", seen.doubt());
  }

  @Test
  void spin_depthReached_isNotAll() {
    assertFalse(Seen.ofSpin("error: max search depth too small\n" + SPIN).doubt().isEmpty());
    assertFalse(Seen.ofSpin("pan: reached -DMEMLIM bound\n" + SPIN).doubt().isEmpty());
  }

  @Test
  void spin_killed_saysWhatItToldLast() {
    Seen seen =
        Seen.ofSpin(
            """
            end: x=1
            Depth=      47 States=    1e+06 Transitions= 3.76e+06 Memory=   189.765	t= 3.2 R=   3e+05
            Depth=      47 States=    2e+06 Transitions= 7.99e+06 Memory=   251.386	t= 6.4 R=   3e+05
            """);
    assertEquals(2_000_000, seen.explored());
    assertEquals(Set.of(), seen.outcomes());
    assertFalse(seen.isReport());
  }

  @Test
  void concuerror_interleavings() {
    Seen seen =
        Seen.ofConcuerror(
            """
            Done at 1 Jan 2026 10:00:00 (Exit status: ok)
              Summary: 0 errors, 144/144 interleavings explored
            """);
    assertEquals(new Seen(144, Set.of(), "", "", ""), seen);
  }

  @Test
  void concuerror_error_isAViolation_andNotAll() {
    Seen seen = Seen.ofConcuerror("  Summary: 1 errors, 4/7 interleavings explored\n");
    assertEquals(4, seen.explored());
    assertEquals("1 errors", seen.violation());
    assertFalse(seen.doubt().isEmpty());
  }

  @Test
  void concuerror_killed_saysWhatItToldLast() {
    String table =
        """
        \u001b[1A\u001b[2K  none |          0 |       1 |   ... |      3s |       ... |     ...
        \u001b[1A\u001b[2K     2 |      1 054 |      32 | 168/s |      7s |     3 000 |     <1m
        """;
    assertEquals(1054, Seen.ofConcuerror(table).explored());
    assertFalse(Seen.ofConcuerror(table).isReport());
  }

  @Test
  void nothingThatCanBeRead_isNoReport() {
    for (Seen seen :
        new Seen[] {Seen.ofSpin("bus error"), Seen.ofConcuerror("usage: …"), Seen.ofOurs("")}) {
      assertEquals(-1, seen.explored());
      assertFalse(seen.isReport());
    }
  }

  @Test
  void ours_isReadAsItWasWritten_amongOtherLines() {
    Seen seen = new Seen(12, Set.of("<1>- y []", "-- y [<1>]"), "stopped", "wrong", "8 states");
    assertEquals(seen, Seen.ofOurs("a warning: of the JVM\n" + seen.text() + "\n"));
    Seen proof = new Seen(0, Set.of(), "", "", "");
    assertEquals(proof, Seen.ofOurs(proof.text()));
  }

  @Test
  void outcomeOfOurs_isWrittenAsPeersDo() {
    assertEquals(
        Seen.outcome("found=2 a0=0 a10=1 a1=0"),
        OurSearch.outcome("completed; found=[2]; notice a0=0; notice a1=0; notice a10=1"));
    assertEquals("stuck; x=[1]", OurSearch.outcome("stuck; x=[1]"));
  }
}
