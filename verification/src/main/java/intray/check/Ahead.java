package intray.check;

import intray.Wiring;

/**
 * Answers what a component asks next, as if it went on alone to the end of its step: that is one of
 * the executions to be explored, so histories which are wanted soon are made in one go, and the
 * component comes to the end of its step, from where it can go on later.
 */
final class Ahead {
  /** Instead of an answer: others must decide. */
  static final int STOP = Replay.Answers.STOP;

  /** How many operations at most, for components that ask in a circle. */
  private static final int FAR = 64;

  private final Semantics semantics;
  private final Model model;
  private int[] given = {};
  private int[] state = {};
  private int component;
  private int answers;
  private boolean over;

  Ahead(Model model, Semantics semantics) {
    this.model = model;
    this.semantics = semantics;
  }

  /** Starts from a state, in which a component's last operation was answered. */
  Ahead from(int[] now, int c) {
    given = now;
    component = c;
    answers = 0;
    over = model.equivalence != Equivalence.MAZURKIEWICZ; // there an answer depends on histories
    return this;
  }

  /** The answer, or {@link #STOP}, and then for good. */
  int answer(Operation operation) {
    if (over || answers == FAR) {
      over = true;
      return STOP;
    }
    if (isPutElsewhere(operation)) {
      return Replay.FORCED;
    }
    if (answers++ == 0) {
      state = given.length == state.length ? state : new int[given.length];
      System.arraycopy(given, 0, state, 0, given.length);
    }
    over = isUpToOthers(operation);
    return over ? STOP : semantics.answer(state, component, operation, 0);
  }

  /** A message for others finds space and changes nothing that the component will see. */
  private boolean isPutElsewhere(Operation operation) {
    if (operation.kind() != Operation.Kind.SEND && operation.kind() != Operation.Kind.OFFER) {
      return false;
    }
    int inbox = model.wiring.target(operation.box());
    return inbox == Wiring.NOBODY
        || (model.wiring.bound(inbox) == Wiring.UNBOUNDED
            && model.wiring.reader(inbox) != component);
  }

  private boolean isUpToOthers(Operation operation) {
    return switch (operation.kind()) {
      case CHOOSE, AWAIT, PAUSE, DONE, FAIL -> true;
      case IS_DRAINED -> model.isEmpty(state, operation.box()) && !isEndKnown(operation.box());
      default -> false;
    };
  }

  /** Nothing is learnt here about the graph; and what the component itself closed is not known. */
  private boolean isEndKnown(int inbox) {
    boolean own = false;
    for (int k = 0; k < model.wiring.fanIn(inbox); k++) {
      own |= model.wiring.writer(model.wiring.feeder(inbox, k)) == component;
    }
    return !own && model.isCloseObserved(inbox);
  }
}
