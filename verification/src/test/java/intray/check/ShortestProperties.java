package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.run.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Schedules are compared with all executions there are, walked one by one. */
class ShortestProperties {
  private static final int MOST_EXECUTIONS = 3_000;

  /** What one walk through all executions has seen. */
  private static final class Walk {
    private final Model model;
    private final Moves moves;
    private final Ends ends;

    /** By outcome or fault: switches and operations of the best schedule, in this order. */
    private final Map<String, Long> best = new LinkedHashMap<>();

    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, List<List<Event>>> ways = new HashMap<>();
    private int executions;

    Walk(Model model, Moves moves) {
      this.model = model;
      this.moves = moves;
      this.ends = new Ends(model);
      moves.record(true);
    }

    void walk() {
      int[] start = moves.start();
      List<Event> events = new ArrayList<>(moves.events());
      reveal(events);
      walk(start, events);
    }

    private void walk(int[] state, List<Event> events) {
      Assume.that(executions < MOST_EXECUTIONS);
      boolean[] any = new boolean[1];
      moves.expand(
          state,
          (component, next) -> {
            any[0] = true;
            List<Event> more = new ArrayList<>(events);
            more.addAll(moves.events());
            reveal(more);
            walk(next.clone(), more);
          });
      executions += any[0] ? 0 : 1;
      // A failure ends the run, whatever others would still do.
      if (!any[0] || model.hasFailed(state)) {
        for (Ends.End end : ends.of(state)) {
          String text = end.outcome().toString();
          outcomes.put(text, end.outcome());
          ways.computeIfAbsent(text, any2 -> new ArrayList<>()).add(events);
          offer(text, events);
          for (Ends.Fault fault : end.faults()) {
            offer(fault.key(), events);
          }
        }
      }
    }

    private void reveal(List<Event> events) {
      for (Moves.Local found : moves.found()) {
        offer(ends.fault(found).key(), events);
      }
    }

    private void offer(String key, List<Event> events) {
      best.merge(key, cost(new Schedule(events, null)), Math::min);
    }
  }

  private static long cost(Schedule schedule) {
    return ((long) schedule.switches() << 32) + schedule.operations();
  }

  @Property(tries = 400)
  void parallel_schedules_have_the_fewest_switches_and_then_operations(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Model model = model(genes, Level.PARALLEL);
    compare(
        model,
        new ParallelMoves(model, ParallelMoves.Eager.NONE),
        new ParallelMoves(model, ParallelMoves.Eager.NONE));
  }

  @Property(tries = 400)
  void cooperative_schedules_have_the_fewest_switches_and_then_operations(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Model model = model(genes, Level.COOPERATIVE);
    compare(model, new CooperativeMoves(model), new CooperativeMoves(model));
  }

  /** A model about which everything has been learnt. */
  private static Model model(List<Integer> genes, Level level) {
    Graph graph = RandomGraph.decode(genes, new RandomGraph.Features(3, 2, true, true, true, true));
    Model model = new Model(graph);
    Explore.with(new StateSearch(), model, level);
    return model;
  }

  private static void compare(Model model, Moves all, Moves shortest) {
    Walk walk = new Walk(model, all);
    walk.walk();
    Map<String, Schedule> found =
        new Shortest(model, shortest, walk.best.keySet(), 1_000_000).find();
    Map<String, Long> costs = new LinkedHashMap<>();
    walk.best.keySet().forEach(key -> costs.put(key, cost(Objects.requireNonNull(found.get(key)))));
    assertEquals(walk.best, costs);
  }

  @Property(tries = 400)
  void the_nearest_serialised_schedule_goes_along_as_long_as_any(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Model model = model(genes, Level.PARALLEL);
    Explore.with(new StateSearch(), model, Level.COOPERATIVE);
    Walk serialised = new Walk(model, new CooperativeMoves(model));
    serialised.walk();
    Walk parallel = new Walk(model, new ParallelMoves(model, ParallelMoves.Eager.NONE));
    parallel.walk();
    Map<String, Outcome> hidden = new LinkedHashMap<>(parallel.outcomes);
    hidden.keySet().removeAll(serialised.outcomes.keySet());
    Map<String, Schedule> schedules =
        new Shortest(
                model,
                new ParallelMoves(model, ParallelMoves.Eager.NONE),
                hidden.keySet(),
                1_000_000)
            .find();
    Partings partings = new Partings(model, serialised.outcomes.values());
    hidden.forEach(
        (text, outcome) -> {
          Schedule schedule = Objects.requireNonNull(schedules.get(text));
          Parting parting = Objects.requireNonNull(partings.of(outcome, schedule));
          int longest = 0;
          for (List<Event> way : serialised.ways.getOrDefault(parting.outcome(), List.of())) {
            longest = Math.max(longest, common(schedule.all(), way));
          }
          assertEquals(longest, parting.after());
        });
  }

  /** A step in which nothing happens stands between those that the schedules have in common. */
  @Example
  void an_empty_step_goes_along() {
    the_nearest_serialised_schedule_goes_along_as_long_as_any(
        List.of(
            2, 1, 15, 30, 59, 44, 0, 26, 16, 9, 27, 53, 8, 13, 4, 5, 40, 33, 10, 3, 0, 16, 14, 58,
            49, 21, 15, 36, 27, 52, 36, 27, 58, 9, 53, 8));
  }

  /** What goes along to its end: a failure ends a serialised run, and on threads others go on. */
  @Example
  void a_whole_serialised_execution_may_go_along() {
    the_nearest_serialised_schedule_goes_along_as_long_as_any(
        List.of(
            42, 13, 47, 25, 42, 42, 22, 9, 44, 37, 13, 21, 47, 44, 55, 47, 16, 40, 35, 3, 17, 11,
            53, 32, 45, 26, 38, 39, 10, 37, 43, 29, 33, 35, 37, 9, 44, 49, 57, 4, 32, 46, 15, 49,
            38, 25, 25));
  }

  private static int common(List<Event> one, List<Event> other) {
    List<Event> left = Partings.said(one);
    List<Event> right = Partings.said(other);
    int k = 0;
    while (k < left.size() && k < right.size() && left.get(k).equals(right.get(k))) {
      k++;
    }
    return k;
  }
}
