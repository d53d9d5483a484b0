package intray.check;

import intray.Wiring;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the serial scheduler beside live components that are to follow it: who is in it
 * follows from what they do, and nobody else may begin a step than whoever it lets go.
 */
final class RunQueue {
  private final Model model;
  private final Semantics semantics;
  private final int[] state;
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();

  /** Those before it have started, and have joined the queue if they were ready. */
  private int starting;

  private int stepping = Wiring.NOBODY;
  private @Nullable String objection;

  /**
   * Begins.
   *
   * @param state where the execution is; looked at again whenever it has moved
   */
  RunQueue(Model model, Semantics semantics, int[] state) {
    this.model = model;
    this.semantics = semantics;
    this.state = state;
    start();
  }

  private void start() {
    while (starting < model.components() && model.operation(state, starting).isBetweenSteps()) {
      join(starting++);
    }
  }

  private void join(int c) {
    if (!queue.contains(c) && semantics.isEnabled(state, c)) {
      queue.add(c);
    }
  }

  /** A component is about to perform what it asks. */
  void before(int c) {
    if (starting == model.components() && stepping == Wiring.NOBODY) {
      while (!queue.isEmpty() && !semantics.isEnabled(state, queue.element())) {
        queue.remove();
      }
      @Nullable Integer next = queue.poll();
      stepping = c;
      if (objection == null && (next == null || next != c)) {
        objection =
            model.wiring.path(c)
                + " takes a step where the serial scheduler lets "
                + (next == null ? "nobody" : model.wiring.path(next))
                + " go on";
      }
    }
  }

  /** It has performed it. */
  void after(int c, Operation performed) {
    if (RoundRobin.isWoken(performed, c)) {
      join(performed.box());
    }
    boolean waited = performed.isBetweenSteps() && performed.kind() != Operation.Kind.BEGIN;
    if (starting < model.components()) {
      start();
    } else if (!waited && model.operation(state, c).isBetweenSteps()) {
      stepping = Wiring.NOBODY;
      join(c);
    }
  }

  /** Who waits for a turn, in that order. */
  List<Integer> content() {
    return List.copyOf(queue);
  }

  /** Where it first was another one's turn, or null. */
  @Nullable String objection() {
    return objection;
  }
}
