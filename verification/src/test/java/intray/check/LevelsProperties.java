package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
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

  /** Outcomes of one model are numbers, and compared as such. */
  @Property(tries = 300)
  void outcomes_are_compared_as_their_texts_would_be(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Model model = new Model(RandomGraph.decode(genes, RandomGraph.Features.ALL));
    List<Set<String>> all = new ArrayList<>();
    for (Level level : Level.values()) {
      all.add(Explore.with(new StateSearch(), model, level, SMALL).outcomes.keySet());
      all.add(Explore.with(new OptimalSearch(), model, level, SMALL).outcomes.keySet());
    }
    for (Set<String> one : all) {
      for (Set<String> other : all) {
        assertEquals(new HashSet<>(one).containsAll(List.copyOf(other)), one.containsAll(other));
      }
    }
  }

  /** Who pauses and who awaits space at the same inbox are woken in the order of the writers. */
  @Example
  void round_robin_wakes_in_the_order_of_signals() throws InterruptedException {
    each_level_contains_the_one_below_and_the_runs_of_its_placement(
        List.of(
            1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0, 1, 0, 0,
            0, 0, 0, 1, 0, 0, 0, 0, 3, 0, 1, 0, 1, 0, 0, 3, 0, 0, 0, 0, 2));
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
