package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random graphs: the optimal search and the plain enumeration of all interleavings
 * reach the same outcomes and find the same faults, and executions are as many as the enumeration
 * falls into Mazurkiewicz traces, none redundant. The properties beside this one do so with fewer
 * and larger graphs.
 */
final class ManyGraphsProperties {
  private static final int GRAPHS = 10_000;
  private static final int GRAPHS_OF_FOUR = 2_000;
  private static final int MOST_INTERLEAVINGS = 1500;
  private static final Bounds ENOUGH = Bounds.DEFAULT.withExecutions(20_000);
  private static final long SEED = 20051110;

  private long outcomes;
  private long interleavings;
  private long executions;

  @Test
  @Tag("slow")
  void optimalSearch_isThePlainEnumeration_onTenThousandGraphs() {
    Random random = new Random(SEED);
    compareMany(
        GRAPHS,
        random,
        () -> {
          List<Integer> genes = genes(random);
          return new Drawn(genes, RandomGraph.decode(genes, RandomGraph.Features.ALL));
        });
  }

  /**
   * Space for which components compete can be taken away again, and a fourth component can do
   * something meanwhile: here the search has been wrong before.
   */
  @Test
  @Tag("slow")
  void optimalSearch_isThePlainEnumeration_withFourComponentsThatCompeteForSpace() {
    Random random = new Random(SEED);
    compareMany(
        GRAPHS_OF_FOUR,
        random,
        () -> {
          while (true) {
            List<Integer> genes = contested(random);
            Graph graph =
                RandomGraph.decode(genes, new RandomGraph.Features(4, 2, true, true, false, true));
            if (new Deeds(new Model(graph), Level.PARALLEL).isSpaceContested()) {
              return new Drawn(genes, graph);
            }
          }
        });
  }

  private record Drawn(List<Integer> genes, Graph graph) {}

  private void compareMany(int graphs, Random random, Supplier<Drawn> draw) {
    int compared = 0;
    int tooLarge = 0;
    while (compared < graphs) {
      Drawn drawn = draw.get();
      Level level = random.nextBoolean() ? Level.PARALLEL : Level.COOPERATIVE;
      if (compare(drawn.graph, level, drawn.genes)) {
        compared++;
      } else {
        tooLarge++;
      }
    }
    System.out.printf(
        "%,d random graphs compared with the plain enumeration (%,d more were too large for it):"
            + " %,d outcomes, %,d interleavings in %,d executions, none redundant%n",
        compared, tooLarge, outcomes, interleavings, executions);
    assertTrue(tooLarge < GRAPHS, "what is compared would be the exception");
    // Something was there to reduce, and to tell apart.
    assertTrue(interleavings > 3 * executions, interleavings + " / " + executions);
    assertTrue(outcomes > compared + compared / 10, outcomes + " / " + compared);
  }

  private static List<Integer> genes(Random random) {
    int length = 20 + random.nextInt(61);
    List<Integer> genes = new ArrayList<>(length);
    for (int k = 0; k < length; k++) {
      genes.add(random.nextInt(60));
    }
    return genes;
  }

  /** Numbers of a graph of four components where many write into few boxes, which are bounded. */
  private static List<Integer> contested(Random random) {
    List<Integer> genes = genes(random);
    genes.set(0, 2);
    int box = random.nextInt(60);
    for (int link = 2; link < 10; link++) {
      if (random.nextInt(3) < 2) {
        genes.set(link, box);
      }
    }
    for (int bound = 10; bound < 14; bound++) {
      genes.set(bound, 1 + 2 * random.nextInt(20));
    }
    return genes;
  }

  /** Whether the graph was small enough. */
  private boolean compare(Graph graph, Level level, List<Integer> genes) {
    long traces = TraceCount.of(new Model(graph), level, MOST_INTERLEAVINGS);
    if (traces < 0) {
      return false;
    }
    String which = level + " " + genes;
    Exploration plain = Explore.with(new Enumeration(), new Model(graph), level, ENOUGH);
    if (plain.bound != null) {
      return false;
    }
    Exploration optimal = Explore.with(new OptimalSearch(), new Model(graph), level);
    assertEquals(plain.outcomes.keySet(), optimal.outcomes.keySet(), which);
    assertEquals(plain.faults.keySet(), optimal.faults.keySet(), which);
    assertEquals(traces, optimal.executions, which);
    assertEquals(0, optimal.redundant, which);
    outcomes += plain.outcomes.size();
    interleavings += plain.executions;
    executions += optimal.executions;
    return true;
  }
}
