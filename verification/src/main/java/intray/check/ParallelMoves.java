package intray.check;

import java.util.BitSet;
import java.util.function.IntConsumer;

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

  /** Who may have something to do at once, in the move being made. */
  private final BitSet concerned = new BitSet();

  private final IntConsumer concern = concerned::set;
  private final BitSet everybody = new BitSet();
  private final BitSet nobody = new BitSet();

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
    int[] movers = new int[n];
    int count = 0;
    for (int c = 0; c < n; c++) {
      if (semantics.isEnabled(state, c)) {
        if (eager != Eager.NONE && happensAtOnce(state, c)) {
          everybody.set(0, n);
          move(state, c, everybody, visitor);
          return;
        }
        movers[count++] = c;
      }
    }
    for (int k = 0; k < count; k++) {
      move(state, movers[k], nobody, visitor);
    }
  }

  @Override
  void expand(int[] state, int only, Visitor visitor) {
    if (eager != Eager.NONE) {
      super.expand(state, only, visitor);
    } else if (semantics.isEnabled(state, only)) {
      move(state, only, nobody, visitor);
    }
  }

  @Override
  boolean expandAlone(int[] state, int c, Visitor visitor) {
    if (semantics.isEnabled(state, c)) {
      if (eager != Eager.NONE && happensAtOnce(state, c)) {
        return false;
      }
      move(state, c, nobody, visitor);
    }
    return true;
  }

  /**
   * One move, and at once whatever then happens at once.
   *
   * @param also who may be able to do such a thing already, besides those whom this move concerns
   */
  private void move(int[] state, int c, BitSet also, Visitor visitor) {
    int alternatives = semantics.alternatives(state, c);
    for (int alternative = 0; alternative < alternatives; alternative++) {
      beginMove();
      int[] next = state.clone();
      if (eager == Eager.NONE) {
        perform(next, c, alternative);
        settle(next, c);
      } else {
        concerned.clear();
        concerned.or(also);
        performAndConcern(next, c, alternative);
        settleConcerned(next);
      }
      visitor.move(c, next);
    }
  }

  /** What happens at once afterwards can only be done by those whom an operation concerns. */
  private void performAndConcern(int[] state, int c, int alternative) {
    Operation operation = model.operation(state, c);
    perform(state, c, alternative);
    settle(state, c);
    concerned.set(c);
    semantics.wakes(operation, concern);
  }

  /** Until nobody has anything private to do, or enough was done. */
  private void settleConcerned(int[] state) {
    int k = 0;
    for (int c = concerned.nextSetBit(0); c >= 0 && k < AT_ONCE; c = concerned.nextSetBit(0)) {
      if (semantics.isEnabled(state, c)
          && semantics.alternatives(state, c) == 1
          && happensAtOnce(state, c)) {
        performAndConcern(state, c, 0);
        k++;
      } else {
        concerned.clear(c);
      }
    }
  }

  /** Whether the next operation of a component that is enabled is not worth a move of its own. */
  private boolean happensAtOnce(int[] state, int c) {
    return semantics.isInvisible(state, c) && (eager == Eager.ALL || staysInStep(state, c));
  }

  private boolean staysInStep(int[] state, int c) {
    for (int alternative = 0; alternative < semantics.alternatives(state, c); alternative++) {
      int[] next = state.clone();
      semantics.apply(next, c, alternative);
      Operation operation = model.operation(next, c);
      if (operation.isBetweenSteps() && !operation.isEnd()) {
        return false;
      }
    }
    return true;
  }

  /** A step of a component that never pauses begins unnoticed by all, and nobody signals to it. */
  private void settle(int[] state, int c) {
    for (int k = 0; k < AT_ONCE && isUnnoticed(model.operation(state, c), c); k++) {
      perform(state, c, 0);
    }
  }

  private boolean isUnnoticed(Operation operation, int c) {
    return (operation.kind() == Operation.Kind.BEGIN && !model.isPausing(c))
        || (operation.kind() == Operation.Kind.SIGNAL && !model.isPausing(operation.box()));
  }
}
