package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The optimal search explores each Mazurkiewicz trace once, none twice, and finds every outcome.
 */
class OptimalProperties {
  private static final long INTERLEAVINGS = 20_000;

  @Property(tries = 1000)
  void parallel_executions_are_the_traces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.PARALLEL, genes);
  }

  @Property(tries = 1000)
  void cooperative_executions_are_the_traces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.COOPERATIVE, genes);
  }

  private static void compare(Graph graph, Level level, List<Integer> genes) {
    long traces = TraceCount.of(new Model(graph), level, INTERLEAVINGS);
    Assume.that(traces >= 0);
    Exploration all = Explore.with(new StateSearch(), new Model(graph), level);
    Exploration optimal = Explore.with(new OptimalSearch(), new Model(graph), level);
    String which = genes.toString();
    assertEquals(all.outcomes.keySet(), optimal.outcomes.keySet(), which);
    assertEquals(all.faults.keySet(), optimal.faults.keySet(), which);
    assertEquals(0, optimal.redundant, which);
    assertEquals(traces, optimal.executions, which);
  }
}
