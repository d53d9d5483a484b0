package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import intray.fixtures.Parts;
import intray.run.Serial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each error of wiring is found when the graph is built, and its message says what to do. */
final class WiringErrorsTest {
  private static void refused(String message, Executable building) {
    assertEquals(message, assertThrows(WiringException.class, building).getMessage());
  }

  private static GraphBuilder line() {
    return Graph.named("g")
        .component("a", Source.of(1))
        .component("b", Parts.copy())
        .output("result")
        .link("a.out", "b.in")
        .link("b.out", "result");
  }

  @Test
  void second_link_from_an_outbox() {
    refused(
        "graph 'g': 'a.out' is already linked to 'b.in', so it cannot be linked to 'result' too."
            + " Every item has one reader: put a component between them that sends to both.",
        () -> line().link("a.out", "result"));
  }

  @Test
  void unknown_outbox_with_those_of_its_component() {
    refused(
        "graph 'g': 'b.ouch' is not a source; known here: [b.out]",
        () -> line().link("b.ouch", "result").build());
  }

  @Test
  void unknown_inbox_with_outputs_and_those_of_its_component() {
    refused(
        "graph 'g': 'b.inn' is not a target; known here: [result, b.in]",
        () -> line().component("c", Source.of(2)).link("c.out", "b.inn").build());
  }

  @Test
  void unknown_component_with_what_there_is() {
    refused(
        "graph 'g': 'z.out' is not a source; known here: [a.out, b.out]",
        () -> line().link("z.out", "b.in").build());
  }

  @Test
  void an_inbox_is_no_source_and_an_outbox_no_target() {
    refused(
        "graph 'g': 'b.in' is not a source; known here: [b.out]",
        () -> line().link("b.in", "result").build());
    refused(
        "graph 'g': 'a.out' is not a target; known here: [result]",
        () -> line().component("c", Source.of(2)).link("c.out", "a.out").build());
  }

  @Test
  void known_ends_are_listed_as_far_as_a_screen_goes() {
    GraphBuilder graph = Graph.named("g");
    for (int k = 0; k < 30; k++) {
      graph.component("c" + k, Parts.copy());
    }
    String message =
        assertThrows(WiringException.class, () -> graph.link("x.out", "c0.in").build())
            .getMessage();
    assertEquals(
        "c19.out, …]", message.substring(message.length() - "c19.out, …]".length()), message);
  }

  @Test
  void open_outbox() {
    refused(
        "graph 'g': 'c.out' is an open end: it is linked to nothing. Link it to an inbox, declare"
            + " an output and link it there, or say unused(\"c.out\").",
        () -> line().component("c", Source.of(1)).build());
  }

  @Test
  void open_inbox() {
    refused(
        "graph 'g': 'c.in' is an open end: nothing is linked to it. Link an outbox to it, declare"
            + " an input and link that, or say unused(\"c.in\").",
        () -> line().component("c", Parts.sink()).build());
  }

  @Test
  void open_input_and_output_of_the_graph_itself() {
    refused(
        "graph 'g': 'more' is an open end: this input is linked to nothing. Link it to the inbox"
            + " that its messages are for, or say unused(\"more\").",
        () -> line().input("more").build());
    refused(
        "graph 'g': 'rest' is an open end: nothing is linked to this output. Link to it whatever"
            + " should come out, or say unused(\"rest\").",
        () -> line().output("rest").build());
  }

  @Test
  void open_ends_of_a_nested_graph() {
    Graph part =
        Graph.named("part")
            .component("c", Parts.copy())
            .input("in")
            .output("out")
            .link("in", "c.in")
            .link("c.out", "out")
            .build();
    refused(
        "graph 'g': 'p.in' is an open end: nothing is linked to it. Link an outbox to it, declare"
            + " an input and link that, or say unused(\"p.in\").",
        () -> line().graph("p", part).build());
    refused(
        "graph 'g': 'p.out' is an open end: it is linked to nothing. Link it to an inbox, declare"
            + " an output and link it there, or say unused(\"p.out\").",
        () -> line().graph("p", part).unused("p.in").build());
  }

  @Test
  void unused_end_that_is_linked_or_does_not_exist() {
    refused(
        "graph 'g': 'b.in' is declared unused and linked. Remove one of the two.",
        () -> line().unused("b.in").build());
    refused(
        "graph 'g': 'a.out' is declared unused and linked. Remove one of the two.",
        () -> line().unused("a.out").build());
    refused(
        "graph 'g': 'a.outt' cannot be left unused: there is no such end; known here: [result]",
        () -> line().unused("a.outt").build());
  }

  @Test
  void of_an_inbox_and_an_outbox_of_one_name_one_may_be_unused() {
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  ports.inbox("x");
                  Outbox<Object> out = ports.outbox("x");
                  return Parts.once(() -> out.send("sent"));
                })
            .output("result")
            .unused("c.x")
            .link("c.x", "result")
            .build();
    assertEquals("completed; result=[\"sent\"]", new Serial().run(graph).toString());
  }

  @Test
  void bound_below_one() {
    refused(
        "graph 'g': bound 0 of 'b.in' is below 1: nothing could ever be sent to it. Use 1 or more.",
        () -> line().bound("b.in", 0));
  }

  @Test
  void bound_of_what_is_no_inbox_of_a_component() {
    refused(
        "graph 'g': 'a.out' cannot be bounded: it is not an inbox of a component of this graph;"
            + " known here: [result]",
        () -> line().bound("a.out", 1).build());
    refused(
        "graph 'g': 'result' cannot be bounded: it is not an inbox of a component of this graph;"
            + " known here: [result, b.in]",
        () -> line().bound("result", 1).build());
  }

  @Test
  void two_parts_of_one_name() {
    refused(
        "graph 'g': there are two parts named 'a'. Give one of them another name.",
        () -> line().component("a", Source.of(1)));
  }

  @Test
  void an_end_declared_twice() {
    refused(
        "graph 'g': 'result' is declared twice. Give one of the ends another name.",
        () -> line().input("result"));
  }

  @Test
  void a_name_that_would_be_ambiguous() {
    String rule = ": a name has letters, digits, '-' and '_', and at least one of them";
    refused("'a.b' cannot name a graph" + rule, () -> Graph.named("a.b"));
    refused("'' cannot name a component" + rule, () -> line().component("", Source.of(1)));
    refused("'a/b' cannot name a component" + rule, () -> line().component("a/b", Source.of(1)));
    refused("'null' cannot name an input or output" + rule, () -> line().output(null));
    refused("'a b' cannot name a notice" + rule, () -> line().notice("a b", 1));
    refused(
        "component 'c' of graph 'g': 'in.1' cannot name a box" + rule,
        () ->
            line()
                .component(
                    "c",
                    ports -> {
                      ports.inbox("in.1");
                      return () -> Step.DONE;
                    }));
  }

  @Test
  void a_link_without_an_end() {
    refused(
        "graph 'g': link(a.out, null) needs the names of two ends",
        () -> line().link("a.out", null));
  }

  @Test
  void a_box_asked_for_twice() {
    refused(
        "component 'c' of graph 'g': the factory asked twice for outbox 'out'. Ask once and keep"
            + " it.",
        () ->
            line()
                .component(
                    "c",
                    ports -> {
                      ports.outbox("out");
                      ports.outbox("out");
                      return () -> Step.DONE;
                    }));
  }

  @Test
  void a_factory_that_returns_null_or_throws() {
    refused(
        "component 'c' of graph 'g': the factory of component 'c' returned null. Return a new"
            + " component.",
        () -> line().component("c", ports -> null));
    refused(
        "the factory of component 'c' of graph 'g' threw java.lang.IllegalStateException: no file."
            + " A factory asks for boxes and does no work; open files in the first step.",
        () ->
            line()
                .component(
                    "c",
                    ports -> {
                      throw new IllegalStateException("no file");
                    }));
  }

  @Test
  void a_box_used_in_the_factory() {
    refused(
        "the factory of component 'c' of graph 'g' threw java.lang.IllegalStateException: boxes are"
            + " used inside next() only, not in a constructor, in start() or in close(). A factory"
            + " asks for boxes and does no work; open files in the first step.",
        () ->
            line()
                .component(
                    "c",
                    ports -> {
                      ports.outbox("out").send("too early");
                      return () -> Step.DONE;
                    }));
  }

  @Test
  void a_factory_may_ask_for_the_names_of_its_boxes() {
    StringBuilder names = new StringBuilder();
    ComponentFactory factory =
        ports -> {
          names
              .append(ports.inbox("in"))
              .append(' ')
              .append(ports.outbox("out"))
              .append(' ')
              .append(ports.notice("n").name())
              .append(' ')
              .append(ports.publisher("p").name())
              .append('\n');
          return () -> Step.DONE;
        };
    new Serial()
        .run(
            Graph.named("g")
                .component("c", factory)
                .link("c.out", "c.in")
                .notice("n", 1)
                .notice("p", 2)
                .build());
    assertEquals("in out n p\nc.in c.out n p\n", names.toString());
  }

  @Test
  void a_part_that_may_rest_but_is_unknown() {
    refused("graph 'g': mayRest: there is no 'z'; known: [a, b]", () -> line().mayRest("b", "z"));
  }

  @Test
  void a_graph_with_inputs_cannot_run_by_itself() {
    Graph open =
        Graph.named("g").component("c", Parts.sink()).input("in").link("in", "c.in").build();
    refused(
        "graph 'g' cannot run by itself: nothing feeds its inputs [in]. Put it into a graph that"
            + " links a component, for instance Source.of(…), to them.",
        () -> new Serial().run(open));
  }

  @Test
  void a_pipeline_without_parts() {
    refused(
        "graph 'p': a pipeline needs at least one part. Add one with then(…).",
        () -> Pipeline.named("p").build());
  }

  @Test
  void a_pipeline_whose_part_has_no_in() {
    refused(
        "graph 'p': 'b.in' is not a target; known here: [out]",
        () -> Pipeline.named("p").then("a", Source.of(1)).then("b", Source.of(2)).build());
  }
}
