package intray.check;

import java.util.Arrays;

/**
 * The one schedule that the serial scheduler takes, as moves: the run queue is part of the state,
 * so that a run which comes round again is recognised. A state has one move, or several if the step
 * chooses.
 */
final class RoundRobinMoves extends StepMoves {
  private final int components;

  /** Where the queue starts in a state: components, each plus one, the head first, then zeros. */
  private final int queue;

  RoundRobinMoves(Model model) {
    super(model);
    this.components = model.components();
    this.queue = model.width;
  }

  @Override
  Level level() {
    return Level.ROUND_ROBIN;
  }

  @Override
  int width() {
    return queue + components;
  }

  @Override
  int[] start() {
    int[] state = Arrays.copyOf(model.initial(), width());
    beginMove();
    for (int c = 0; c < components; c++) {
      look(c, model.local(state, c));
      while (!model.operation(state, c).isBetweenSteps()) {
        operate(state, c, 0);
      }
      enqueueIfReady(state, c);
    }
    return state;
  }

  @Override
  void expand(int[] state, Visitor visitor) {
    if (model.hasFailed(state)) {
      return; // the run is over at once
    }
    int[] before = state.clone();
    while (before[queue] != 0) {
      int c = before[queue] - 1;
      System.arraycopy(before, queue + 1, before, queue, components - 1);
      before[queue + components - 1] = 0;
      if (semantics.isEnabled(before, c)) {
        step(before, c, visitor);
        return;
      }
    }
  }

  @Override
  void operate(int[] state, int c, int alternative) {
    Operation operation = model.operation(state, c);
    perform(state, c, alternative);
    if (RoundRobin.isWoken(operation, c)) {
      enqueueIfReady(state, operation.box());
    }
  }

  @Override
  void finish(int[] state, int c) {
    enqueueIfReady(state, c);
  }

  private void enqueueIfReady(int[] state, int c) {
    int end = queue;
    while (end < queue + components && state[end] != 0) {
      if (state[end++] == c + 1) {
        return;
      }
    }
    if (semantics.isEnabled(state, c)) {
      state[end] = c + 1;
    }
  }
}
