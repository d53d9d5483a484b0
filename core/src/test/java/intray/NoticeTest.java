package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NoticeTest {
  /** Publishes a value, then sends a message to say so. */
  private static ComponentFactory publisher(String value) {
    return ports -> {
      Notice.Publisher<String> notice = ports.publisher("status");
      Outbox<Object> out = ports.outbox("out");
      return Parts.once(
          () -> {
            notice.publish(value);
            out.send("published");
          });
    };
  }

  /** Sends what it reads once it has a message. */
  private static ComponentFactory reader() {
    return ports -> {
      Notice<String> notice = ports.notice("status");
      Inbox<Object> in = ports.inbox("in");
      Outbox<Object> out = ports.outbox("out");
      return Parts.awaiting(Step.await(in), Parts.once(() -> out.send(in.take() + notice.read())));
    };
  }

  private static GraphBuilder pair() {
    return Graph.named("pair")
        .component("writer", publisher("green"))
        .component("reader", reader())
        .output("result")
        .link("writer.out", "reader.in")
        .link("reader.out", "result");
  }

  @ParameterizedTest
  @EnumSource
  void a_reader_sees_what_was_published_before_the_message(Placement placement) {
    assertEquals(
        "completed; result=[\"publishedgreen\"]; notice status=\"green\"",
        placement.run(pair().notice("status", "red").build()).toString());
  }

  @Test
  void before_anything_is_published_a_notice_has_its_initial_value() {
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  Notice<String> notice = ports.notice("status");
                  return Parts.once(() -> assertEquals("red", notice.read()));
                })
            .notice("status", "red")
            .build();
    assertEquals(Map.of("status", "red"), Placement.SERIAL.completes(graph).notices());
  }

  @Test
  void a_part_finds_the_notice_of_a_graph_around_it() {
    Graph top =
        Graph.named("top")
            .notice("status", "red")
            .graph("middle", wrap(pair().build()))
            .output("result")
            .link("middle.result", "result")
            .build();
    assertEquals(
        "completed; result=[\"publishedgreen\"]; notice status=\"green\"",
        Placement.SERIAL.run(top).toString());
  }

  @Test
  void the_innermost_declaration_counts() {
    Graph top =
        Graph.named("top")
            .notice("status", "outer")
            .graph("middle", wrap(pair().notice("status", "inner").build()))
            .output("result")
            .link("middle.result", "result")
            .build();
    assertEquals(
        Map.of("status", "outer", "middle/inner/status", "green"),
        Placement.SERIAL.completes(top).notices());
  }

  @Test
  void a_part_used_twice_has_a_notice_in_each_place() {
    Graph part = pair().notice("status", "red").build();
    Graph top =
        Graph.named("top")
            .graph("p", part)
            .graph("q", part)
            .output("result")
            .link("p.result", "result")
            .link("q.result", "result")
            .build();
    assertEquals(
        Map.of("p/status", "green", "q/status", "green"),
        Placement.SERIAL.completes(top).notices());
  }

  @Test
  void a_second_publisher_is_refused_when_the_graph_is_built() {
    GraphBuilder graph =
        pair().notice("status", "red").component("rival", publisher("blue")).unused("rival.out");
    assertEquals(
        "graph 'pair': notice 'status' has two publishers, writer and rival. A notice has one"
            + " writer: give each its own notice, or send messages to one owner.",
        assertThrows(WiringException.class, graph::build).getMessage());
  }

  @Test
  void a_part_that_publishes_an_outer_notice_cannot_be_used_twice() {
    Graph part = pair().build();
    GraphBuilder graph =
        Graph.named("top")
            .notice("status", "red")
            .graph("p", part)
            .graph("q", part)
            .output("result")
            .link("p.result", "result")
            .link("q.result", "result");
    assertEquals(
        "graph 'top': notice 'status' has two publishers, p/writer and q/writer. A notice has one"
            + " writer: give each its own notice, or send messages to one owner.",
        assertThrows(WiringException.class, graph::build).getMessage());
  }

  @Test
  void an_undeclared_notice_is_refused_before_the_graph_runs() {
    Graph graph = pair().build();
    for (Placement placement : Placement.values()) {
      assertEquals(
          "graph 'pair': component writer asks for notice 'status', which no graph around it"
              + " declares. Declare it with notice(\"status\", …).",
          assertThrows(WiringException.class, () -> placement.run(graph)).getMessage());
    }
  }

  @Test
  void a_notice_declared_twice_or_without_a_value_is_refused() {
    assertEquals(
        "graph 'pair': notice 'status' is declared twice. Give one of them another name.",
        assertThrows(WiringException.class, () -> pair().notice("status", 1).notice("status", 2))
            .getMessage());
    assertEquals(
        "graph 'pair': notice 'status' needs an initial value other than null",
        assertThrows(WiringException.class, () -> pair().notice("status", null)).getMessage());
  }

  @Test
  void null_cannot_be_published() {
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  Notice.Publisher<Object> notice = ports.publisher("status");
                  return Parts.once(() -> notice.publish(null));
                })
            .notice("status", "red")
            .build();
    assertEquals(
        "notice status cannot hold null", Placement.SERIAL.run(graph).cause().getMessage());
  }

  private static Graph wrap(Graph inner) {
    return Graph.named("middle")
        .graph("inner", inner)
        .output("result")
        .link("inner.result", "result")
        .build();
  }
}
