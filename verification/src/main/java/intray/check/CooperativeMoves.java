package intray.check;

/** The cooperative level: any order of whole steps. */
final class CooperativeMoves extends StepMoves {
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
      closeOutboxes(state, c);
    }
    return state;
  }

  /** A component that is done before its first step still closes its outboxes. */
  private void closeOutboxes(int[] state, int c) {
    while (!model.operation(state, c).isBetweenSteps()) {
      perform(state, c, 0);
    }
  }

  @Override
  void expand(int[] state, Visitor visitor) {
    if (model.hasFailed(state)) {
      return; // the run is over at once
    }
    for (int c = 0; c < model.components(); c++) {
      if (semantics.isEnabled(state, c)) {
        step(state, c, visitor);
      }
    }
  }

  @Override
  boolean expandAlone(int[] state, int c, Visitor visitor) {
    if (model.operation(state, c).kind() == Operation.Kind.FAIL) {
      return false;
    }
    if (semantics.isEnabled(state, c)) {
      step(state, c, visitor);
    }
    return true;
  }

  @Override
  void expand(int[] state, int only, Visitor visitor) {
    if (!model.hasFailed(state) && semantics.isEnabled(state, only)) {
      step(state, only, visitor);
    }
  }
}
