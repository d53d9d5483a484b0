package intray.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fair cycles of a state graph, or of a part of it: those in which every component either moves
 * or is unable to move in one of the states (weak fairness). A strongly connected part that has a
 * fair cycle at all is one: whoever has a turn, or is disabled, on a smaller cycle has or is so in
 * the whole part. So it is enough to look at the maximal ones, which Tarjan's algorithm finds.
 */
final class Cycles {
  private static final int UNSEEN = -1;

  private final StateGraph graph;
  private final Part part;
  private final Semantics semantics;
  private final int components;

  /** By state: which strongly connected part it belongs to; -1 for none or not known yet. */
  private final int[] partOf;

  /** Some of the states and edges of a graph. */
  interface Part {
    boolean hasState(int state);

    boolean hasEdge(int edge);
  }

  /**
   * Prepares a search.
   *
   * @param part what of the graph counts
   */
  Cycles(StateGraph graph, Part part) {
    this.graph = graph;
    this.part = part;
    this.semantics = new Semantics(graph.model);
    this.components = graph.model.components();
    this.partOf = new int[graph.size()];
    Arrays.fill(partOf, UNSEEN);
  }

  /** The states of each maximal strongly connected part that has a fair cycle. */
  List<int[]> fair() {
    List<int[]> fair = new ArrayList<>();
    for (int[] states : stronglyConnected()) {
      if (isFair(states)) {
        fair.add(states);
      }
    }
    return fair;
  }

  /** Tarjan's algorithm, with a stack of its own. Only parts with an edge inside are listed. */
  private List<int[]> stronglyConnected() {
    int n = graph.size();
    int[] order = new int[n]; // from 1, in which states are met; 0 is not yet
    int[] low = new int[n];
    int[] nextEdge = new int[n];
    int[] path = new int[n];
    int[] open = new int[n];
    int met = 0;
    List<int[]> parts = new ArrayList<>();
    int found = 0;
    for (int root = 0; root < n; root++) {
      if (order[root] != 0 || !part.hasState(root)) {
        continue;
      }
      int depth = 0;
      int opened = 0;
      path[depth++] = root;
      order[root] = low[root] = ++met;
      nextEdge[root] = graph.firstEdge(root);
      open[opened++] = root;
      while (depth > 0) {
        int at = path[depth - 1];
        if (nextEdge[at] < graph.endOfEdges(at)) {
          int edge = nextEdge[at]++;
          int to = graph.target(edge);
          if (!part.hasEdge(edge) || !part.hasState(to)) {
            continue;
          }
          if (order[to] == 0) {
            order[to] = low[to] = ++met;
            nextEdge[to] = graph.firstEdge(to);
            path[depth++] = to;
            open[opened++] = to;
          } else if (partOf[to] == UNSEEN) {
            low[at] = Math.min(low[at], order[to]);
          }
        } else {
          depth--;
          if (depth > 0) {
            low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[at]);
          }
          if (low[at] == order[at]) {
            int from = opened;
            do {
              partOf[open[--from]] = found;
            } while (open[from] != at);
            int[] states = Arrays.copyOfRange(open, from, opened);
            opened = from;
            if (states.length > 1 || hasLoop(at)) {
              Arrays.sort(states);
              parts.add(states);
            }
            found++;
          }
        }
      }
    }
    return parts;
  }

  private boolean hasLoop(int state) {
    for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
      if (graph.target(edge) == state && part.hasEdge(edge)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFair(int[] states) {
    BitSet served = new BitSet();
    int[] state = new int[graph.moves.width()];
    for (int at : states) {
      serveDisabled(at, state, served);
      for (int edge = graph.firstEdge(at); edge < graph.endOfEdges(at); edge++) {
        if (isInside(at, edge)) {
          served.set(graph.mover(edge));
        }
      }
      if (served.cardinality() == components) {
        return true;
      }
    }
    return false;
  }

  private void serveDisabled(int at, int[] state, BitSet served) {
    graph.state(at, state);
    for (int c = 0; c < components; c++) {
      if (!served.get(c) && !semantics.isEnabled(state, c)) {
        served.set(c);
      }
    }
  }

  private boolean isInside(int from, int edge) {
    return part.hasEdge(edge) && partOf[graph.target(edge)] == partOf[from];
  }

  /**
   * A fair cycle within a part: from its first state back to it.
   *
   * @param states one of {@link #fair}
   * @return edges, at least one
   */
  List<Integer> cycle(int[] states) {
    List<Integer> cycle = new ArrayList<>();
    BitSet served = new BitSet();
    int[] state = new int[graph.moves.width()];
    int at = states[0];
    serveDisabled(at, state, served);
    while (served.cardinality() < components) {
      at = go(at, states[0], served, cycle);
      serveDisabled(at, state, served);
    }
    if (cycle.isEmpty() || at != states[0]) {
      go(at, states[0], null, cycle);
    }
    return cycle;
  }

  /**
   * Goes on, by the fewest moves, to where somebody is served who was not.
   *
   * @param served changed for the edges taken; null to go home
   * @return the state reached
   */
  private int go(int from, int home, @Nullable BitSet served, List<Integer> cycle) {
    Map<Integer, int[]> by = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(from);
    int[] state = new int[graph.moves.width()];
    while (!open.isEmpty()) {
      int at = open.remove();
      for (int edge = graph.firstEdge(at); edge < graph.endOfEdges(at); edge++) {
        if (!isInside(at, edge)) {
          continue;
        }
        int to = graph.target(edge);
        boolean goal = served == null ? to == home : servesMore(edge, to, state, served);
        if (goal || (to != from && !by.containsKey(to))) {
          int[] step = {at, edge};
          if (goal) {
            take(from, step, by, served, cycle);
            return to;
          }
          by.put(to, step);
          open.add(to);
        }
      }
    }
    throw new AssertionError("a strongly connected part leads everywhere within itself");
  }

  private boolean servesMore(int edge, int to, int[] state, BitSet served) {
    if (!served.get(graph.mover(edge))) {
      return true;
    }
    graph.state(to, state);
    for (int c = 0; c < components; c++) {
      if (!served.get(c) && !semantics.isEnabled(state, c)) {
        return true;
      }
    }
    return false;
  }

  private void take(
      int from, int[] last, Map<Integer, int[]> by, @Nullable BitSet served, List<Integer> cycle) {
    Deque<Integer> way = new ArrayDeque<>();
    way.push(last[1]);
    int at = last[0];
    while (at != from) {
      int[] before = Objects.requireNonNull(by.get(at));
      way.push(before[1]);
      at = before[0];
    }
    for (int edge : way) {
      cycle.add(edge);
      if (served != null) {
        served.set(graph.mover(edge));
      }
    }
  }
}
