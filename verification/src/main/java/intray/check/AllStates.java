package intray.check;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The crudest search that comes to an end on graphs of some size: every operation is a move,
 * nothing is reduced, only states already seen are skipped.
 */
final class AllStates implements Search {
  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    return model.learning(() -> walk(model, Search.singleMoves(model, level), budget));
  }

  private static Exploration walk(Model model, Moves moves, Budget budget) {
    Exploration result = budget.exploration();
    Ends ends = new Ends(model);
    Set<String> seen = new HashSet<>();
    Deque<int[]> open = new ArrayDeque<>();
    int[] start = moves.start();
    note(moves, ends, result);
    seen.add(Arrays.toString(start));
    open.push(start);
    while (!open.isEmpty() && !budget.isSpent(seen.size(), 0)) {
      int[] state = open.pop();
      boolean[] any = new boolean[1];
      moves.expand(
          state,
          (component, next) -> {
            any[0] = true;
            note(moves, ends, result);
            if (seen.add(Arrays.toString(next))) {
              open.push(next.clone());
            }
          });
      if (!any[0]) {
        ends.of(state).forEach(result::add);
      }
    }
    result.executions = -1; // not counted
    result.states = seen.size();
    result.limits(budget);
    return result;
  }

  private static void note(Moves moves, Ends ends, Exploration result) {
    for (Moves.Local found : moves.found()) {
      result.add(ends.fault(found));
    }
  }
}
