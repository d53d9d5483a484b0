package intray.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks every execution of a level one by one, without remembering any state: slow, simple, and the
 * reference that faster searches are held against.
 */
final class Enumeration implements Search {
  private final boolean eager;

  Enumeration() {
    this(true);
  }

  /**
   * Another one.
   *
   * @param eager whether operations that touch nothing shared happen at once, or are moves too
   */
  Enumeration(boolean eager) {
    this.eager = eager;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    return model.learning(
        () -> {
          Moves moves = eager ? Search.moves(model, level) : Search.singleMoves(model, level);
          return new Walk(model, moves, budget).run();
        });
  }

  private static final class Walk {
    private final Moves moves;
    private final Budget budget;
    private final Ends ends;
    private final Exploration result;
    private final Model model;

    Walk(Model model, Moves moves, Budget budget) {
      this.model = model;
      this.moves = moves;
      this.budget = budget;
      this.ends = new Ends(model);
      this.result = budget.exploration();
    }

    Exploration run() {
      int[] start = moves.start();
      note(start);
      walk(start, 0);
      result.limits(budget);
      return result;
    }

    private void walk(int[] state, int depth) {
      if (budget.isTooLong(depth)) {
        result.executions++;
        return;
      }
      List<int[]> successors = new ArrayList<>();
      moves.expand(
          state,
          (component, next) -> {
            note(next);
            successors.add(next);
          });
      if (successors.isEmpty()) {
        result.executions++;
        for (Ends.End end : ends.of(state)) {
          result.add(end);
        }
      }
      for (int[] next : successors) {
        if (budget.isSpent(0, result.executions + 1)) {
          return;
        }
        walk(next, depth + 1);
      }
    }

    private void note(int[] state) {
      result.states++;
      for (Moves.Local found : moves.found()) {
        result.add(ends.fault(found));
      }
      for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
        result.add(fault);
      }
    }
  }
}
