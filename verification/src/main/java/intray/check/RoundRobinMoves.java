package intray.check;

import intray.Wiring;
import java.util.Arrays;

/**
 * The one schedule that the serial scheduler takes, as moves: the run queue is part of the state,
 * so that a run which comes round again is recognised. A state has one move, or several if the step
 * chooses.
 */
final class RoundRobinMoves extends Moves {
  private final Wiring wiring;
  private final int components;

  /** Where the queue starts in a state: components, each plus one, the head first, then zeros. */
  private final int queue;

  RoundRobinMoves(Model model) {
    super(model);
    this.wiring = model.wiring;
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
      while (!model.local(state, c).operation.isBetweenSteps()) {
        performAndWake(state, c, 0);
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
        performAndWake(next, c, 0);
      }
      if (!model.local(next, c).operation.isEnd()) {
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
          performAndWake(next, c, alternative);
          if (++operations > CooperativeMoves.LONGEST_STEP) {
            throw CooperativeMoves.endless(wiring.path(c));
          }
        } while (!model.local(next, c).operation.isBetweenSteps());
      }
      enqueueIfReady(next, c);
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

  private void performAndWake(int[] state, int c, int alternative) {
    Operation operation = model.local(state, c).operation;
    perform(state, c, alternative);
    int box = operation.box();
    switch (operation.kind()) {
      case SEND, OFFER, CLOSE -> {
        int inbox = wiring.target(box);
        if (inbox != Wiring.NOBODY && wiring.reader(inbox) != Wiring.NOBODY) {
          wake(state, c, wiring.reader(inbox));
        }
      }
      case TAKE, POLL -> {
        if (wiring.bound(box) != Wiring.UNBOUNDED) {
          for (int k = 0; k < wiring.fanIn(box); k++) {
            wake(state, c, wiring.writer(wiring.feeder(box, k)));
          }
        }
      }
      case SIGNAL -> wake(state, c, box);
      default -> {
        // nobody waits for anything else
      }
    }
  }

  /** Those for whom something has happened join the queue at once. */
  private void wake(int[] state, int stepping, int c) {
    if (c != stepping) {
      enqueueIfReady(state, c);
    }
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
