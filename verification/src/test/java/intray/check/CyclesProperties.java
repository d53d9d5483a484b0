package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * On random graphs that go round: fair cycles are those that a naive search finds, and are fair.
 */
class CyclesProperties {
  private static final int SMALL = 100;

  private static final Cycles.Part ALL =
      new Cycles.Part() {
        @Override
        public boolean hasState(int state) {
          return true;
        }

        @Override
        public boolean hasEdge(int edge) {
          return true;
        }
      };

  @Property(tries = 300)
  void fair_parts_are_those_of_the_definition_and_their_cycles_are_fair(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Graph graph =
        RandomGraph.decode(genes, RandomGraph.Features.ALL.with(RandomGraph.Memory.NOTHING));
    StateGraph states = explore(new Model(graph, Matching.STATES));
    Assume.that(states.result.bound == null);
    Cycles cycles = new Cycles(states, ALL);
    Set<Set<Integer>> found = new HashSet<>();
    for (int[] part : cycles.fair()) {
      Set<Integer> set = new TreeSet<>();
      for (int state : part) {
        set.add(state);
      }
      found.add(set);
      checkCycle(states, part[0], set, cycles.cycle(part));
    }
    assertEquals(naive(states), found, genes.toString());
  }

  private static StateGraph explore(Model model) {
    Bounds bounds = Bounds.DEFAULT.withStates(SMALL);
    while (true) {
      try {
        return new StateGraph(
            model,
            new ParallelMoves(model, ParallelMoves.Eager.WITHIN_STEPS),
            new Budget(bounds, Level.PARALLEL, progress -> {}));
      } catch (Model.Learnt e) {
        // again
      }
    }
  }

  private static void checkCycle(
      StateGraph graph, int start, Set<Integer> part, List<Integer> cycle) {
    assertFalse(cycle.isEmpty());
    int at = start;
    BitSet served = new BitSet();
    for (int edge : cycle) {
      assertTrue(edge >= graph.firstEdge(at) && edge < graph.endOfEdges(at), "a way on");
      assertTrue(part.contains(at));
      disabled(graph, at, served);
      served.set(graph.mover(edge));
      at = graph.target(edge);
    }
    assertEquals(start, at);
    assertEquals(graph.model.components(), served.cardinality());
  }

  private static void disabled(StateGraph graph, int at, BitSet served) {
    int[] state = new int[graph.moves.width()];
    graph.state(at, state);
    for (int c = 0; c < graph.model.components(); c++) {
      if (!new Semantics(graph.model).isEnabled(state, c)) {
        served.set(c);
      }
    }
  }

  /** By who reaches whom, one edge at least. */
  private static Set<Set<Integer>> naive(StateGraph graph) {
    int n = graph.size();
    List<BitSet> reaches = new ArrayList<>();
    for (int from = 0; from < n; from++) {
      BitSet targets = new BitSet();
      for (int edge = graph.firstEdge(from); edge < graph.endOfEdges(from); edge++) {
        targets.set(graph.target(edge));
      }
      reaches.add(targets);
    }
    for (int via = 0; via < n; via++) {
      for (int from = 0; from < n; from++) {
        if (reaches.get(from).get(via)) {
          reaches.get(from).or(reaches.get(via));
        }
      }
    }
    Set<Set<Integer>> fair = new HashSet<>();
    for (int from = 0; from < n; from++) {
      if (reaches.get(from).get(from)) {
        Set<Integer> part = new TreeSet<>();
        for (int other = 0; other < n; other++) {
          if (reaches.get(from).get(other) && reaches.get(other).get(from)) {
            part.add(other);
          }
        }
        BitSet served = new BitSet();
        for (int state : part) {
          disabled(graph, state, served);
          for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
            if (part.contains(graph.target(edge))) {
              served.set(graph.mover(edge));
            }
          }
        }
        if (served.cardinality() == graph.model.components()) {
          fair.add(part);
        }
      }
    }
    return fair;
  }
}
