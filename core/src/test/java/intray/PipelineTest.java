package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PipelineTest {
  private static Graph doubler() {
    return Pipeline.named("doubler").then("d", Parts.map(x -> (int) x * 2)).build();
  }

  @ParameterizedTest
  @EnumSource
  void messages_go_through_the_parts_in_their_order(Placement placement) {
    Graph graph =
        Pipeline.named("p")
            .then("source", Source.of(1, 2, 3))
            .then("double", doubler())
            .then("increment", 1, Parts.map(x -> (int) x + 1))
            .build();
    assertEquals("completed; out=[3, 5, 7]", placement.run(graph).toString());
  }

  @Test
  void a_pipeline_in_the_middle_has_an_input_and_an_output() {
    assertEquals(List.of("in"), doubler().inputs());
    assertEquals(List.of("out"), doubler().outputs());
  }

  @Test
  void a_pipeline_from_a_source_to_a_sink_is_closed() {
    Graph graph = Pipeline.named("p").then("a", Source.of(1)).then("b", Parts.sink()).build();
    assertTrue(graph.inputs().isEmpty() && graph.outputs().isEmpty());
    Placement.SERIAL.completes(graph);
  }

  @Test
  void a_bounded_part_has_its_bound() {
    Wiring wiring =
        Pipeline.named("p").then("a", Source.of(1)).then("b", 7, Parts.sink()).build().wiring();
    assertEquals(7, wiring.bound(wiring.firstInbox(1)));
  }

  @ParameterizedTest
  @EnumSource
  void a_pipeline_ends_only_after_its_last_part(Placement placement) {
    ComponentFactory slow =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          int[] steps = {0};
          return Parts.awaiting(
              Step.await(in), () -> ++steps[0] < 1000 ? Step.CONTINUE : Step.DONE);
        };
    Graph graph = Pipeline.named("p").then("a", Source.of(1)).then("b", slow).build();
    assertEquals("completed; left in b.in=[1]", placement.run(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_source_without_messages_only_closes(Placement placement) {
    Graph graph = Pipeline.named("p").then("a", Source.of()).build();
    assertEquals("completed; out=[]", placement.run(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_source_iterates_anew_in_each_run(Placement placement) {
    Graph graph = Pipeline.named("p").then("a", Source.of(List.of("x", "y"))).build();
    for (int k = 0; k < 3; k++) {
      assertEquals("completed; out=[\"x\", \"y\"]", placement.run(graph).toString());
    }
  }
}
