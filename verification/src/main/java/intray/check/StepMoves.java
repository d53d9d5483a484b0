package intray.check;

import java.util.Arrays;

/** Moves that are whole steps of one component. */
abstract class StepMoves extends Moves {
  /** How many operations one step may have before it is taken for one that never returns. */
  static final int LONGEST_STEP = 10_000;

  StepMoves(Model model) {
    super(model);
  }

  /** One operation of a step, with what it brings about at once. */
  void operate(int[] state, int c, int alternative) {
    perform(state, c, alternative);
  }

  /** What the end of a step brings about. */
  void finish(int[] state, int c) {}

  /** All ways in which one step of a component can go: one, unless it chooses. */
  final void step(int[] state, int c, Visitor visitor) {
    int[] choices = new int[4];
    int[] alternatives = new int[4];
    int depth;
    do {
      beginMove();
      int[] next = state.clone();
      depth = 0;
      int operations = 0;
      if (model.operation(next, c).kind() != Operation.Kind.BEGIN) {
        operate(next, c, 0);
      }
      // A component whose replay diverged is at an end where its step should begin.
      boolean within = !model.operation(next, c).isEnd();
      while (within) {
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
        operate(next, c, alternative);
        if (++operations > LONGEST_STEP) {
          throw endless(model.wiring.path(c));
        }
        within = !model.operation(next, c).isBetweenSteps();
      }
      finish(next, c);
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
