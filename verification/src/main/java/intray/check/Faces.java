package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What others can tell of a component in a state: which operation it asks for, and which of its
 * outboxes are closed. Histories that look alike have the same number. Not thread-safe.
 */
final class Faces {
  private static final int UNKNOWN = 0;

  /**
   * So many are told apart; this one stands for all further ones, and nothing is to depend on it.
   */
  static final int MOST = 4096;

  private final Model model;

  /** By component and history. */
  private final int[][] known;

  private final List<Map<List<Object>, Integer>> numbers = new ArrayList<>();

  Faces(Model model) {
    this.model = model;
    this.known = new int[model.components()][64];
    for (int c = 0; c < known.length; c++) {
      numbers.add(new HashMap<>());
    }
  }

  int of(int c, int history) {
    if (history >= known[c].length) {
      known[c] = Arrays.copyOf(known[c], 2 * history);
    }
    int face = known[c][history];
    if (face == UNKNOWN) {
      Map<List<Object>, Integer> all = numbers.get(c);
      face =
          all.size() == MOST
              ? MOST
              : all.computeIfAbsent(look(model.automata[c].state(history)), k -> all.size() + 1);
      known[c][history] = face;
    }
    return face;
  }

  private static List<Object> look(LocalState state) {
    Operation operation = state.operation;
    List<Object> look = new ArrayList<>();
    look.add(operation.kind());
    look.add(operation.box());
    look.add(operation.item());
    look.add(Arrays.toString(operation.guard()));
    look.add(Arrays.toString(state.closed));
    return look;
  }
}
