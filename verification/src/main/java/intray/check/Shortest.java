package intray.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for faults and outcomes known to exist, the schedules with the fewest switches from one
 * component to another and, among those, the fewest operations: Dijkstra's search over pairs of a
 * global state and the component whose operation people were shown last.
 */
final class Shortest {
  private static final int NOBODY = -1;
  private static final long SWITCH = 1L << 32;

  private final Moves moves;
  private final Model model;
  private final Ends ends;
  private final Set<String> wanted;
  private final long maxNodes;
  private final Map<String, Schedule> schedules = new HashMap<>();
  private final Map<String, Candidate> candidates = new HashMap<>();

  private final StateSet states;
  private final Map<Long, Integer> nodes = new HashMap<>();

  // By node: its state, who moved last, the node before, and the cost so far (switches above
  // operations).
  private int[] stateOf = new int[1024];
  private int[] lastOf = new int[1024];
  private int[] before = new int[1024];
  private long[] cost = new long[1024];
  private boolean[] done = new boolean[1024];
  private int size;

  private int @Nullable [] begin;
  private List<Event> begun = List.of();

  private record Entry(long cost, int node) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byCost = Long.compare(cost, other.cost);
      return byCost != 0 ? byCost : Integer.compare(node, other.node);
    }
  }

  /**
   * The cheapest way seen so far to something wanted: through a node and then, perhaps, one more
   * move.
   */
  private record Candidate(long cost, int node, List<Event> lastMove, @Nullable String outcome) {}

  /**
   * Prepares a search.
   *
   * @param wanted keys of faults and texts of outcomes
   * @param maxNodes where to give up
   */
  Shortest(Model model, Moves moves, Set<String> wanted, long maxNodes) {
    this.model = model;
    this.moves = moves;
    this.ends = new Ends(model);
    this.wanted = new HashSet<>(wanted);
    this.maxNodes = maxNodes;
    this.states = new StateSet(moves.width());
  }

  /** Starts somewhere else than at the beginning. */
  Shortest from(int[] there, List<Event> until) {
    begin = there.clone();
    begun = List.copyOf(until);
    return this;
  }

  /** Schedules for what was wanted and could be found within the limit. */
  Map<String, Schedule> find() {
    PriorityQueue<Entry> open = new PriorityQueue<>();
    moves.record(true);
    int[] state = moves.start();
    List<Event> prologue = List.copyOf(moves.events());
    if (begin != null) {
      state = begin;
      prologue = begun;
    }
    int start = node(number(state), last(prologue, NOBODY), NOBODY, 0);
    offer(revealed(state), 0, start, List.of(), null);
    open.add(new Entry(0, start));
    while (!open.isEmpty() && !wanted.isEmpty() && size < maxNodes) {
      Entry entry = open.remove();
      settle(entry.cost(), prologue);
      int node = entry.node();
      if (!done[node] && entry.cost() == cost[node]) {
        done[node] = true;
        states.get(stateOf[node], state);
        expand(state, node, open);
      }
    }
    settle(Long.MAX_VALUE, prologue);
    return schedules;
  }

  private void expand(int[] state, int node, PriorityQueue<Entry> open) {
    boolean[] any = new boolean[1];
    moves.expand(
        state,
        (component, next) -> {
          any[0] = true;
          long reached = cost[node] + cost(moves.events(), lastOf[node]);
          offer(revealed(next), reached, node, moves.events(), null);
          relax(number(next), last(moves.events(), lastOf[node]), node, reached, open);
        });
    // A failure ends the run, whatever others would still do.
    if (!any[0] || model.hasFailed(state)) {
      for (Ends.End end : ends.of(state)) {
        String outcome = end.outcome().toString();
        List<String> keys = new ArrayList<>();
        keys.add(outcome);
        for (Ends.Fault fault : end.faults()) {
          keys.add(fault.key());
        }
        offer(keys, cost[node], node, List.of(), outcome);
      }
    }
  }

  /** What events add to a schedule that people are shown, after an operation of a component. */
  private static long cost(List<Event> events, int after) {
    long cost = 0;
    int last = after;
    for (Event event : events) {
      int c = event.component();
      if (Schedule.isShown(event.operation().kind(), c == last)) {
        cost += 1 + (last == NOBODY || last == c ? 0 : SWITCH);
        last = c;
      }
    }
    return cost;
  }

  /** Whose operation is the last that people are shown. */
  private static int last(List<Event> events, int after) {
    int last = after;
    for (Event event : events) {
      int c = event.component();
      last = Schedule.isShown(event.operation().kind(), c == last) ? c : last;
    }
    return last;
  }

  /** Keys of what the move just made has found out. */
  private List<String> revealed(int[] state) {
    List<String> keys = new ArrayList<>();
    for (Moves.Local found : moves.found()) {
      keys.add(ends.fault(found).key());
    }
    for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
      keys.add(fault.key());
    }
    return keys;
  }

  private void offer(
      List<String> keys, long reached, int node, List<Event> lastMove, @Nullable String outcome) {
    for (String key : keys) {
      if (wanted.contains(key)) {
        Candidate best = candidates.get(key);
        if (best == null || reached < best.cost()) {
          candidates.put(key, new Candidate(reached, node, lastMove, outcome));
        }
      }
    }
  }

  /**
   * Everything still open costs at least this much, so candidates that do not cost more are the
   * cheapest.
   */
  private void settle(long least, List<Event> prologue) {
    if (candidates.isEmpty()) {
      return;
    }
    for (Map.Entry<String, Candidate> entry : List.copyOf(candidates.entrySet())) {
      String key = entry.getKey();
      Candidate candidate = entry.getValue();
      if (candidate.cost() <= least) {
        candidates.remove(key);
        wanted.remove(key);
        List<Event> events = new ArrayList<>(prologue);
        events.addAll(eventsTo(candidate.node()));
        events.addAll(candidate.lastMove());
        schedules.put(key, new Schedule(events, candidate.outcome()));
      }
    }
  }

  private List<Event> eventsTo(int node) {
    Deque<Integer> way = new ArrayDeque<>();
    for (int at = node; before[at] != NOBODY; at = before[at]) {
      way.push(at);
    }
    List<Event> events = new ArrayList<>();
    int[] state = new int[moves.width()];
    int[] goal = new int[moves.width()];
    for (int at : way) {
      states.get(stateOf[before[at]], state);
      states.get(stateOf[at], goal);
      List<List<Event>> same = new ArrayList<>();
      moves.expand(
          state,
          (component, next) -> {
            long reached = cost[before[at]] + cost(moves.events(), lastOf[before[at]]);
            if (reached == cost[at]
                && last(moves.events(), lastOf[before[at]]) == lastOf[at]
                && Arrays.equals(next, goal)) {
              same.add(List.copyOf(moves.events()));
            }
          });
      events.addAll(same.get(0));
    }
    return events;
  }

  private int number(int[] state) {
    int number = states.add(state);
    return number >= 0 ? number : ~number;
  }

  private void relax(int state, int last, int from, long reached, PriorityQueue<Entry> open) {
    Integer known = nodes.get((long) state << 32 | last + 1L);
    if (known == null) {
      open.add(new Entry(reached, node(state, last, from, reached)));
    } else if (!done[known] && reached < cost[known]) {
      cost[known] = reached;
      before[known] = from;
      open.add(new Entry(reached, known));
    }
  }

  private int node(int state, int last, int from, long reached) {
    if (size == stateOf.length) {
      stateOf = Arrays.copyOf(stateOf, 2 * size);
      lastOf = Arrays.copyOf(lastOf, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
      cost = Arrays.copyOf(cost, 2 * size);
      done = Arrays.copyOf(done, 2 * size);
    }
    stateOf[size] = state;
    lastOf[size] = last;
    before[size] = from;
    cost[size] = reached;
    nodes.put((long) state << 32 | last + 1L, size);
    return size++;
  }
}
