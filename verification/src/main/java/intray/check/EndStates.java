package intray.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which ends have been seen, by what an outcome is made of, so that an outcome is written
 * once and not for every execution that ends in it.
 */
final class EndStates {
  private static final int LATE = -1;

  private final Model model;
  private final Ends ends;
  private final Exploration result;
  private final StateSet seen;
  private final int[] key;

  /**
   * By component and local history: a number that tells apart what an outcome tells apart; 0 is
   * unknown.
   */
  private final int[][] standing;

  private final Map<String, Integer> standings = new HashMap<>();

  EndStates(Model model, Exploration result) {
    this.model = model;
    this.ends = new Ends(model);
    this.result = result;
    int n = model.components();
    this.key = new int[model.happened - model.boxes + n];
    this.seen = new StateSet(key.length);
    this.standing = new int[n][16];
  }

  /**
   * Adds the ends of a state, if they are new.
   *
   * @param late components whose failure came after another's, in a run that the first failure ends
   */
  void add(int[] state, BitSet late) {
    int shared = model.happened - model.boxes;
    System.arraycopy(state, model.boxes, key, 0, shared);
    for (int c = 0; c < model.components(); c++) {
      key[shared + c] = late.get(c) ? LATE : standing(c, state[c]);
    }
    if (seen.add(key) >= 0) {
      for (Ends.End end : ends.of(state, late)) {
        result.add(end);
      }
    }
  }

  private int standing(int c, int local) {
    if (local >= standing[c].length) {
      standing[c] = Arrays.copyOf(standing[c], 2 * local);
    }
    if (standing[c][local] == 0) {
      LocalState state = model.automata[c].state(local);
      Operation operation = state.operation;
      String text =
          switch (operation.kind()) {
            case DONE -> "done";
            case FAIL -> "fail " + c + " " + local;
            default -> operation.waitsFor(model.wiring);
          };
      standing[c][local] = standings.computeIfAbsent(text, t -> standings.size() + 1);
    }
    return standing[c][local];
  }
}
