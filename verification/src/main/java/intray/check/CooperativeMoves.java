package intray.check;

import java.util.Arrays;

/** The cooperative level: any order of whole steps. */
final class CooperativeMoves extends Moves {
  /** How many operations one step may have before it is taken for one that never returns. */
  static final int LONGEST_STEP = 10_000;

  CooperativeMoves(Model model) {
    super(model);
  }

  @Override
  Level level() {
    return Level.COOPERATIVE;
  }

  @Override
  int[] start() {
    int[] state = model.initial();
    beginMove();
    for (int c = 0; c < model.components(); c++) {
      look(c, model.local(state, c));
      finish(state, c);
    }
    return state;
  }

  /** A component that is done before its first step still closes its outboxes. */
  private void finish(int[] state, int c) {
    while (!model.local(state, c).operation.isBetweenSteps()) {
      perform(state, c, 0);
    }
  }

  @Override
  void expand(int[] state, Visitor visitor) {
    int n = model.components();
    if (model.hasFailed(state)) {
      return; // the run is over at once
    }
    for (int c = 0; c < n; c++) {
      if (semantics.isEnabled(state, c)) {
        step(state, c, visitor);
      }
    }
  }

  /** All ways in which one step of a component can go: one, unless it chooses. */
  private void step(int[] state, int c, Visitor visitor) {
    int[] choices = new int[4];
    int[] alternatives = new int[4];
    int depth;
    do {
      beginMove();
      int[] next = state.clone();
      depth = 0;
      int operations = 0;
      if (model.local(next, c).operation.kind() != Operation.Kind.BEGIN) {
        perform(next, c, 0);
      }
      if (model.local(next, c).operation.isEnd()) {
        visitor.move(c, next); // its replay diverged, so there is no step to take
        return;
      }
      do {
        int n = semantics.alternatives(next, c);
        int alternative = 0;
        if (n > 1) {
          if (depth == choices.length) {
            choices = Arrays.copyOf(choices, 2 * depth);
            alternatives = Arrays.copyOf(alternatives, 2 * depth);
          }
          alternatives[depth] = n;
          alternative = choices[depth++];
        }
        perform(next, c, alternative);
        if (++operations > LONGEST_STEP) {
          throw endless(model.wiring.path(c));
        }
      } while (!model.local(next, c).operation.isBetweenSteps());
      visitor.move(c, next);
      // the next combination of choices, the last one fastest
      while (depth > 0 && choices[depth - 1] + 1 == alternatives[depth - 1]) {
        choices[--depth] = 0;
      }
      if (depth > 0) {
        choices[depth - 1]++;
      }
    } while (depth > 0);
  }

  static CheckException endless(String component) {
    return new CheckException(
        component
            + " has performed "
            + LONGEST_STEP
            + " operations in one step. A step does a little work and returns; is there a loop that waits for something?");
  }
}
