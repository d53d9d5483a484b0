package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import intray.Graph;
import intray.Outbox;
import intray.Step;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What touches nothing shared happens at once, but not for ever: graphs that never end meet their
 * bounds at every level.
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
      Report report = Check.of(graph).levels(Set.of(level)).bounds(small).run();
      assertEquals(Verdict.BOUNDED, report.verdict(), graph.name());
      assertNotNull(report.bound());
    }
  }
}
