package intray.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.jpf.AtomicMailbox;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerTest {
  private final Explorer explorer = new Explorer(Kernel.BOUNDS);

  @TestFactory
  Stream<DynamicTest> harness_everyInterleaving_hasTheExpectedOutcomes() {
    return Kernel.harnesses().stream()
        .map(
            file -> DynamicTest.dynamicTest(Kernel.name(file), () -> Kernel.requireExpected(file)));
  }

  @Test
  void canaries_areConvicted() {
    explorer.convictCanaries().forEach((name, seen) -> Kernel.note("canary " + name, seen));
  }

  /** Both reads before both writes are what only weak memory, or a mistake of ours, could show. */
  @Test
  void storeBuffering_underSequentialConsistency_neverReadsTwoZeros() {
    assertEquals(
        Set.of("0,1", "1,0", "1,1"),
        explorer.explore("intray.harness.CanaryHarness", "store-buffering").outcomeSet());
  }

  /** Two threads with two accesses each that conflict: 4 over 2 orders. */
  @Test
  void storeBuffering_executions_areAllOrdersOfTheConflictingAccesses() {
    assertEquals(
        6, explorer.explore("intray.harness.CanaryHarness", "store-buffering").executions());
  }

  @Test
  void missedUnpark_schedule_saysWhoWaitsWhere() {
    List<String> schedule =
        explorer
            .explore("intray.harness.CanaryHarness", "missed-unpark")
            .outcomes()
            .getOrDefault("!deadlock", List.of());
    String last = schedule.get(schedule.size() - 1);
    assertTrue(last.matches("thread 0 waits for ever: +CanaryHarness.java:\\d+ +park"), last);
    assertTrue(String.join("\n", schedule).contains("unpark thread 0"), schedule::toString);
  }

  @Test
  void lockOrder_schedule_namesBothLocks() {
    List<String> schedule =
        explorer
            .explore("intray.harness.CanaryHarness", "lock-order")
            .outcomes()
            .getOrDefault("!deadlock", List.of());
    String end = String.join("\n", schedule.subList(schedule.size() - 2, schedule.size()));
    assertTrue(end.contains("lock right") && end.contains("lock left"), end);
  }

  /** Linearizable: as if each operation were one step, in every order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,pppp,oo,oo",
        "2,ppp,oo,oo",
        "1,ppd,ooc,oc",
        "0,ppe,oo,oo",
        "2,pdp,ooc,c",
        "1,pp,o,o,o"
      })
  void mailbox_writersAndReader_answerAsIfEachOperationWereOneStep(String args) {
    requireAtomic(explorer, args);
  }

  private static void requireAtomic(Explorer explorer, String args) {
    String[] given = args.split(",", -1);
    Explored seen = explorer.explore("intray.harness.MailboxHarness", given);
    Kernel.note("mailbox " + args, seen);
    assertEquals("", seen.doubt());
    assertEquals(new TreeSet<>(AtomicMailbox.outcomes(List.of(given))), seen.outcomeSet());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,pppp,ooc,ooc",
        "2,pppd,ooc,ooc",
        "1,ppp,o,o,o",
        "2,ppp,o,o,o",
        "0,pppd,ooc,ooc"
      })
  void mailbox_more_answersAsIfEachOperationWereOneStep(String args) {
    requireAtomic(new Explorer(Kernel.BOUNDS.withStates(10_000_000)), args);
  }

  /** A bound that cuts something off is said, and what was seen so far is not passed off as all. */
  @ParameterizedTest
  @CsvSource({"20, 1000000, steps=20", "1000, 50, states=50"})
  void bound_reached_isSaid(int steps, long states, String said) {
    Explored seen =
        new Explorer(Kernel.BOUNDS.withSteps(steps).withStates(states))
            .explore("intray.harness.WakeupHarness", "1/0/0", "o0", "w0p0");
    assertEquals(said, seen.doubt());
    assertFalse(seen.isExhaustive());
  }

  @Test
  void exploring_twice_seesTheSame() {
    Explored one = explorer.explore("intray.harness.WakeupHarness", "1/0/0", "o0", "w0p0");
    Explored other =
        new Explorer(Kernel.BOUNDS).explore("intray.harness.WakeupHarness", "1/0/0", "o0", "w0p0");
    assertEquals(one.executions(), other.executions());
    assertEquals(one.states(), other.states());
    assertEquals(one.outcomes(), other.outcomes());
  }

  @AfterAll
  static void printTable() {
    Kernel.printTable();
  }
}
