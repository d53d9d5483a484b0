package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
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
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** States visited in layers, by any number of workers, are those visited depth first. */
class LayersProperties {
  private static final Bounds BOUNDS = Bounds.DEFAULT.withStates(30_000);

  @Property(tries = 500)
  void layers_findAndCountWhatTheWalkDepthFirstDoes(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes,
      @ForAll boolean parallel,
      @ForAll Equivalence equivalence,
      @ForAll @IntRange(min = 1, max = 3) int workers) {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    Level level = parallel ? Level.PARALLEL : Level.COOPERATIVE;
    Exploration deep = explore(new StateSearch(), graph, level, equivalence);
    Assume.that(deep.bound == null);
    Exploration layered = explore(new StateSearch(workers, 0), graph, level, equivalence);
    assertSame(deep, layered, genes + " " + level + " " + equivalence);
  }

  private static Exploration explore(
      Search search, Graph graph, Level level, Equivalence equivalence) {
    return Explore.with(search, new Model(graph, new Watchdog(), equivalence), level, BOUNDS);
  }

  private static void assertSame(Exploration one, Exploration two, String which) {
    assertEquals(one.outcomes.keySet(), two.outcomes.keySet(), which);
    assertEquals(one.faults.keySet(), two.faults.keySet(), which);
    assertEquals(one.executions, two.executions, which);
    assertEquals(one.readsFrom, two.readsFrom, which);
    assertEquals(one.states, two.states, which);
    assertEquals(one.bound, two.bound, which);
  }

  @Example
  void orderOfOutcomesAndFaults_isTheSameForAnyNumberOfWorkers() {
    for (String name : List.of("lastzero", "senders", "readers")) {
      Graph graph = Catalogue.get(name).build(Catalogue.get(name).arguments(new HashMap<>()));
      Exploration one = sorted(new StateSearch(1, 0), graph);
      Exploration two = sorted(new StateSearch(2, 0), graph);
      assertEquals(List.copyOf(one.outcomes.keySet()), List.copyOf(two.outcomes.keySet()));
      assertEquals(List.copyOf(one.faults.keySet()), List.copyOf(two.faults.keySet()));
    }
  }

  private static Exploration sorted(Search search, Graph graph) {
    Model model = new Model(graph);
    Exploration explored = Explore.with(search, model, Level.PARALLEL);
    assertTrue(explored.isUnordered);
    explored.sort(model);
    return explored;
  }

  @Example
  void manyStates_areCountedExactly() {
    Entry entry = Catalogue.get("lastzero");
    Graph graph = entry.build(entry.arguments(new HashMap<>(Map.of("n", "9"))));
    Exploration deep = Explore.with(new StateSearch(), new Model(graph), Level.PARALLEL);
    Exploration layered = Explore.with(new StateSearch(2, 1000), new Model(graph), Level.PARALLEL);
    assertSame(deep, layered, "lastzero(9)");
  }

  @Example
  void boundOnStates_endsTheWalk() {
    Entry entry = Catalogue.get("lastzero");
    Graph graph = entry.build(entry.arguments(new HashMap<>(Map.of("n", "9"))));
    Exploration cut =
        Explore.with(
            new StateSearch(2, 1000), new Model(graph), Level.PARALLEL, BOUNDS.withStates(3000));
    assertEquals("states=3000", cut.bound);
  }

  @Example
  void boundOnSteps_cutsOff() {
    Entry entry = Catalogue.get("senders");
    Graph graph = entry.build(entry.arguments(new HashMap<>()));
    Bounds short3 = BOUNDS.withSteps(3);
    Exploration deep = Explore.with(new StateSearch(), new Model(graph), Level.PARALLEL, short3);
    Exploration layered =
        Explore.with(new StateSearch(2, 0), new Model(graph), Level.PARALLEL, short3);
    assertEquals("steps=3", deep.bound);
    assertSame(deep, layered, "senders");
  }

  /** What one worker meets ends the work of all. */
  @Example
  void whatAWorkerThrows_isThrownToWhoExplores() {
    Entry entry = Catalogue.get("lastzero");
    Graph graph = entry.build(entry.arguments(new HashMap<>(Map.of("n", "6"))));
    List<Integer> asked = new ArrayList<>();
    Budget failing =
        new Budget(
            BOUNDS,
            Level.PARALLEL,
            progress -> {},
            () -> {
              asked.add(1);
              throw new CheckException("enough");
            });
    assertThrows(
        CheckException.class,
        () -> new StateSearch(2, 0).explore(new Model(graph), Level.PARALLEL, failing));
    assertEquals(1, asked.size());
  }

  /** Nothing of a user's need be made for several threads. */
  @Example
  void componentsAndInvariants_areRunByOneWorkerAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Runnable visit =
        () -> {
          calls.incrementAndGet();
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          for (int k = 0; k < 100; k++) {
            Thread.onSpinWait();
          }
          inside.decrementAndGet();
        };
    GraphBuilder graph = Graph.named("visits").component("sink", ports -> sink(ports, visit));
    for (int k = 1; k <= 4; k++) {
      graph.component("sender" + k, ports -> sender(ports, visit));
      graph.link("sender" + k + ".out", "sink.in");
    }
    graph.invariant(
        "true",
        view -> {
          visit.run();
          return true;
        });
    Explore.with(new StateSearch(3, 0), new Model(graph.build()), Level.PARALLEL);
    assertEquals(1, most.get());
    assertTrue(calls.get() > 100, "it was called");
  }

  private static Component sender(Ports ports, Runnable visit) {
    Outbox<Integer> out = ports.outbox("out");
    return new Component() {
      private int sent;

      @Override
      public Step next() {
        visit.run();
        out.send(sent++);
        return sent == 3 ? Step.DONE : Step.CONTINUE;
      }
    };
  }

  private static Component sink(Ports ports, Runnable visit) {
    Inbox<Integer> in = ports.inbox("in");
    return () -> {
      visit.run();
      if (in.isDrained()) {
        return Step.DONE;
      }
      in.poll();
      return Step.await(in);
    };
  }
}
