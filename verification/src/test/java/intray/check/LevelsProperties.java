package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * On random graphs: the searches agree with each other, and the levels contain one another and what
 * really runs.
 */
class LevelsProperties {
  private static final Bounds SMALL = Bounds.DEFAULT.withExecutions(200_000).withStates(200_000);

  @Property(tries = 1000)
  void counting_executions_equals_walking_them(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    for (Level level : Level.values()) {
      Exploration counted = Explore.with(new StateSearch(), new Model(graph), level, SMALL);
      Exploration walked = Explore.with(new Enumeration(), new Model(graph), level, SMALL);
      if (walked.bound == null) {
        assertEquals(walked.outcomes.keySet(), counted.outcomes.keySet());
        assertEquals(walked.faults.keySet(), counted.faults.keySet());
        assertEquals(walked.executions, counted.executions);
      }
    }
  }

  @Property(tries = 500)
  void each_level_contains_the_one_below_and_the_runs_of_its_placement(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes)
      throws InterruptedException {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    Model model = new Model(graph);
    Exploration roundRobin = Explore.with(new StateSearch(), model, Level.ROUND_ROBIN, SMALL);
    Exploration cooperative = Explore.with(new StateSearch(), model, Level.COOPERATIVE, SMALL);
    Exploration parallel = Explore.with(new StateSearch(), model, Level.PARALLEL, SMALL);
    assertTrue(cooperative.outcomes.keySet().containsAll(roundRobin.outcomes.keySet()));
    assertTrue(parallel.outcomes.keySet().containsAll(cooperative.outcomes.keySet()));
    for (int seed = 0; seed < 5; seed++) {
      Outcome serial = new Serial().seed(seed).run(graph);
      assertTrue(
          roundRobin.outcomes.containsKey(serial.toString()), () -> "round-robin lacks " + serial);
      Outcome shuffled = new Serial().seed(seed).shuffled().run(graph);
      assertTrue(
          cooperative.outcomes.containsKey(shuffled.toString()),
          () -> "cooperative lacks " + shuffled);
      Outcome threads = new Threads().seed(seed).run(graph);
      assertTrue(
          parallel.outcomes.containsKey(threads.toString()), () -> "parallel lacks " + threads);
    }
  }
}
