package intray.check;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The global states of one level with all moves between them, for what is asked about cycles.
 * States are numbered breadth first from 0, so a state is reached in the fewest moves by way of the
 * state from which it was met first.
 */
final class StateGraph {
  final Model model;
  final Moves moves;
  final Exploration result;
  private final StateSet states;

  /** By state: where its edges begin; those of the next state follow. */
  private int[] first = new int[1024];

  /** By edge: where it leads, and which component moves. */
  private int[] target = new int[4096];

  private int[] mover = new int[4096];
  private int edges;

  /** By declared response: the edges with a message that answers. */
  private final BitSet[] answers;

  /** By state: the edge by which it was met first; -1 for the start. */
  private int[] metBy = new int[1024];

  /** By state: the state from which it was met first. */
  private int[] metFrom = new int[1024];

  private int expanded;

  /** Explores, in the order of the distance from the start, until a bound is reached. */
  StateGraph(Model model, Moves moves, Budget budget) {
    this.model = model;
    this.moves = moves;
    this.result = budget.exploration();
    this.states = new StateSet(moves.width());
    answers = new BitSet[model.wiring.responses()];
    Arrays.setAll(answers, k -> new BitSet());
    moves.record(answers.length > 0);
    Ends ends = new Ends(model);
    int[] state = moves.start();
    note(ends, state);
    states.add(state);
    metBy[0] = -1;
    int depth = 0;
    int nextDepthFrom = 1;
    for (int at = 0; at < states.size() && !budget.isSpent(states.size(), 0); at++) {
      if (at == nextDepthFrom) {
        depth++;
        nextDepthFrom = states.size();
      }
      if (budget.isTooLong(depth + 1)) {
        break;
      }
      states.get(at, state);
      expand(at, state, ends);
    }
    moves.record(false);
    first = ensure(first, expanded);
    first[expanded] = edges;
    result.executions = -1;
    result.states = states.size();
    result.limits(budget);
  }

  private void expand(int at, int[] state, Ends ends) {
    first = ensure(first, at);
    first[at] = edges;
    expanded = at + 1;
    int before = edges;
    moves.expand(
        state,
        (component, next) -> {
          note(ends, next);
          edge(at, component, next);
        });
    // Where others go round for ever, a failure is followed by no end; it is one.
    if (edges == before || model.hasFailed(state)) {
      for (Ends.End end : ends.of(state)) {
        result.add(end);
      }
    }
  }

  private void edge(int from, int component, int[] next) {
    target = ensure(target, edges);
    mover = ensure(mover, edges);
    int number = states.add(next);
    if (number >= 0) {
      metBy = ensure(metBy, number);
      metFrom = ensure(metFrom, number);
      metBy[number] = edges;
      metFrom[number] = from;
    } else {
      number = ~number;
    }
    target[edges] = number;
    for (int k = 0; k < answers.length; k++) {
      answers[k].set(edges, answers(k));
    }
    mover[edges++] = component;
  }

  /** Whether the move being shown puts a message where a response is expected. */
  private boolean answers(int response) {
    for (Event event : moves.events()) {
      int eventually = model.wiring.eventually(response);
      if (event.isPut() && model.wiring.target(event.operation().box()) == eventually) {
        return true;
      }
    }
    return false;
  }

  private void note(Ends ends, int[] state) {
    for (Moves.Local found : moves.found()) {
      result.add(ends.fault(found));
    }
    for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
      result.add(fault);
    }
  }

  private static int[] ensure(int[] array, int index) {
    return index < array.length
        ? array
        : Arrays.copyOf(array, Math.max(2 * array.length, index + 1));
  }

  int size() {
    return states.size();
  }

  void state(int number, int[] into) {
    states.get(number, into);
  }

  /** The edges of a state are those from here to before {@link #endOfEdges}; none if cut off. */
  int firstEdge(int number) {
    return number < expanded ? first[number] : edges;
  }

  int endOfEdges(int number) {
    return number < expanded ? first[number + 1] : edges;
  }

  int target(int edge) {
    return target[edge];
  }

  int mover(int edge) {
    return mover[edge];
  }

  /** Whether a declared response is given on an edge. */
  boolean answers(int response, int edge) {
    return answers[response].get(edge);
  }

  /** From where a state was met first; -1 for the start. */
  int metFrom(int number) {
    return metBy[number] < 0 ? -1 : metFrom[number];
  }

  /** By which edge a state was met first; -1 for the start. */
  int metBy(int number) {
    return metBy[number];
  }
}
