package intray.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for faults and outcomes known to exist, the schedules with the fewest switches from one
 * component to another and, among those, the fewest operations: Dijkstra's search over pairs of a
 * global state and the component whose operation people were shown last.
 *
 * <p>Of the pairs of one state the cheapest is followed in all its moves. From the others only the
 * component that was last may go on for less: its moves alone are followed there.
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

  /** What the cheapest of them costs. */
  private long due = Long.MAX_VALUE;

  private final StateSet states;

  /** Each a state and, from 0 for nobody, who moved last. */
  private final StateSet nodes = new StateSet(2);

  private final int[] one = new int[2];

  // By state: what it costs to come there, if it was followed from there; and whether it has moves
  // that people are not shown, which leave open who was last.
  private long[] cheapest = new long[1024];
  private final BitSet silent = new BitSet();

  // By node: the node before, and the cost so far (switches above operations).
  private int[] before = new int[1024];
  private long[] cost = new long[1024];
  private final BitSet done = new BitSet();

  private int @Nullable [] begin;
  private List<Event> begun = List.of();

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
    Agenda open = new Agenda();
    moves.record(true);
    int[] state = moves.start();
    List<Event> prologue = List.copyOf(moves.events());
    if (begin != null) {
      state = begin;
      prologue = begun;
    }
    int start = node(number(state), last(prologue, NOBODY), NOBODY, 0);
    offer(revealed(state), 0, start, List.of(), null);
    open.add(0, start);
    while (!open.isEmpty() && !wanted.isEmpty() && nodes.size() < maxNodes) {
      long reached = open.cost();
      int node = open.remove();
      settle(reached, prologue);
      if (!done.get(node) && reached == cost[node]) {
        done.set(node);
        follow(node, state, open);
      }
    }
    settle(Long.MAX_VALUE, prologue);
    return schedules;
  }

  private void follow(int node, int[] state, Agenda open) {
    int number = stateOf(node);
    int last = lastOf(node);
    if (number >= cheapest.length) {
      cheapest = Arrays.copyOf(cheapest, 2 * number);
    }
    boolean isFirst = cheapest[number] == 0;
    if (isFirst || last == NOBODY || silent.get(number)) {
      cheapest[number] = isFirst ? cost[node] + 1 : cheapest[number];
      states.get(number, state);
      expand(state, number, node, open);
    } else if (cost[node] < cheapest[number] + SWITCH) {
      // It saves a switch, and a signal that need not be shown.
      states.get(number, state);
      moves.expand(state, last, (component, next) -> move(next, node, last, open));
    }
  }

  private void move(int[] next, int node, int last, Agenda open) {
    long reached = cost[node] + cost(moves.events(), last);
    offer(revealed(next), reached, node, moves.events(), null);
    relax(number(next), last(moves.events(), last), node, reached, open);
  }

  private void expand(int[] state, int number, int node, Agenda open) {
    boolean[] any = new boolean[1];
    int last = lastOf(node);
    moves.expand(
        state,
        (component, next) -> {
          any[0] = true;
          if (last(moves.events(), NOBODY) == NOBODY) {
            silent.set(number);
          }
          move(next, node, last, open);
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
    if (moves.found().isEmpty() && model.wiring.invariants().isEmpty()) {
      return List.of();
    }
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
          due = Math.min(due, reached);
        }
      }
    }
  }

  /**
   * Everything still open costs at least this much, so candidates that do not cost more are the
   * cheapest.
   */
  private void settle(long least, List<Event> prologue) {
    if (least < due) {
      return;
    }
    due = Long.MAX_VALUE;
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
      } else {
        due = Math.min(due, candidate.cost());
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
      states.get(stateOf(before[at]), state);
      states.get(stateOf(at), goal);
      List<List<Event>> same = new ArrayList<>();
      moves.expand(
          state,
          (component, next) -> {
            long reached = cost[before[at]] + cost(moves.events(), lastOf(before[at]));
            if (reached == cost[at]
                && last(moves.events(), lastOf(before[at])) == lastOf(at)
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

  private void relax(int state, int last, int from, long reached, Agenda open) {
    int node = node(state, last, from, reached);
    if (node >= 0) {
      open.add(reached, node);
    } else if (!done.get(~node) && reached < cost[~node]) {
      cost[~node] = reached;
      before[~node] = from;
      open.add(reached, ~node);
    }
  }

  /** The number of a node if it is new, else the complement of the number that it has. */
  private int node(int state, int last, int from, long reached) {
    one[0] = state;
    one[1] = last + 1;
    int node = nodes.add(one);
    if (node >= 0) {
      if (node == before.length) {
        before = Arrays.copyOf(before, 2 * node);
        cost = Arrays.copyOf(cost, 2 * node);
      }
      before[node] = from;
      cost[node] = reached;
    }
    return node;
  }

  private int stateOf(int node) {
    nodes.get(node, one);
    return one[0];
  }

  private int lastOf(int node) {
    nodes.get(node, one);
    return one[1] - 1;
  }
}
