package intray.check;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Visits what schedules with few preemptions reach, those with fewer first: iterative context
 * bounding. A preemption is a switch away from a component that could have gone on; to switch when
 * a component waits or has ended costs nothing, so every execution that is begun can also end. If
 * no state needs more preemptions than allowed, the exploration is exhaustive.
 *
 * <p>Nothing happens "at once" here, since that would hide switches: every operation is a move.
 *
 * <p>Source: Musuvathi, Qadeer, "Iterative context bounding for systematic testing of multithreaded
 * programs", PLDI 2007.
 */
final class SwitchBoundedSearch implements Search {
  private final int switches;

  SwitchBoundedSearch(int switches) {
    this.switches = switches;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    return model.learning(
        () -> new Walk(model, Search.singleMoves(model, level), budget, switches).run());
  }

  /** Pairs of a state and the component that moved last: what follows costs the same from there. */
  private static final class Pairs {
    private final BitSet[] byLast;
    private int[] states = new int[256];
    private int[] lasts = new int[256];
    private int size;

    Pairs(int components) {
      byLast = new BitSet[components + 1];
      Arrays.setAll(byLast, k -> new BitSet());
    }

    boolean contains(int state, int last) {
      return byLast[last + 1].get(state);
    }

    void add(int state, int last) {
      if (!contains(state, last)) {
        byLast[last + 1].set(state);
        if (size == states.length) {
          states = Arrays.copyOf(states, 2 * size);
          lasts = Arrays.copyOf(lasts, 2 * size);
        }
        states[size] = state;
        lasts[size++] = last;
      }
    }

    /** Forgets which were taken out, but not which were ever in. */
    void removeLast() {
      size--;
    }
  }

  private static final class Walk implements Moves.Visitor {
    private static final int NOBODY = -1;

    private final Model model;
    private final Moves moves;
    private final Budget budget;
    private final int switches;
    private final Exploration result;
    private final Ends ends;
    private final StateSet states;
    private final Pairs visited;
    private Pairs later;
    private final BitSet counted = new BitSet();

    /** By state, the length of the execution that reached it first. */
    private int[] lengths = new int[1024];

    // Of the pair being visited.
    private int last;
    private int preemptions;
    private int length;
    private boolean lastCouldGoOn;
    private boolean moved;

    Walk(Model model, Moves moves, Budget budget, int switches) {
      this.model = model;
      this.moves = moves;
      this.budget = budget;
      this.switches = switches;
      this.result = budget.exploration();
      this.ends = new Ends(model);
      this.states = new StateSet(model.width);
      this.visited = new Pairs(model.components());
      this.later = new Pairs(model.components());
    }

    Exploration run() {
      int[] state = moves.start();
      note(state);
      visited.add(states.add(state), NOBODY);
      boolean going = true;
      for (preemptions = 0; going; preemptions++) {
        while (visited.size > 0 && !budget.isSpent(result.states, 0)) {
          visited.removeLast();
          visit(visited.states[visited.size], visited.lasts[visited.size], state);
        }
        Pairs next = later;
        later = new Pairs(model.components());
        going = false;
        for (int k = 0; k < next.size; k++) {
          if (!visited.contains(next.states[k], next.lasts[k])) {
            going = true;
            visited.add(next.states[k], next.lasts[k]);
          }
        }
        if (going && preemptions == switches) {
          budget.cutOff("switches=" + switches);
          going = false;
        }
        going &= !budget.isSpent(result.states, 0);
      }
      result.limits(budget);
      return result;
    }

    private void visit(int number, int mover, int[] state) {
      states.get(number, state);
      if (!counted.get(number)) {
        counted.set(number);
        result.states++;
      }
      last = mover;
      lastCouldGoOn = last != NOBODY && moves.semantics.isEnabled(state, last);
      length = length(number);
      moved = false;
      if (!budget.isTooLong(length)) {
        moves.expand(state, this);
        if (!moved) {
          for (Ends.End end : ends.of(state)) {
            result.add(end);
          }
        }
      }
    }

    @Override
    public void move(int component, int[] next) {
      moved = true;
      boolean preempts = lastCouldGoOn && component != last;
      if (!preempts || preemptions < switches) {
        note(next);
      }
      int number = states.add(next);
      if (number >= 0) {
        setLength(number, length + 1);
      } else {
        number = ~number;
      }
      if (!visited.contains(number, component)) {
        (preempts ? later : visited).add(number, component);
      }
    }

    private int length(int number) {
      return number < lengths.length ? lengths[number] : 0;
    }

    private void setLength(int number, int to) {
      if (number >= lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * number);
      }
      lengths[number] = to;
    }

    private void note(int[] state) {
      for (Moves.Local found : moves.found()) {
        result.add(ends.fault(found));
      }
      if (!model.wiring.invariants().isEmpty()) {
        for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
          result.add(fault);
        }
      }
    }
  }
}
