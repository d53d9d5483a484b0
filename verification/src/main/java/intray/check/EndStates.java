package intray.check;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Notes the ends of executions as integers, so that outcomes are told apart without being put into
 * words, and what is wrong with an end is looked for once and not for every execution that ends
 * like that.
 */
final class EndStates {
  private static final int FAILED = -1;
  private static final int UNKNOWN = -2;
  private static final int DONE = 0;

  private final Model model;
  private final Ends ends;
  private final Exploration result;
  private final Outcomes outcomes;

  /** By component and local history: what it waits for, by number. */
  private final int[][] standings;

  private final int[] standing;

  /**
   * What faults of an end depend on: who waits for what, where messages are left, and which
   * responses are still to come.
   */
  private final StateSet seen;

  private final int[] faulty;

  /** What was looked at last; most often, executions end as the one before. */
  private final int[] looked;

  EndStates(Model model, Exploration result) {
    this.model = model;
    this.ends = new Ends(model);
    this.result = result;
    this.outcomes = new Outcomes(model);
    result.outcomes = outcomes;
    int n = model.components();
    this.standing = new int[n];
    this.standings = new int[n][];
    this.faulty = new int[n + model.notices - model.boxes + model.responseWords()];
    this.looked = new int[faulty.length];
    Arrays.fill(looked, UNKNOWN);
    this.seen = new StateSet(faulty.length);
  }

  /**
   * Adds the ends of a state, if they are new.
   *
   * @param late components whose failure came after another's, in a run that the first failure ends
   */
  void add(int[] state, BitSet late) {
    boolean failed = false;
    for (int c = 0; c < standing.length; c++) {
      standing[c] = standing(c, state[c]);
      failed |= standing[c] == FAILED;
    }
    if (failed) {
      for (Ends.End end : ends.of(state, late)) {
        outcomes.add(end.outcome());
        for (Ends.Fault fault : end.faults()) {
          result.add(fault);
        }
      }
      return;
    }
    outcomes.add(state, standing);
    System.arraycopy(standing, 0, faulty, 0, standing.length);
    for (int k = model.boxes; k < model.notices; k++) {
      faulty[standing.length + k - model.boxes] = state[k] == Queues.EMPTY ? 0 : 1;
    }
    System.arraycopy(
        state, model.pending, faulty, faulty.length - model.responseWords(), model.responseWords());
    if (!Arrays.equals(faulty, looked) && seen.add(faulty) >= 0) {
      System.arraycopy(faulty, 0, looked, 0, faulty.length);
      for (Ends.End end : ends.of(state, late)) {
        for (Ends.Fault fault : end.faults()) {
          result.add(fault);
        }
      }
    }
  }

  /** The model has forgotten its histories: numbers stand for others now. */
  void forget() {
    Arrays.fill(standings, null);
  }

  private int standing(int c, int local) {
    int[] known = standings[c];
    if (known == null || local >= known.length) {
      int before = known == null ? 0 : known.length;
      known = known == null ? new int[Math.max(16, 2 * local)] : Arrays.copyOf(known, 2 * local);
      Arrays.fill(known, before, known.length, UNKNOWN);
      standings[c] = known;
    }
    if (known[local] == UNKNOWN) {
      Operation operation = model.automata[c].state(local).operation;
      known[local] =
          switch (operation.kind()) {
            case DONE -> DONE;
            case FAIL -> FAILED;
            default -> outcomes.waiting(operation.waitsFor(model.wiring));
          };
    }
    return known[local];
  }
}
