package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The optimal search explores each Mazurkiewicz trace once, none twice, and finds every outcome.
 */
class OptimalProperties {
  private static final long INTERLEAVINGS = 20_000;

  @Property(tries = 1000)
  void parallel_executions_are_the_traces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.PARALLEL, genes);
  }

  @Property(tries = 1000)
  void cooperative_executions_are_the_traces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.COOPERATIVE, genes);
  }

  /** Four components can do what three cannot: two of them race while the others stand between. */
  @Property(tries = 300)
  void with_more_components_executions_are_still_the_traces(
      @ForAll @Size(min = 30, max = 100) List<@IntRange(max = 59) Integer> genes,
      @ForAll boolean choose) {
    Graph graph =
        RandomGraph.decode(genes, new RandomGraph.Features(4, 2, true, true, choose, true));
    for (Level level : List.of(Level.PARALLEL, Level.COOPERATIVE)) {
      compare(graph, level, genes);
    }
  }

  /**
   * Who waits for mail or for space that others take may be enabled by mail. Whoever closed before
   * did not take the space, so there is nothing to reverse.
   */
  @Example
  void mailForOneWhoWaitsForMailOrContestedSpace_afterSomebodyClosed() {
    Graph graph =
        Graph.named("mail-or-space")
            .component("full", ports -> reader(ports, "in"))
            .component("filler", ports -> writer(ports, 1))
            .component("closer", ports -> writer(ports, 0))
            .component("mailer", ports -> writer(ports, 1))
            .component("waiter", OptimalProperties::mailOrSpace)
            .link("filler.out", "full.in")
            .link("waiter.out", "full.in")
            .link("closer.out", "waiter.in")
            .link("mailer.out", "waiter.in")
            .bound("full.in", 1)
            .build();
    compare(graph, Level.PARALLEL, List.of());
    compare(graph, Level.COOPERATIVE, List.of());
  }

  private static Component reader(Ports ports, String inbox) {
    ports.inbox(inbox);
    return () -> Step.DONE;
  }

  private static Component writer(Ports ports, int messages) {
    Outbox<String> out = ports.outbox("out");
    return () -> {
      for (int k = 0; k < messages; k++) {
        out.offer("m");
      }
      return Step.DONE;
    };
  }

  private static Component mailOrSpace(Ports ports) {
    Inbox<String> in = ports.inbox("in");
    Outbox<String> out = ports.outbox("out");
    boolean[] waited = {false};
    return () -> {
      boolean done = waited[0];
      waited[0] = true;
      return done ? Step.DONE : Step.await(in, out);
    };
  }

  /** What blocks a component was put before others' events that its own events come after. */
  @Example
  void space_taken_before_other_events_of_the_one_who_waits() {
    List<Integer> genes =
        List.of(
            52, 41, 33, 20, 50, 3, 2, 45, 17, 59, 52, 40, 35, 5, 0, 22, 3, 45, 14, 12, 51, 36, 41,
            18, 38, 15, 5, 11, 59, 49, 12, 12, 19, 16, 49, 39, 51, 17, 53, 20, 59, 33, 11, 51, 43,
            13, 36, 29, 45, 38, 20, 22, 14, 42, 0, 40, 10, 30, 29, 13, 39, 5);
    Graph graph =
        RandomGraph.decode(genes, new RandomGraph.Features(4, 2, true, true, false, true));
    compare(graph, Level.PARALLEL, genes);
    compare(graph, Level.COOPERATIVE, genes);
  }

  private static void compare(Graph graph, Level level, List<Integer> genes) {
    long traces = TraceCount.of(new Model(graph), level, INTERLEAVINGS);
    Assume.that(traces >= 0);
    Exploration all = Explore.with(new StateSearch(), new Model(graph), level);
    Exploration optimal = Explore.with(new OptimalSearch(), new Model(graph), level);
    String which = genes.toString();
    assertEquals(all.outcomes.keySet(), optimal.outcomes.keySet(), which);
    assertEquals(all.faults.keySet(), optimal.faults.keySet(), which);
    assertEquals(traces, optimal.executions, which);
    assertEquals(0, optimal.redundant, which);
  }
}
