package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A bound on switches leaves exactly the schedules out that need more. */
class SwitchBoundProperties {
  private static final int TOO_MANY = 20_000;

  @Property(tries = 200)
  void parallel_outcomes_are_those_of_schedules_with_so_few_preemptions(
      @ForAll @Size(min = 20, max = 50) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.PARALLEL, genes);
  }

  @Property(tries = 200)
  void cooperative_outcomes_are_those_of_schedules_with_so_few_preemptions(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.COOPERATIVE, genes);
  }

  private static void compare(Graph graph, Level level, List<Integer> genes) {
    Exploration all = Explore.with(new StateSearch(), new Model(graph), level);
    for (int switches = 0; ; switches++) {
      Model model = new Model(graph);
      Exploration some = Explore.with(new SwitchBoundedSearch(switches), model, level);
      Set<String> walked = new HashSet<>();
      Schedules schedules = new Schedules(model, level, switches, walked);
      schedules.walk(schedules.moves.start(), -1, 0);
      Assume.that(schedules.ends < TOO_MANY);
      assertEquals(walked, some.outcomes.keySet(), () -> genes.toString());
      if (some.bound == null) {
        assertEquals(all.outcomes.keySet(), some.outcomes.keySet(), () -> genes.toString());
        assertEquals(all.faults.keySet(), some.faults.keySet(), () -> genes.toString());
        return;
      }
      assertEquals("switches=" + switches, some.bound);
      assertTrue(all.outcomes.keySet().containsAll(some.outcomes.keySet()));
    }
  }

  /** All schedules with so few preemptions, one by one. */
  private static final class Schedules {
    private final Moves moves;
    private final Ends reader;
    private final int switches;
    private final Set<String> outcomes;
    private int ends;

    Schedules(Model model, Level level, int switches, Set<String> outcomes) {
      this.moves = Search.singleMoves(model, level);
      this.reader = new Ends(model);
      this.switches = switches;
      this.outcomes = outcomes;
    }

    void walk(int[] state, int last, int preemptions) {
      List<int[]> states = new ArrayList<>();
      List<Integer> movers = new ArrayList<>();
      boolean couldGoOn = last >= 0 && moves.semantics.isEnabled(state, last);
      moves.expand(
          state,
          (component, next) -> {
            states.add(next);
            movers.add(component);
          });
      if (states.isEmpty()) {
        ends++;
        reader.of(state).forEach(end -> outcomes.add(end.outcome().toString()));
      }
      for (int k = 0; k < states.size() && ends < TOO_MANY; k++) {
        int spent = preemptions + (couldGoOn && movers.get(k) != last ? 1 : 0);
        if (spent <= switches) {
          walk(states.get(k), movers.get(k), spent);
        }
      }
    }
  }
}
