package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Notice;
import intray.Outbox;
import intray.Step;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What touches nothing shared happens at once, but not for ever: graphs that never end meet their
 * bounds at every level, or are recognised.
 */
class NeverEndingTest {
  private static Graph spinning() {
    return Graph.named("spinning")
        .component("a", ports -> () -> Step.CONTINUE)
        .component("b", ports -> () -> Step.CONTINUE)
        .build();
  }

  private static Graph talkingToNobody() {
    return Graph.named("talking")
        .component(
            "a",
            ports -> {
              Outbox<String> out = ports.outbox("out");
              return () -> {
                out.send("again");
                return Step.CONTINUE;
              };
            })
        .unused("a.out")
        .build();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void a_graph_that_never_ends_is_bounded_and_not_green(Level level) {
    Bounds small = Bounds.DEFAULT.withSteps(50).withStates(500);
    for (Graph graph : new Graph[] {spinning(), talkingToNobody()}) {
      Report report =
          Check.of(graph).matching(Matching.HISTORIES).levels(Set.of(level)).bounds(small).run();
      assertEquals(Verdict.BOUNDED, report.verdict(), graph.name());
      assertNotNull(report.bound());
    }
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void by_states_it_is_known_to_go_on_for_ever(Level level) {
    for (Graph graph : new Graph[] {spinning(), talkingToNobody()}) {
      Report report = Check.of(graph).levels(Set.of(level)).run();
      assertEquals(Matching.STATES, report.matching());
      assertNull(report.bound());
      assertEquals(1, report.findings().size(), () -> report.findings().toString());
      assertEquals(FindingKind.NEVER_ENDS, report.findings().get(0).kind());
      assertTrue(report.findings().get(0).loop() >= 0);
      LevelReport seen = Objects.requireNonNull(report.levels().get(level));
      assertTrue(seen.cyclic());
      assertEquals(-1, seen.interleavings());
      assertEquals(-1, seen.executions());
      assertEquals(0, seen.outcomes().size());
    }
  }

  /** A component that counts for ever, never in the same state, beside one that fails. */
  private static Graph failingBesideACounter() {
    return Graph.named("failing")
        .notice("count", 0)
        .component(
            "counter",
            ports -> {
              Notice.Publisher<Integer> count = ports.publisher("count");
              return new Component() {
                private int next;

                @Override
                public Step next() {
                  count.publish(++next);
                  return Step.CONTINUE;
                }
              };
            })
        .component(
            "failing",
            ports ->
                () -> {
                  throw new IllegalStateException("it fails");
                })
        .mayRest("counter")
        .build();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void a_failure_is_found_although_others_go_on_beyond_the_bound(Level level) {
    Bounds small = Bounds.DEFAULT.withSteps(50).withStates(500);
    assertFails(Check.of(failingBesideACounter()).levels(Set.of(level)).bounds(small).run());
  }

  @Test
  void executions_that_are_cut_off_end_with_the_failures_in_them() {
    Bounds few = Bounds.DEFAULT.withSteps(50).withExecutions(5);
    Check check = Check.of(failingBesideACounter()).levels(Set.of(Level.PARALLEL));
    assertFails(check.bounds(few).run());
  }

  private static void assertFails(Report report) {
    assertEquals(Verdict.FOUND, report.verdict());
    assertEquals(FindingKind.FAILED, report.findings().get(0).kind());
    assertFalse(report.findings().get(0).schedule().isEmpty());
  }
}
