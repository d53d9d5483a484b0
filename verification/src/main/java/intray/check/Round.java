package intray.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of an execution of live components that is to come again and again: whether it leads
 * back to where it began, gives every component its turns, and what it shows if it comes for ever.
 * States are told apart as in a check that {@linkplain Matching matches} them, and turns are fair
 * in the sense of {@link Cycles}.
 */
final class Round {
  private final Model model;
  private final Semantics semantics;
  private final Level level;
  private final int[] state;
  private final List<String> before;
  private final int[] vectorBefore;
  private final @Nullable RunQueue queue;
  private final List<Integer> queueBefore;
  private final List<Event> events = new ArrayList<>();

  /** Who moves, or cannot move in one of the states. */
  private final BitSet served = new BitSet();

  /** Who ever waits for something to happen; for the others it is of no account whether it has. */
  private final BitSet pausing = new BitSet();

  /** The responses that are missing all the time. */
  private final BitSet pending = new BitSet();

  private boolean over;

  /**
   * Begins.
   *
   * @param state where the execution is; looked at again whenever it has moved
   * @param queue of the serial scheduler, if the execution is to be its own
   */
  Round(Model model, Semantics semantics, Level level, int[] state, @Nullable RunQueue queue) {
    this.model = model;
    this.semantics = semantics;
    this.level = level;
    this.state = state;
    this.before = situations();
    this.vectorBefore = state.clone();
    this.queue = queue;
    this.queueBefore = queue == null ? List.of() : queue.content();
    pending.set(0, model.wiring.responses());
    look();
  }

  /** What was performed. */
  List<Event> events() {
    return events;
  }

  /** An operation was performed. */
  void performed(Event event) {
    events.add(event);
    served.set(event.component());
    for (int k = 0; event.isPut() && k < model.wiring.responses(); k++) {
      if (model.wiring.target(event.operation().box()) == model.wiring.eventually(k)) {
        pending.clear(k);
      }
    }
    look();
  }

  private void look() {
    boolean betweenSteps = true;
    for (int c = 0; c < model.components(); c++) {
      Operation operation = model.operation(state, c);
      betweenSteps &= operation.isBetweenSteps();
      over |= operation.kind() == Operation.Kind.FAIL;
      if (operation.kind() == Operation.Kind.PAUSE) {
        pausing.set(c);
      }
    }
    // Where steps are taken whole, nobody is anywhere in between.
    for (int c = 0; c < model.components() && (betweenSteps || level == Level.PARALLEL); c++) {
      if (!semantics.isEnabled(state, c)) {
        served.set(c);
      }
    }
    for (int k = 0; k < model.wiring.responses(); k++) {
      if (!model.isPending(state, k)) {
        pending.clear(k);
      }
    }
  }

  private List<String> situations() {
    List<String> situations = new ArrayList<>();
    for (Automaton automaton : model.automata) {
      situations.add(((Live) automaton).situation());
    }
    return situations;
  }

  /** Why it cannot go on like this for ever, or null if it can. */
  @Nullable String objection() {
    if (over) {
      return "a component has failed, and that is the end";
    }
    List<String> now = situations();
    for (int c = 0; c < model.components(); c++) {
      if (!now.get(c).equals(before.get(c))) {
        return model.wiring.path(c) + " is not as it was before the part that comes again";
      }
      if (pausing.get(c) && model.hasHappened(state, c) != model.hasHappened(vectorBefore, c)) {
        return "it is not the same for the pause of "
            + model.wiring.path(c)
            + " as before the part that comes again";
      }
    }
    for (int i = 0; i < model.wiring.inboxes(); i++) {
      if (model.queue(state, i) != model.queue(vectorBefore, i)) {
        return model.wiring.inboxName(i)
            + " does not hold what it held before the part that comes again";
      }
    }
    for (int k = 0; k < model.wiring.notices(); k++) {
      if (state[model.notices + k] != vectorBefore[model.notices + k]) {
        return "notice "
            + model.wiring.noticeName(k)
            + " is not what it was before the part that comes again";
      }
    }
    if (queue != null && queue.objection() != null) {
      return queue.objection();
    }
    if (queue != null && !queue.content().equals(queueBefore)) {
      return "the components do not wait for their turns in the same order as before the part that"
          + " comes again";
    }
    for (int c = 0; c < model.components(); c++) {
      if (!served.get(c)) {
        return model.wiring.path(c) + " could go on all the time, and gets no turn";
      }
    }
    return null;
  }

  /** What it shows if it comes for ever. */
  List<Ends.Fault> faults() {
    List<Ends.Fault> faults = new ArrayList<>();
    Schedule lasso = Schedule.lasso(List.of(), events);
    Set<String> unfinished = Lassos.unfinished(model, state);
    if (!unfinished.isEmpty()) {
      faults.add(Lassos.neverEnds(unfinished, lasso));
    }
    for (int k = pending.nextSetBit(0); k >= 0; k = pending.nextSetBit(k + 1)) {
      faults.add(Lassos.noResponse(model.wiring, k, lasso));
    }
    return faults;
  }
}
