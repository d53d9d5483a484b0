package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import intray.run.Serial;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wiring takes time in proportion to its size; squared, these would take minutes. */
@Tag("slow")
final class WiringScaleTest {
  private static final int MANY = 100_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void a_component_may_have_a_hundred_thousand_boxes_and_a_graph_as_many_outputs() {
    assertTimeout(
        SOON,
        () -> {
          GraphBuilder graph =
              Graph.named("wide")
                  .component(
                      "c",
                      ports -> {
                        for (int k = 0; k < MANY; k++) {
                          ports.outbox("o" + k);
                        }
                        return () -> Step.DONE;
                      });
          for (int k = 0; k < MANY; k++) {
            graph.output("r" + k).link("c.o" + k, "r" + k);
          }
          assertEquals(MANY, new Serial().run(graph.build()).outputs().size());
        });
  }

  @Test
  void a_hundred_thousand_components_may_rest() {
    assertTimeout(
        SOON,
        () -> {
          GraphBuilder graph = Graph.named("long");
          for (int k = 0; k < MANY; k++) {
            graph.component("c" + k, ports -> () -> Step.PAUSE);
          }
          assertEquals(MANY, new Serial().run(graph.mayRest().build()).waiting().size());
        });
  }

  @Test
  void links_may_pass_through_two_thousand_graphs() {
    assertTimeout(
        SOON,
        () -> {
          Graph wire = Graph.named("wire").input("in").output("out").link("in", "out").build();
          Pipeline line = Pipeline.named("wires").then("source", Source.of("hi"));
          for (int k = 0; k < 2000; k++) {
            line.then("w" + k, wire);
          }
          assertEquals("completed; out=[\"hi\"]", new Serial().run(line.build()).toString());
        });
  }
}
