package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several workers of the optimal search explore together what one explores alone. */
class OptimalWorkersProperties {
  private static final Bounds BOUNDS = Bounds.DEFAULT.withExecutions(5_000);
  private static final long SEED = 20051124;

  @Property(tries = 500)
  void severalWorkers_findAndCountWhatOneDoes(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes,
      @ForAll boolean parallel,
      @ForAll @IntRange(min = 2, max = 3) int workers) {
    Level level = parallel ? Level.PARALLEL : Level.COOPERATIVE;
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), level, workers, genes);
  }

  @Test
  @Tag("slow")
  void severalWorkers_findAndCountWhatOneDoes_onThousandsOfGraphs() {
    Random random = new Random(SEED);
    long executions = 0;
    for (int k = 0; k < 4000; k++) {
      List<Integer> genes = new ArrayList<>();
      for (int length = 20 + random.nextInt(61); length > 0; length--) {
        genes.add(random.nextInt(60));
      }
      // With choices, four components have too many executions to compare.
      RandomGraph.Features features =
          random.nextBoolean()
              ? RandomGraph.Features.ALL
              : new RandomGraph.Features(4, 2, true, true, false, true);
      Level level = random.nextInt(3) == 0 ? Level.COOPERATIVE : Level.PARALLEL;
      Graph graph = RandomGraph.decode(genes, features);
      executions += compare(graph, level, 2 + random.nextInt(2), genes);
    }
    assertTrue(executions > 20_000, executions + " executions, too few to be shared");
  }

  /** How many executions there were. */
  private static long compare(Graph graph, Level level, int workers, List<Integer> genes) {
    String which = level + ", " + workers + " workers: " + genes;
    Exploration alone = Explore.with(new OptimalSearch(), new Model(graph), level, BOUNDS);
    Exploration together = Explore.with(search(workers), new Model(graph), level, BOUNDS);
    assertEquals(alone.executions, together.executions, which);
    assertEquals(alone.bound, together.bound, which);
    if (alone.bound == null) {
      assertEquals(alone.redundant, together.redundant, which);
      assertEquals(alone.outcomes.keySet(), together.outcomes.keySet(), which);
      assertEquals(alone.faults.keySet(), together.faults.keySet(), which);
    }
    return alone.executions;
  }

  private static OptimalSearch search(int workers) {
    return new OptimalSearch(workers, OptimalSearch.UNBOUNDED);
  }

  @Example
  void knownCounts_areExactForAnyNumberOfWorkers() {
    for (int workers = 1; workers <= 4; workers++) {
      assertCount(graph("senders", Map.of("n", "2", "k", "4")), workers, 70);
      assertCount(graph("readers", Map.of("n", "8")), workers, 256);
      assertCount(graph("lastzero", Map.of("n", "9")), workers, 1_536);
      assertCount(graph("chain", Map.of()), workers, 1);
    }
  }

  private static void assertCount(Graph graph, int workers, long executions) {
    Exploration all = Explore.with(search(workers), new Model(graph), Level.PARALLEL);
    assertEquals(executions, all.executions, graph.name());
    assertEquals(0, all.redundant, graph.name());
    assertNull(all.bound);
  }

  @Example
  void boundOnExecutions_isExact() {
    Graph graph = graph("readers", Map.of("n", "8"));
    for (int executions : List.of(1, 17, 255, 256)) {
      Bounds bounds = Bounds.DEFAULT.withExecutions(executions);
      Exploration cut = Explore.with(search(3), new Model(graph), Level.PARALLEL, bounds);
      assertEquals(executions, cut.executions);
      assertEquals(executions, cut.outcomes.size());
      assertEquals(executions == 256 ? null : "executions=" + executions, cut.bound);
    }
  }

  @Example
  void boundOnSteps_cutsOffTheSame() {
    Graph graph = graph("senders", Map.of());
    Bounds bounds = Bounds.DEFAULT.withSteps(4);
    Exploration alone = Explore.with(search(1), new Model(graph), Level.PARALLEL, bounds);
    Exploration together = Explore.with(search(2), new Model(graph), Level.PARALLEL, bounds);
    assertEquals("steps=4", together.bound);
    assertEquals(alone.executions, together.executions);
    assertEquals(alone.outcomes.keySet(), together.outcomes.keySet());
  }

  /** What one worker meets ends the work of all, and no thread is left. */
  @Example
  void whatAWorkerThrows_isThrownToWhoExplores() {
    for (Throwable thrown : List.of(new CheckException("enough"), new OutOfMemoryError("full"))) {
      AtomicInteger asked = new AtomicInteger();
      Budget failing =
          new Budget(
              Bounds.DEFAULT,
              Level.PARALLEL,
              progress -> {},
              () -> {
                asked.incrementAndGet();
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (CheckException) thrown;
              });
      Model model = new Model(graph("lastzero", Map.of("n", "10")));
      Throwable met =
          assertThrows(thrown.getClass(), () -> search(3).explore(model, Level.PARALLEL, failing));
      assertEquals(thrown, met);
      assertEquals(1, asked.get());
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .noneMatch(thread -> thread.getName().startsWith("intray worker")));
    }
  }

  /** Who pauses is learnt in the course of the search. */
  @Example
  void whatAWorkerLearns_isLearntByAll() {
    Graph graph =
        Graph.named("pausing")
            .component("a", OptimalWorkersProperties::pausing)
            .component("b", OptimalWorkersProperties::pausing)
            .link("a.out", "b.in")
            .link("b.out", "a.in")
            .build();
    assertTrue(compare(graph, Level.PARALLEL, 2, List.of()) > 1);
  }

  private static Component pausing(Ports ports) {
    Inbox<Integer> in = ports.inbox("in");
    Outbox<Integer> out = ports.outbox("out");
    int[] steps = {0};
    return () -> {
      if (steps[0]++ == 0) {
        out.send(1);
        return Step.PAUSE;
      }
      return in.poll() == null ? Step.PAUSE : Step.DONE;
    };
  }

  private static Graph graph(String name, Map<String, String> parameters) {
    Entry entry = Catalogue.get(name);
    return entry.build(entry.arguments(new HashMap<>(parameters)));
  }
}
