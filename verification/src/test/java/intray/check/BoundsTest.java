package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.Notice;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bound ends an exploration where it says, and never makes one look complete that is not. */
class BoundsTest {
  private static Check check(String graph, Map<String, String> parameters) {
    Entry entry = Catalogue.get(graph);
    return Check.of(entry.build(entry.arguments(parameters))).levels(Set.of(Level.PARALLEL));
  }

  @ParameterizedTest
  @CsvSource({"1", "63", "255"})
  void fewer_executions_than_there_are_is_bounded(long executions) {
    Report report = check("readers", Map.of("n", "8")).bounds(executions(executions)).run();

    assertEquals(Verdict.BOUNDED, report.verdict());
    assertEquals("executions=" + executions, report.bound());
    assertEquals(executions, level(report).executions());
    assertEquals(0, level(report).states(), "states are not counted");
  }

  @Test
  void as_many_executions_as_there_are_is_exhausted() {
    Report report = check("readers", Map.of("n", "8")).bounds(executions(256)).run();

    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertEquals(256, level(report).executions());
    assertEquals(362_880, level(report).interleavings(), "by the second search");
  }

  @Test
  void executions_of_a_graph_with_invariants_are_all_interleavings() {
    Check check = check("check-then-act", Map.of());

    Report report = check.bounds(executions(1)).run();
    assertEquals("executions=1", report.bound());
    assertEquals(1, level(report).executions());
    assertEquals(Verdict.FOUND, check.bounds(executions(1000)).run().verdict());
  }

  @Test
  void a_bug_that_takes_one_preemption_is_found_with_one() {
    Check check = check("check-then-control", Map.of());

    Report none = check.bounds(Bounds.DEFAULT.withSwitches(0)).run();
    assertEquals(Verdict.BOUNDED, none.verdict());
    assertEquals("switches=0", none.bound());
    assertEquals(1, level(none).outcomes().size());
    Report one = check.bounds(Bounds.DEFAULT.withSwitches(1)).run();
    assertEquals(Verdict.FOUND, one.verdict());
    assertEquals(2, level(one).outcomes().size());
  }

  @Test
  void switches_enough_for_every_state_is_exhausted() {
    Report report = check("readers", Map.of("n", "3")).bounds(Bounds.DEFAULT.withSwitches(3)).run();

    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertNull(report.bound());
    assertEquals(8, level(report).executions(), "the second search agrees");
  }

  @Test
  void memory_ends_an_exploration_with_what_was_seen() {
    Report report = check("lastzero", Map.of("n", "14")).bounds(memory(1)).run();

    assertEquals(Verdict.BOUNDED, report.verdict());
    assertEquals("memory=1", report.bound());
  }

  /** Its notices take so much that the bound is not needed: the heap of this JVM ends it. */
  @Test
  void a_search_that_runs_out_of_memory_ends_with_what_was_seen() {
    Graph graph =
        Graph.named("greedy")
            .notice("x", 0)
            .component(
                "greedy",
                ports -> {
                  Notice.Publisher<Integer> x = ports.publisher("x");
                  return () -> {
                    x.publish(1);
                    return Step.DONE;
                  };
                })
            .invariant(
                "memory is infinite",
                view -> {
                  if (view.notice("x").equals(1)) {
                    throw new OutOfMemoryError("not a byte left");
                  }
                  return true;
                })
            .build();

    Report report = Check.of(graph).levels(Set.of(Level.PARALLEL)).run();

    assertEquals(Verdict.BOUNDED, report.verdict());
    assertTrue(String.valueOf(report.bound()).matches("memory=\\d+m"), report::bound);
  }

  @Test
  void an_interrupted_check_reports_what_it_saw() {
    Thread.currentThread().interrupt();
    Report report;
    try {
      report = check("lastzero", Map.of("n", "14")).levels(Set.of(Level.values())).run();
    } finally {
      assertTrue(Thread.interrupted(), "the caller's thread stays interrupted");
    }

    assertEquals(Verdict.BOUNDED, report.verdict());
    assertEquals("interrupted", report.bound());
    assertEquals(Set.of(Level.values()), report.levels().keySet());
    assertEquals("interrupted", level(report).bound());
  }

  @Test
  void a_bound_says_what_is_wrong_with_it() {
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withExecutions(0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withMemory(0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withSwitches(-1));
    assertThrows(
        IllegalArgumentException.class, () -> Bounds.DEFAULT.withSwitches(2).withExecutions(2));
    assertFalse(Bounds.DEFAULT.withSwitches(0).equals(Bounds.DEFAULT));
  }

  private static Bounds executions(long executions) {
    return Bounds.DEFAULT.withExecutions(executions);
  }

  private static Bounds memory(long bytes) {
    return Bounds.DEFAULT.withMemory(bytes);
  }

  private static LevelReport level(Report report) {
    return java.util.Objects.requireNonNull(report.levels().get(Level.PARALLEL));
  }
}
