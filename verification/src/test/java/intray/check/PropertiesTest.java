package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Source;
import intray.Step;
import intray.WiringException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a graph, or who checks it, declares about states, outcomes and responses. */
class PropertiesTest {
  /** Passes on everything, or everything but one message. */
  private static ComponentFactory relay(String... drops) {
    return ports -> {
      Inbox<String> in = ports.inbox("in");
      Outbox<String> out = ports.outbox("out");
      return new intray.Component() {
        @Override
        public Step start() {
          return Step.await(in);
        }

        @Override
        public Step next() {
          if (in.isDrained()) {
            return Step.DONE;
          }
          String message = in.take();
          if (!List.of(drops).contains(message)) {
            out.send(message);
          }
          return Step.await(in);
        }
      };
    };
  }

  private static GraphBuilder line(Object... messages) {
    return Graph.named("line")
        .component("source", Source.of(messages))
        .component("relay", relay("lost"))
        .output("result")
        .link("source.out", "relay.in")
        .link("relay.out", "result");
  }

  /** Two sources whose messages come to one output in any order. */
  private static GraphBuilder race() {
    return Graph.named("race")
        .component("a", Source.of("a"))
        .component("b", Source.of("b"))
        .output("result")
        .link("a.out", "result")
        .link("b.out", "result");
  }

  private static List<Finding> findings(Report report, FindingKind kind) {
    return report.findings().stream().filter(f -> f.kind() == kind).collect(Collectors.toList());
  }

  private static Finding only(Report report, FindingKind kind) {
    assertEquals(1, report.findings().size(), () -> report.findings().toString());
    assertEquals(kind, report.findings().get(0).kind());
    return report.findings().get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Matching.class,
      names = {"HISTORIES", "STATES"})
  void an_invariant_over_boxes_sees_every_content(Matching matching) {
    GraphBuilder graph =
        line("x", "y").invariant("never two in the inbox", view -> view.box("relay.in").size() < 2);
    Finding finding = only(Check.of(graph.build()).matching(matching).run(), FindingKind.INVARIANT);
    assertEquals(Level.COOPERATIVE, finding.level());
    List<String> sends = finding.schedule().stream().map(ScheduledOperation::operation).toList();
    assertTrue(sends.containsAll(List.of("send out \"x\"", "send out \"y\"")), sends::toString);

    Graph bounded =
        line("x", "y")
            .bound("relay.in", 1)
            .invariant("never two in the inbox", view -> view.box("relay.in").size() < 2)
            .invariant("output grows", view -> view.box("result").size() <= 2)
            .build();
    assertEquals(Verdict.EXHAUSTED, Check.of(bounded).matching(matching).run().verdict());
  }

  @Test
  void what_must_hold_at_the_end_is_looked_for_in_every_end() {
    Graph first = race().atEnd("a is first", view -> view.box("result").get(0).equals("a")).build();
    Report report = Check.of(first).run();
    Finding finding = only(report, FindingKind.UNEXPECTED_OUTCOME);
    assertEquals(Level.COOPERATIVE, finding.level());
    assertEquals("'a is first' does not hold of 1 of the 2 outcomes", finding.message());
    assertEquals("completed; result=[\"b\", \"a\"]", finding.outcome());
    assertTrue(finding.minimal());
    assertEquals(1, finding.switches());

    Plan plan = Objects.requireNonNull(finding.plan());
    RerunTest.assertReproduced(first, plan, finding.schedule(), finding.outcome());

    Graph both = race().atEnd("both", view -> view.box("result").size() == 2).build();
    assertEquals(Verdict.EXHAUSTED, Check.of(both).run().verdict());
  }

  @Test
  void who_checks_may_expect_more() {
    Report report =
        Check.of(race().build())
            .levels(Set.of(Level.PARALLEL))
            .expect("is completed", outcome -> outcome.end().toString().equals("completed"))
            .expect("b is first", outcome -> outcome.output("result").get(0).equals("b"))
            .run();
    Finding finding = only(report, FindingKind.UNEXPECTED_OUTCOME);
    assertEquals("completed; result=[\"a\", \"b\"]", finding.outcome());
  }

  @Test
  void a_predicate_that_asks_for_what_is_not_there_is_an_error() {
    Graph graph = race().atEnd("typo", view -> view.box("reslut").isEmpty()).build();
    CheckException e = assertThrows(CheckException.class, () -> Check.of(graph).run());
    assertEquals("'typo': there is no inbox or output 'reslut'", e.getMessage());
  }

  @Test
  void at_the_end_of_a_nested_graph_names_are_its_own() {
    Graph inner =
        Graph.named("inner")
            .component("relay", relay())
            .input("in")
            .output("out")
            .link("in", "relay.in")
            .link("relay.out", "out")
            .atEnd("all is taken", view -> view.box("relay.in").isEmpty())
            .response("in", "out")
            .build();
    GraphBuilder outer =
        Graph.named("outer")
            .component("source", Source.of("x"))
            .graph("inner", inner)
            .output("result")
            .link("source.out", "inner.in")
            .link("inner.out", "result");
    assertEquals(Verdict.EXHAUSTED, Check.of(outer.build()).run().verdict());
    assertEquals(1, outer.build().wiring().responses());
    assertEquals("result", outer.build().wiring().inboxName(outer.build().wiring().eventually(0)));
  }

  @Test
  void a_graph_that_is_not_deterministic_shows_two_outcomes_and_the_way_to_each() {
    Report report = Check.of(race().deterministic().build()).run();
    Finding finding = only(report, FindingKind.NOT_DETERMINISTIC);
    Finding.Other other = Objects.requireNonNull(finding.other());
    assertEquals(
        Set.of("completed; result=[\"a\", \"b\"]", "completed; result=[\"b\", \"a\"]"),
        Set.of(String.valueOf(finding.outcome()), other.outcome()));
    assertEquals(
        "completed; result=[\"%s\", ".formatted(finding.schedule().get(0).component()),
        String.valueOf(finding.outcome()).substring(0, 24));
    assertEquals(
        "completed; result=[\"%s\", ".formatted(other.schedule().get(0).component()),
        other.outcome().substring(0, 24));
  }

  @Test
  void a_response_may_be_missing_because_the_run_ends() {
    Graph graph = line("x", "lost").response("relay.in", "result").build();
    Finding finding = only(Check.of(graph).run(), FindingKind.NO_RESPONSE);
    assertEquals(Level.ROUND_ROBIN, finding.level());
    assertEquals(
        "after a message to relay.in there must be one to result, but the execution ends before"
            + " there is one; the message is \"lost\", which source sent",
        finding.message());
    assertNotNull(finding.outcome());
    Graph good = line("x", "y").response("relay.in", "result").build();
    assertEquals(Verdict.EXHAUSTED, Check.of(good).run().verdict());
  }

  @Test
  void one_response_may_answer_several_messages_but_only_earlier_ones() {
    Graph graph = line("lost", "x").response("relay.in", "result").build();
    assertEquals(Verdict.EXHAUSTED, Check.of(graph).run().verdict());
    // With a bound, the response to x may come before "lost" is sent.
    Graph tight = line("x", "lost").bound("relay.in", 1).response("relay.in", "result").build();
    assertEquals(1, findings(Check.of(tight).run(), FindingKind.NO_RESPONSE).size());
  }

  /** Sends itself a token for ever; answers the first request or none. */
  private static Graph server(boolean answers, boolean mayRest) {
    GraphBuilder graph =
        Graph.named("server")
            .component("client", Source.of("please"))
            .component(
                "server",
                ports -> {
                  Inbox<String> in = ports.inbox("in");
                  Inbox<String> again = ports.inbox("again");
                  Outbox<String> self = ports.outbox("self");
                  Outbox<String> out = ports.outbox("out");
                  return new intray.Component() {
                    private boolean begun;

                    @Override
                    public Step next() {
                      if (begun) {
                        again.take();
                      }
                      begun = true;
                      if (in.poll() != null && answers) {
                        out.send("here");
                      }
                      self.send("again");
                      return Step.await(again);
                    }
                  };
                })
            .output("result")
            .link("client.out", "server.in")
            .link("server.self", "server.again")
            .link("server.out", "result")
            .response("server.in", "result");
    return (mayRest ? graph.mayRest("server") : graph).build();
  }

  @Test
  void a_response_may_be_missing_for_ever() {
    Report report = Check.of(server(false, true)).run();
    Finding finding = only(report, FindingKind.NO_RESPONSE);
    assertEquals(Level.ROUND_ROBIN, finding.level());
    assertTrue(finding.message().contains("it can go on for ever without one"), finding.message());
    assertTrue(finding.loop() >= 0);
    assertNull(finding.outcome());
  }

  @Test
  void a_response_that_only_an_unfair_execution_withholds_is_given() {
    Report report = Check.of(server(true, true)).run();
    assertEquals(Verdict.EXHAUSTED, report.verdict(), () -> report.findings().toString());
    assertEquals(Matching.STATES, report.matching());
  }

  @Test
  void without_mayRest_it_never_ends_too() {
    Report report = Check.of(server(false, false)).run();
    assertEquals(1, findings(report, FindingKind.NO_RESPONSE).size());
    assertEquals(1, findings(report, FindingKind.NEVER_ENDS).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay.out", "nobody.in", "relut"})
  void a_response_at_an_end_that_is_none_is_an_error(String end) {
    WiringException e =
        assertThrows(WiringException.class, () -> line("x").response(end, "result").build());
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("graph 'line': '" + end + "' cannot be watched for a response"),
        e.getMessage());
  }

  @Test
  void an_assertion_in_a_component_is_a_finding_with_component_step_file_and_line() {
    Graph graph =
        Graph.named("asserting")
            .component("source", Source.of(1, 2))
            .component(
                "sink",
                ports -> {
                  Inbox<Integer> in = ports.inbox("in");
                  return new intray.Component() {
                    @Override
                    public Step start() {
                      return Step.await(in);
                    }

                    @Override
                    public Step next() {
                      if (in.take() > 1) {
                        throw new AssertionError("too much");
                      }
                      return Step.await(in);
                    }
                  };
                })
            .link("source.out", "sink.in")
            .build();
    Finding finding = only(Check.of(graph).run(), FindingKind.FAILED);
    assertTrue(
        finding
            .message()
            .matches(
                "in its step 2, sink \\(PropertiesTest\\.java:\\d+\\) threw"
                    + " java\\.lang\\.AssertionError: too much; the last message that it had taken"
                    + " was 2, from sink\\.in \\(PropertiesTest\\.java:\\d+\\)"),
        finding.message());
  }

  @Test
  void an_error_of_any_other_sort_is_a_finding_too() {
    Graph graph =
        Graph.named("odd")
            .component(
                "odd",
                ports ->
                    () -> {
                      throw new java.io.IOError(new java.io.IOException("odd"));
                    })
            .build();
    Finding finding = only(Check.of(graph).run(), FindingKind.FAILED);
    assertTrue(finding.message().contains("IOError"), finding.message());
  }
}
