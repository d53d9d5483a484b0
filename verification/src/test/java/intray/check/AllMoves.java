package intray.check;

import intray.run.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The crudest exploration there is: every operation is a move, nothing is reduced, only states
 * already seen are skipped.
 */
final class AllMoves {
  private AllMoves() {}

  static Map<String, Outcome> outcomes(Model model) {
    while (true) {
      try {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Moves moves = new ParallelMoves(model, false);
        visit(moves, new Ends(model), moves.start(), new HashSet<>(), outcomes);
        return outcomes;
      } catch (Model.Learnt e) {
        // again
      }
    }
  }

  private static void visit(
      Moves moves, Ends ends, int[] state, Set<String> seen, Map<String, Outcome> outcomes) {
    if (!seen.add(Arrays.toString(state))) {
      return;
    }
    boolean[] any = new boolean[1];
    moves.expand(
        state,
        (component, next) -> {
          any[0] = true;
          visit(moves, ends, next, seen, outcomes);
        });
    if (!any[0]) {
      for (Ends.End end : ends.of(state)) {
        outcomes.put(end.outcome().toString(), end.outcome());
      }
    }
  }
}
