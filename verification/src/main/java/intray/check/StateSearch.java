package intray.check;

import java.util.Arrays;

/**
 * Visits each global state once, depth first. States are vectors of local histories, so the state
 * graph has no cycles, and the number of executions is counted on the way without walking them one
 * by one.
 */
final class StateSearch implements Search {
  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    while (true) {
      try {
        return new Walk(model, Search.moves(model, level), budget).run();
      } catch (Model.Learnt e) {
        // from the start, knowing more
      }
    }
  }

  private static final class Walk implements Moves.Visitor {
    private final Model model;
    private final Moves moves;
    private final Budget budget;
    private final Exploration result;
    private final Ends ends;
    private final StateSet seen;

    /** The ends, as far as they tell who has read what. */
    private final StateSet classes;

    private long[] executions = new long[1024];

    // The stack: each frame has a state, and the successors not yet visited are the tail of one
    // growing array.
    private int[] frames = new int[256];
    private int[] from = new int[256];
    private int depth;
    private int[] successors = new int[1024];
    private int pending;

    Walk(Model model, Moves moves, Budget budget) {
      this.model = model;
      this.moves = moves;
      this.budget = budget;
      this.result = budget.exploration();
      this.ends = new Ends(model);
      this.seen = new StateSet(model.width);
      this.classes = new StateSet(model.happened);
    }

    Exploration run() {
      int[] state = moves.start();
      note(state);
      enter(seen.add(state), state);
      while (depth > 0 && !budget.isSpent(seen.size(), 0)) {
        int top = depth - 1;
        if (pending > from[top]) {
          int next = successors[--pending];
          if (isVisited(next)) {
            credit(top, executions[next]);
          } else {
            seen.get(next, state);
            enter(next, state);
          }
        } else {
          depth--;
          if (depth > 0) {
            credit(depth - 1, executions[frames[top]]);
          }
        }
      }
      result.executions = executions[0];
      result.states = seen.size();
      result.limits(budget);
      if (model.equivalence == Equivalence.READS_FROM && result.bound == null) {
        result.readsFrom = classes.size();
      }
      return result;
    }

    /** Without cycles, a state that is met again after its visit began has also been left. */
    private boolean isVisited(int number) {
      return number < executions.length && executions[number] != 0;
    }

    private void credit(int frame, long more) {
      long sum = executions[frames[frame]];
      boolean overflow = sum < 0 || more < 0 || sum + more < 0;
      executions[frames[frame]] = overflow ? -1 : sum + more;
    }

    /** Visits a new state: pushes its frame, with all of its successors. */
    private void enter(int number, int[] state) {
      if (number >= executions.length) {
        executions = Arrays.copyOf(executions, 2 * number);
      }
      if (depth == frames.length) {
        frames = Arrays.copyOf(frames, 2 * depth);
        from = Arrays.copyOf(from, 2 * depth);
      }
      frames[depth] = number;
      from[depth] = pending;
      depth++;
      int before = pending;
      boolean cut = budget.isTooLong(depth);
      if (!cut) {
        moves.expand(state, this);
      }
      if (pending == before) {
        executions[number] = 1;
        if (!cut) {
          if (model.equivalence == Equivalence.READS_FROM) {
            classes.add(state);
          }
          for (Ends.End end : ends.of(state)) {
            result.add(end);
          }
        }
      }
    }

    @Override
    public void move(int component, int[] next) {
      note(next);
      if (pending == successors.length) {
        successors = Arrays.copyOf(successors, 2 * pending);
      }
      int number = seen.add(next);
      successors[pending++] = number >= 0 ? number : ~number;
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
