package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import intray.fixtures.Parts;
import intray.fixtures.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NestingTest {
  private static final String HI = "completed; result=[\"hi\"]";

  private static Graph copier(String name) {
    return Graph.named(name)
        .component("c", Parts.copy())
        .input("in")
        .output("out")
        .link("in", "c.in")
        .link("c.out", "out")
        .build();
  }

  /** Around another graph of the same shape, with nothing of its own. */
  private static Graph around(Graph inner) {
    return Graph.named("around")
        .graph("inner", inner)
        .input("in")
        .output("out")
        .link("in", "inner.in")
        .link("inner.out", "out")
        .build();
  }

  private static Graph passThrough() {
    return Graph.named("wire").input("in").output("out").link("in", "out").build();
  }

  private static Graph feeding(Graph part) {
    return Graph.named("top")
        .component("s", Source.of("hi"))
        .graph("p", part)
        .output("result")
        .link("s.out", "p.in")
        .link("p.out", "result")
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void messages_pass_into_and_out_of_graphs_nested_three_deep(Placement placement) {
    Graph graph = feeding(around(around(copier("core"))));
    assertEquals(HI, placement.run(graph).toString());
    assertEquals("p/inner/inner/c", graph.wiring().path(1));
  }

  @ParameterizedTest
  @EnumSource
  void a_graph_may_pass_messages_through_without_a_component(Placement placement) {
    assertEquals(HI, placement.run(feeding(passThrough())).toString());
    assertEquals(HI, placement.run(feeding(around(around(passThrough())))).toString());
  }

  @Test
  void the_order_in_which_links_are_made_does_not_matter() {
    String[][] links = {{"s.out", "p.in"}, {"p.out", "q.in"}, {"q.out", "result"}};
    for (int first = 0; first < 3; first++) {
      for (int turn = 1; turn < 3; turn++) {
        GraphBuilder graph =
            Graph.named("top")
                .graph("q", copier("q"))
                .component("s", Source.of("hi"))
                .output("result")
                .graph("p", copier("p"));
        for (int k = 0; k < 3; k++) {
          String[] link = links[(first + k * turn) % 3];
          graph.link(link[0], link[1]);
        }
        assertEquals(HI, Placement.SERIAL.run(graph.build()).toString());
      }
    }
  }

  @Test
  void one_graph_may_be_used_in_several_places() {
    Graph part = copier("part");
    Graph graph =
        Graph.named("top")
            .component("s", Source.of("hi"))
            .graph("p", part)
            .graph("q", part)
            .output("result")
            .link("q.out", "result")
            .link("p.out", "q.in")
            .link("s.out", "p.in")
            .build();
    assertEquals(HI, Placement.SERIAL.run(graph).toString());
    assertEquals("p/c", graph.wiring().path(1));
    assertEquals("q/c", graph.wiring().path(2));
  }

  @Test
  void only_the_bound_of_the_final_inbox_counts() {
    Graph bounded =
        Graph.named("bounded")
            .component("c", Parts.copy())
            .bound("c.in", 2)
            .input("in")
            .output("out")
            .link("in", "c.in")
            .link("c.out", "out")
            .build();
    Wiring wiring = feeding(around(bounded)).wiring();
    assertEquals(2, wiring.bound(wiring.target(wiring.firstOutbox(0))));
  }

  @Test
  void fan_in_counts_writers_inside_and_outside() {
    Graph two =
        Graph.named("two")
            .component("a", Source.of(1))
            .component("b", Source.of(2))
            .output("out")
            .link("a.out", "out")
            .link("b.out", "out")
            .build();
    Graph graph =
        Graph.named("top")
            .graph("t", two)
            .component("c", Source.of(3))
            .component("sink", Parts.sink())
            .link("t.out", "sink.in")
            .link("c.out", "sink.in")
            .build();
    Wiring wiring = graph.wiring();
    int in = wiring.firstInbox(3);
    assertEquals(3, wiring.fanIn(in));
    for (int k = 0; k < 3; k++) {
      assertEquals(k, wiring.writer(wiring.feeder(in, k)));
      assertEquals(in, wiring.target(wiring.feeder(in, k)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_output_of_a_part_that_is_unused_discards(Placement placement) {
    Graph graph =
        Graph.named("top")
            .component("s", Source.of("hi"))
            .graph("p", around(copier("core")))
            .link("s.out", "p.in")
            .unused("p.out")
            .build();
    assertEquals("completed", placement.run(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void an_input_of_a_part_that_is_unused_is_drained(Placement placement) {
    Graph graph =
        Graph.named("top")
            .graph("p", around(copier("core")))
            .output("result")
            .unused("p.in")
            .link("p.out", "result")
            .build();
    assertEquals("completed; result=[]", placement.run(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_part_may_leave_its_own_input_and_output_unused(Placement placement) {
    Graph part = Graph.named("part").input("in").output("out").unused("in").unused("out").build();
    assertEquals("completed; result=[]", placement.run(feeding(part)).toString());
  }

  @Test
  void links_that_run_in_a_circle_are_refused_with_the_circle() {
    GraphBuilder graph =
        Graph.named("top")
            .graph("p", passThrough())
            .graph("q", around(passThrough()))
            .link("p.out", "q.in")
            .link("q.out", "p.in");
    String message = assertThrows(WiringException.class, graph::build).getMessage();
    assertEquals(
        "graph 'top': links run in a circle without a component:"
            + " [q/in, q/inner/in, q/inner.out, q.out, p/in, p.out, q/in]."
            + " Link one of these ends to a component's inbox.",
        message);
  }

  @Test
  void a_source_that_leads_into_a_circle_is_refused() {
    Graph wires = Graph.named("wires").input("a").output("x").link("a", "x").build();
    GraphBuilder graph =
        Graph.named("top")
            .component("s", Source.of(1))
            .graph("w", wires)
            .link("s.out", "w.a")
            .link("w.x", "w.a");
    String message = assertThrows(WiringException.class, graph::build).getMessage();
    assertEquals(
        "graph 'top': links run in a circle without a component: [w/a, w.x, w/a]."
            + " Link one of these ends to a component's inbox.",
        message);
  }

  @Test
  void a_circle_through_a_component_is_a_loop_and_fine() {
    Graph graph =
        Graph.named("top")
            .graph("w", passThrough())
            .component("c", Parts.copy())
            .link("c.out", "w.in")
            .link("w.out", "c.in")
            .build();
    assertEquals("stuck; c waits: await(c.in)", Placement.SERIAL.run(graph).toString());
  }
}
