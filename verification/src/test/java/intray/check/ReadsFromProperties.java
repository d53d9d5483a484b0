package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The classes of executions in which everybody reads from the same, against brute force. */
class ReadsFromProperties {
  private static final long INTERLEAVINGS = 20_000;

  @Property(tries = 500)
  void classes_areThoseOfBruteForce_andNoMoreThanTraces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    long classes = ReadsFromCount.of(new Model(graph), INTERLEAVINGS);
    Assume.that(classes >= 0);
    Model model = new Model(graph, new Watchdog(), Equivalence.READS_FROM);
    Exploration readsFrom = Explore.with(new StateSearch(), model, Level.PARALLEL);
    Exploration traces = Explore.with(new OptimalSearch(), new Model(graph), Level.PARALLEL);
    assertEquals(classes, readsFrom.readsFrom, genes::toString);
    assertTrue(classes <= traces.executions, genes::toString);
    assertEquals(traces.outcomes.keySet(), readsFrom.outcomes.keySet(), genes::toString);
    assertEquals(traces.faults.keySet(), readsFrom.faults.keySet(), genes::toString);
  }
}
