package intray.check;

import java.util.ArrayList;
import java.util.List;

/** What may happen next in a global state, at one level. */
abstract class Moves {
  final Model model;
  final Semantics semantics;

  /** Whether to note the operations of each move, for schedules. */
  private boolean recording;

  private List<Event> events = new ArrayList<>();
  private List<Local> found = new ArrayList<>();
  private boolean fails;

  /** A finding that belongs to the local history of one component. */
  record Local(int component, LocalState.LocalFinding finding) {}

  /** Is shown each move of a state. */
  interface Visitor {
    /**
     * One move.
     *
     * @param component who moves
     * @param next the state afterwards, to be copied if it is kept
     */
    void move(int component, int[] next);
  }

  Moves(Model model) {
    this.model = model;
    this.semantics = new Semantics(model);
  }

  abstract Level level();

  /** How long a state is: those of the model, and what else decides about the next move. */
  int width() {
    return model.width;
  }

  /**
   * Where executions start, with what happens before the first move; {@link #found} tells what was
   * found there.
   */
  abstract int[] start();

  /** Shows all moves of a state, none if it is an end. */
  abstract void expand(int[] state, Visitor visitor);

  /** Shows the moves of one component only. */
  void expand(int[] state, int only, Visitor visitor) {
    expand(
        state,
        (component, next) -> {
          if (component == only) {
            visitor.move(component, next);
          }
        });
  }

  /**
   * Shows the moves of one component, if there are any.
   *
   * @return false if what may happen next is not all moves of all components, but fewer: then
   *     nothing is shown, and {@link #expand} must be asked
   */
  boolean expandAlone(int[] state, int c, Visitor visitor) {
    return false;
  }

  void record(boolean on) {
    recording = on;
  }

  /** The operations of the move being shown, if recording. */
  List<Event> events() {
    return events;
  }

  /** What the move being shown has found out about single components. */
  List<Local> found() {
    return found;
  }

  /** Whether a component fails in the move being shown. */
  boolean fails() {
    return fails;
  }

  final void beginMove() {
    fails = false;
    if (recording) {
      events = new ArrayList<>();
    }
    if (!found.isEmpty()) {
      found = new ArrayList<>();
    }
  }

  /** One operation, noted. */
  final void perform(int[] state, int c, int alternative) {
    LocalState before = model.local(state, c);
    int answer = semantics.apply(state, c, alternative);
    if (recording) {
      events.add(new Event(c, before, answer));
    }
    look(c, model.local(state, c));
  }

  final void look(int c, LocalState state) {
    fails |= state.operation.kind() == Operation.Kind.FAIL;
    if (!state.findings.isEmpty()) {
      for (LocalState.LocalFinding finding : state.findings) {
        found.add(new Local(c, finding));
      }
    }
  }
}
