package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** On random graphs: matching histories changes nothing but how many there are. */
class MatchingProperties {
  private static final Bounds SMALL = Bounds.DEFAULT.withStates(20_000).withSteps(5_000);

  @Property(tries = 1000)
  void by_states_a_graph_that_ends_has_the_same_outcomes_faults_and_interleavings(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    for (RandomGraph.Memory memory : List.of(RandomGraph.Memory.ALL, RandomGraph.Memory.LITTLE)) {
      Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL.with(memory));
      for (Level level : Level.values()) {
        Model histories = new Model(graph, Matching.HISTORIES);
        Model states = new Model(graph, Matching.STATES);
        Exploration by = Explore.with(new StateSearch(), histories, level);
        Exploration matched = Explore.with(new StateSearch(), states, level);
        String which = level + " " + memory + " " + genes;
        assertEquals(by.outcomes.keySet(), matched.outcomes.keySet(), which);
        assertEquals(by.faults.keySet(), matched.faults.keySet(), which);
        assertEquals(by.executions, matched.executions, which);
        assertTrue(matched.states <= by.states, which);
        assertTrue(states.histories() <= histories.histories(), which);
        assertEquals(List.of(), states.unmatched(), which);
        for (Automaton automaton : states.automata) {
          assertTrue(automaton.isMatchedWell(), which);
        }
      }
    }
  }

  @Property(tries = 1000)
  void a_graph_that_goes_round_has_the_same_ends_and_cycles_whatever_happens_at_once(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    Graph graph =
        RandomGraph.decode(genes, RandomGraph.Features.ALL.with(RandomGraph.Memory.NOTHING));
    Model model = new Model(graph, Matching.STATES);
    Exploration all = graphOf(model, ParallelMoves.Eager.NONE);
    Assume.that(all.bound == null);
    Exploration reduced = graphOf(model, ParallelMoves.Eager.WITHIN_STEPS);
    assertEquals(null, reduced.bound);
    assertEquals(all.outcomes.keySet(), reduced.outcomes.keySet(), genes.toString());
    assertEquals(kinds(all), kinds(reduced), genes.toString());
    assertTrue(reduced.states <= all.states);
    Exploration searched = Explore.with(new StateSearch(), model, Level.PARALLEL, SMALL);
    assertEquals(all.outcomes.keySet(), searched.outcomes.keySet(), genes.toString());
    assertEquals(kinds(all), kinds(searched), genes.toString());
    Exploration cooperative = Explore.with(new StateSearch(), model, Level.COOPERATIVE, SMALL);
    Exploration roundRobin = Explore.with(new StateSearch(), model, Level.ROUND_ROBIN, SMALL);
    assertTrue(all.outcomes.keySet().containsAll(cooperative.outcomes.keySet()), genes.toString());
    assertTrue(
        cooperative.outcomes.keySet().containsAll(roundRobin.outcomes.keySet()), genes.toString());
  }

  private static Exploration graphOf(Model model, ParallelMoves.Eager eager) {
    while (true) {
      try {
        Budget budget = new Budget(SMALL, Level.PARALLEL, progress -> {});
        StateGraph graph = new StateGraph(model, new ParallelMoves(model, eager), budget);
        new Lassos(graph).find();
        return graph.result;
      } catch (Model.Learnt e) {
        // again
      }
    }
  }

  /** Kinds and components; what else a cycle is called depends on what counts as one move. */
  private static Set<String> kinds(Exploration exploration) {
    return exploration.faults.values().stream()
        .map(fault -> fault.kind() + " " + fault.component())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
