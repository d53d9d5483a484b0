package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Source;
import intray.Step;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Graphs that go round in finitely many states are explored to the end, and said to go round. */
class MatchingTest {
  /** Passes on what it gets, for ever; with a count that comes round. */
  private static ComponentFactory relay(boolean starts) {
    return ports -> {
      Inbox<Object> in = ports.inbox("in");
      Outbox<Object> out = ports.outbox("out");
      return new Component() {
        private boolean begun = !starts;
        private int count;

        @Override
        public Step next() {
          if (begun) {
            out.send(in.take());
            count = (count + 1) % 3;
          } else {
            begun = true;
            out.send("token");
          }
          return Step.await(in);
        }

        @Override
        public Step start() {
          return begun ? Step.await(in) : Step.CONTINUE;
        }
      };
    };
  }

  private static GraphBuilder ring(int n) {
    GraphBuilder graph = Graph.named("ring");
    for (int k = 0; k < n; k++) {
      graph.component("c" + k, relay(k == 0));
    }
    for (int k = 0; k < n; k++) {
      graph.link("c" + k + ".out", "c" + (k + 1) % n + ".in");
    }
    return graph;
  }

  private static LevelReport level(Report report, Level level) {
    return Objects.requireNonNull(report.levels().get(level));
  }

  private static Set<FindingKind> kinds(Report report) {
    return report.findings().stream()
        .map(Finding::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingKind.class)));
  }

  @ParameterizedTest
  @EnumSource(Matching.class)
  void a_ring_that_serves_for_ever_is_exhausted_by_states_only(Matching matching) {
    Graph graph = ring(3).mayRest().build();
    Bounds bounds = Bounds.DEFAULT.withSteps(500);
    Report report = Check.of(graph).matching(matching).bounds(bounds).run();
    if (matching == Matching.HISTORIES) {
      assertEquals(Verdict.BOUNDED, report.verdict());
      assertEquals("as asked", report.matchedBecause());
    } else {
      assertEquals(Verdict.EXHAUSTED, report.verdict(), () -> report.findings().toString());
      assertEquals(Matching.STATES, report.matching());
      assertNull(report.bound());
      for (Level level : Level.values()) {
        assertTrue(level(report, level).cyclic(), level::toString);
        assertEquals(-1, level(report, level).interleavings());
        assertEquals(-1, level(report, level).executions());
      }
      assertTrue(report.histories() < 100, () -> report.histories() + " histories");
    }
  }

  @Test
  void a_ring_that_should_end_never_does() {
    Report report = Check.of(ring(3).build()).run();
    assertEquals(Set.of(FindingKind.NEVER_ENDS), kinds(report));
    Finding finding = report.findings().get(0);
    assertEquals(Level.ROUND_ROBIN, finding.level());
    assertTrue(
        finding.message().contains("messages or notices come again and again"), finding.message());
    assertTrue(finding.message().contains("c0, c1, c2"), finding.message());
    assertEquals(-1, finding.message().indexOf("livelock"));
  }

  @Test
  void whoever_may_rest_may_also_serve_for_ever_but_others_must_end() {
    Report report = Check.of(ring(3).mayRest("c0", "c2").build()).run();
    assertEquals(Set.of(FindingKind.NEVER_ENDS), kinds(report));
    assertEquals("c1", report.findings().get(0).component());
  }

  /** Asks again and again whether there is mail. */
  private static ComponentFactory poller() {
    return ports -> {
      Inbox<Object> in = ports.inbox("in");
      return () -> in.poll() == null ? Step.CONTINUE : Step.DONE;
    };
  }

  @Test
  void a_cycle_that_starves_somebody_is_not_fair_and_does_not_count() {
    Graph graph =
        Graph.named("patient")
            .component("source", Source.of("x"))
            .component("poller", poller())
            .link("source.out", "poller.in")
            .build();
    Report report = Check.of(graph).matching(Matching.STATES).run();
    assertEquals(Verdict.EXHAUSTED, report.verdict(), () -> report.findings().toString());
    assertTrue(level(report, Level.PARALLEL).cyclic());
    assertEquals(Set.of("completed"), level(report, Level.PARALLEL).outcomes().keySet());
  }

  @Test
  void polling_for_what_never_comes_is_a_livelock() {
    Graph graph =
        Graph.named("impatient")
            .component("source", Source.of())
            .component("poller", poller())
            .link("source.out", "poller.in")
            .build();
    Report report = Check.of(graph).run();
    assertEquals(Set.of(FindingKind.NEVER_ENDS), kinds(report));
    Finding finding = report.findings().get(0);
    assertEquals("poller", finding.component());
    assertTrue(finding.message().contains("livelock"), finding.message());
    List<ScheduledOperation> again =
        finding.schedule().subList(finding.loop(), finding.schedule().size());
    assertEquals(
        List.of("poller: poll in → nothing"), again.stream().map(Object::toString).toList());
  }

  @Test
  void a_failure_beside_somebody_who_goes_round_is_an_outcome() {
    Graph graph =
        Graph.named("one-fails")
            .component("spinner", ports -> () -> Step.CONTINUE)
            .component(
                "failing",
                ports -> {
                  Outbox<Object> out = ports.outbox("out");
                  return () -> {
                    out.send("x");
                    throw new IllegalStateException("broken");
                  };
                })
            .output("result")
            .link("failing.out", "result")
            .mayRest("spinner")
            .build();
    Report report = Check.of(graph).run();
    assertEquals(Set.of(FindingKind.FAILED), kinds(report));
    assertEquals(Level.ROUND_ROBIN, report.findings().get(0).level());
    for (Level level : Level.values()) {
      assertEquals(1, level(report, level).outcomes().size(), level::toString);
    }
  }

  @Test
  void what_cannot_be_seen_is_not_matched_and_the_report_says_so() {
    Graph graph =
        Graph.named("opaque")
            .component(
                "iterating",
                ports -> {
                  Outbox<Object> out = ports.outbox("out");
                  Iterator<String> words = List.of("x", "y").iterator();
                  return () -> {
                    out.send(words.next());
                    return words.hasNext() ? Step.CONTINUE : Step.DONE;
                  };
                })
            .component("sink", relay(false))
            .link("iterating.out", "sink.in")
            .unused("sink.out")
            .mayRest("sink")
            .build();
    Report report = Check.of(graph).matching(Matching.STATES).run();
    assertEquals(1, report.warnings().size(), () -> report.warnings().toString());
    assertTrue(
        report.warnings().get(0).startsWith("histories of iterating are not matched"),
        report.warnings().get(0));
    assertTrue(report.warnings().get(0).contains("ListItr"), report.warnings().get(0));
  }

  /** Where a component may remember something that is none of its fields. */
  private interface Elsewhere {
    String get();

    void set(String what);
  }

  private static String field = "";

  private static final Elsewhere IN_A_FIELD =
      new Elsewhere() {
        @Override
        public String get() {
          return field;
        }

        @Override
        public void set(String what) {
          field = what;
        }
      };

  private static final Elsewhere IN_THE_JDK =
      new Elsewhere() {
        @Override
        public String get() {
          return System.getProperty("intray.test.elsewhere", "");
        }

        @Override
        public void set(String what) {
          System.setProperty("intray.test.elsewhere", what);
        }
      };

  /** Its fields are the same after each message, but it remembers the last one elsewhere. */
  private static final class Forgetful implements Component {
    private final Elsewhere elsewhere;
    private final Inbox<String> in;
    private final Outbox<String> out;

    Forgetful(intray.Ports ports, Elsewhere elsewhere) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      this.elsewhere = elsewhere;
      elsewhere.set("nothing");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      out.send(elsewhere.get());
      elsewhere.set(in.take());
      return Step.await(in);
    }
  }

  private static Report forgetfulByStates(Elsewhere elsewhere) {
    Graph graph =
        Graph.named("forgetful")
            .component("source", Source.of("x", "y", "z"))
            .component("forgetful", ports -> new Forgetful(ports, elsewhere))
            .output("result")
            .link("source.out", "forgetful.in")
            .link("forgetful.out", "result")
            .build();
    Report histories = Check.of(graph).matching(Matching.HISTORIES).run();
    Report states = Check.of(graph).matching(Matching.STATES).run();
    assertEquals(Verdict.EXHAUSTED, histories.verdict());
    assertEquals(
        level(histories, Level.PARALLEL).outcomes().keySet(),
        level(states, Level.PARALLEL).outcomes().keySet());
    return states;
  }

  @Test
  void a_state_that_is_kept_elsewhere_is_noticed() {
    Report states = forgetfulByStates(IN_THE_JDK);
    assertTrue(
        states.warnings().stream().anyMatch(warning -> warning.contains("a state elsewhere")),
        () -> states.warnings().toString());
  }

  @Test
  void a_state_in_a_static_field_is_compared() {
    Report states = forgetfulByStates(IN_A_FIELD);
    assertTrue(
        states.warnings().stream().noneMatch(warning -> warning.contains("a state elsewhere")),
        () -> states.warnings().toString());
    assertEquals("nothing", field); // as the factory left it
  }

  @Test
  void a_short_bound_on_histories_is_not_the_end() {
    Graph graph = ring(2).mayRest().build();
    Report report = Check.of(graph).bounds(Bounds.DEFAULT.withSteps(20)).run();
    assertEquals(Matching.STATES, report.matching());
    assertEquals("by histories the exploration stopped at steps=20", report.matchedBecause());
    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertNotNull(report.levels().get(Level.PARALLEL));
  }

  @Test
  void items_still_within_reach_are_part_of_the_state() {
    // It changes what it handed off in the round before: known only to who looks at references.
    Graph graph =
        Graph.named("keeps")
            .component(
                "sender",
                ports -> {
                  Outbox<int[]> out = ports.outbox("out");
                  return new Component() {
                    private int[] last = {0};
                    private int round;

                    @Override
                    public Step next() {
                      if (round == 2) {
                        last[0]++;
                      }
                      if (round == 3) {
                        return Step.DONE;
                      }
                      int[] fresh = {0};
                      if (round == 1) {
                        out.send(fresh);
                      }
                      last = fresh;
                      round++;
                      return Step.CONTINUE;
                    }
                  };
                })
            .output("result")
            .link("sender.out", "result")
            .build();
    Report states = Check.of(graph).matching(Matching.STATES).run();
    Report histories = Check.of(graph).matching(Matching.HISTORIES).run();
    assertEquals(Set.of(FindingKind.USED_AFTER_HANDOFF), kinds(histories));
    assertEquals(kinds(histories), kinds(states));
  }
}
