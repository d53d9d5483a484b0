package intray.check;

/**
 * The parallel level: any interleaving of single operations. Operations that touch nothing shared
 * are either moves of their own, as on real threads, or happen at once: then what is left are the
 * orders of the shared accesses, with the same outcomes.
 */
final class ParallelMoves extends Moves {
  /**
   * More than this is left for the next move, so that a component which never ends meets the
   * bounds.
   */
  private static final int AT_ONCE = 32;

  private final Eager eager;

  /** Which operations that touch nothing shared happen at once. */
  enum Eager {
    /** None. */
    NONE,
    /**
     * Those that do not end a step. A circle of states contains the end of a step, and there all
     * components are shown; so nobody is passed over for ever because others go round.
     */
    WITHIN_STEPS,
    /** All: right for graphs without circles. */
    ALL
  }

  ParallelMoves(Model model, Eager eager) {
    super(model);
    this.eager = eager;
  }

  @Override
  Level level() {
    return Level.PARALLEL;
  }

  @Override
  int[] start() {
    int[] state = model.initial();
    beginMove();
    for (int c = 0; c < model.components(); c++) {
      look(c, model.local(state, c));
      settle(state, c);
    }
    return state;
  }

  @Override
  void expand(int[] state, Visitor visitor) {
    int n = model.components();
    if (eager != Eager.NONE) {
      for (int c = 0; c < n; c++) {
        if (happensAtOnce(state, c)) {
          move(state, c, visitor);
          return;
        }
      }
    }
    for (int c = 0; c < n; c++) {
      if (semantics.isEnabled(state, c)) {
        move(state, c, visitor);
      }
    }
  }

  private void move(int[] state, int c, Visitor visitor) {
    int alternatives = semantics.alternatives(state, c);
    for (int alternative = 0; alternative < alternatives; alternative++) {
      beginMove();
      int[] next = state.clone();
      perform(next, c, alternative);
      settle(next, c);
      for (int k = 0; k < AT_ONCE && eager != Eager.NONE && settleAny(next); k++) {
        // until nobody has anything private to do
      }
      visitor.move(c, next);
    }
  }

  private boolean happensAtOnce(int[] state, int c) {
    return semantics.isEnabled(state, c)
        && semantics.isInvisible(state, c)
        && (eager == Eager.ALL || staysInStep(state, c));
  }

  private boolean staysInStep(int[] state, int c) {
    for (int alternative = 0; alternative < semantics.alternatives(state, c); alternative++) {
      int[] next = state.clone();
      semantics.apply(next, c, alternative);
      Operation operation = model.local(next, c).operation;
      if (operation.isBetweenSteps() && !operation.isEnd()) {
        return false;
      }
    }
    return true;
  }

  /** A step of a component that never pauses begins unnoticed by all, and nobody signals to it. */
  private void settle(int[] state, int c) {
    for (int k = 0; k < AT_ONCE && isUnnoticed(model.local(state, c).operation, c); k++) {
      perform(state, c, 0);
    }
  }

  private boolean isUnnoticed(Operation operation, int c) {
    return (operation.kind() == Operation.Kind.BEGIN && !model.isPausing(c))
        || (operation.kind() == Operation.Kind.SIGNAL && !model.isPausing(operation.box()));
  }

  private boolean settleAny(int[] state) {
    for (int c = 0; c < model.components(); c++) {
      if (semantics.alternatives(state, c) == 1 && happensAtOnce(state, c)) {
        perform(state, c, 0);
        settle(state, c);
        return true;
      }
    }
    return false;
  }
}
