package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Ports;
import intray.Source;
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

/** The optimal search finds and counts the same, however often it forgets local histories. */
class ForgettingProperties {
  private static final Bounds BOUNDS = Bounds.DEFAULT.withExecutions(5_000);
  private static final long SEED = 20051124;

  @Property(tries = 500)
  void whoForgets_findsAndCountsWhatOneDoesWhoRemembers(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes,
      @ForAll boolean parallel,
      @ForAll @IntRange(min = 1, max = 3) int workers,
      @ForAll @IntRange(min = 1, max = 60) int most) {
    Level level = parallel ? Level.PARALLEL : Level.COOPERATIVE;
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), level, workers, most, genes);
  }

  @Test
  @Tag("slow")
  void whoForgets_findsAndCountsWhatOneDoesWhoRemembers_onThousandsOfGraphs() {
    Random random = new Random(SEED);
    long forgotten = 0;
    for (int k = 0; k < 3000; k++) {
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
      int workers = 1 + random.nextInt(3);
      forgotten += compare(graph, level, workers, 1 + random.nextInt(100), genes) ? 1 : 0;
    }
    assertTrue(forgotten > 300, "only " + forgotten + " graphs had enough to forget");
  }

  /** Whether anything was forgotten. */
  private static boolean compare(
      Graph graph, Level level, int workers, int most, List<Integer> genes) {
    String which = level + ", " + workers + " workers, at most " + most + ": " + genes;
    Exploration remembered = Explore.with(new OptimalSearch(), new Model(graph), level, BOUNDS);
    Model model = new Model(graph);
    Exploration found = Explore.with(search(workers, most), model, level, BOUNDS);
    assertEquals(remembered.executions, found.executions, which);
    assertEquals(remembered.bound, found.bound, which);
    if (remembered.bound == null) {
      assertEquals(remembered.redundant, found.redundant, which);
      assertEquals(remembered.outcomes.keySet(), found.outcomes.keySet(), which);
      assertEquals(remembered.faults.keySet(), found.faults.keySet(), which);
    }
    return model.made() > model.histories();
  }

  private static OptimalSearch search(int workers, long most) {
    return new OptimalSearch(workers, OptimalSearch.UNBOUNDED, most);
  }

  @Example
  void knownCounts_areExactThoughFewHistoriesAreRemembered() {
    for (int workers = 1; workers <= 3; workers++) {
      assertCount("senders", Map.of("n", "3", "k", "3"), 400, workers, 1_680);
      assertCount("readers", Map.of("n", "8"), 40, workers, 256);
      assertCount("lastzero", Map.of("n", "9"), 400, workers, 1_536);
    }
  }

  private static void assertCount(
      String name, Map<String, String> parameters, int most, int workers, long executions) {
    Entry entry = Catalogue.get(name);
    Model model = new Model(entry.build(entry.arguments(new HashMap<>(parameters))));
    Exploration all = Explore.with(search(workers, most), model, Level.PARALLEL);
    assertEquals(executions, all.executions, name);
    assertEquals(0, all.redundant, name);
    assertNull(all.bound);
    assertTrue(model.made() > model.histories(), name);
    assertTrue(model.histories() <= 5L * most, name + ": " + model.histories());
  }

  /** Outcomes have the contents of inboxes in them, whose numbers are forgotten, too. */
  @Example
  void outcomesOfForgottenContents_areThoseOfOthers() {
    Graph graph =
        Graph.named("merge")
            .component("a", Source.of("a1", "a2", "a3"))
            .component("b", Source.of("b1", "b2", "b3"))
            .output("all")
            .link("a.out", "all")
            .link("b.out", "all")
            .build();
    Exploration remembered = Explore.with(search(1, 1_000_000), new Model(graph), Level.PARALLEL);
    for (int workers = 1; workers <= 3; workers++) {
      Model model = new Model(graph);
      Exploration first = Explore.with(search(workers, 10), model, Level.PARALLEL);
      Exploration second = Explore.with(search(1, 1_000_000), model, Level.PARALLEL);
      assertEquals(20, first.outcomes.size());
      assertEquals(remembered.outcomes.keySet(), first.outcomes.keySet());
      assertTrue(first.outcomes.keySet().containsAll(second.outcomes.keySet()));
      assertTrue(second.outcomes.keySet().containsAll(first.outcomes.keySet()));
      assertEquals(remembered.outcomes.keySet(), Outcomes.sorted(model, first.outcomes).keySet());
    }
  }

  /** A component is not to be believed that does something else when it is made again. */
  @Example
  void whoDoesSomethingElseTheSecondTime_isNotForgottenButConvicted() {
    AtomicInteger made = new AtomicInteger();
    Graph graph =
        Graph.named("fickle")
            .component("a", Source.of("a1", "a2", "a3"))
            .component("b", Source.of("b1", "b2", "b3"))
            .component("fickle", ports -> fickle(ports, made.incrementAndGet()))
            .link("a.out", "fickle.in")
            .link("b.out", "fickle.in")
            .build();
    Model model = new Model(graph);
    try {
      Exploration found = Explore.with(search(1, 300), model, Level.PARALLEL);
      assertTrue(
          found.faults.values().stream()
                  .anyMatch(fault -> fault.kind() == FindingKind.NONDETERMINISTIC_COMPONENT)
              || !model.automata[2].audit().isEmpty(),
          found.faults.keySet().toString());
    } catch (CheckException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("component fickle"), e.getMessage());
    }
  }

  /** Looks twice, if it was made late. */
  private static Component fickle(Ports ports, int number) {
    Inbox<String> in = ports.inbox("in");
    return new Component() {
      @Override
      public Step start() {
        return Step.await(in);
      }

      @Override
      public Step next() {
        if (number > 150) {
          in.isEmpty();
        }
        if (in.isDrained()) {
          return Step.DONE;
        }
        in.take();
        return Step.await(in);
      }
    };
  }

  /** If one of them fails, nobody waits for it. */
  @Example
  void whatIsThrownWhileAllForget_endsTheSearch() {
    SharedTree tree = new SharedTree(1);
    tree.call();
    CheckException thrown =
        assertThrows(
            CheckException.class,
            () ->
                tree.meet(
                    () -> {
                      throw new CheckException("no");
                    }));
    assertEquals("no", thrown.getMessage());
    tree.end();
    tree.meet(() -> {});
  }
}
