package intray.check;

import intray.Graph;
import intray.Wiring;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of the theorem in FINDINGS.md, each of which can be read off the wiring or off the
 * automaton of one component. Whether a graph has one outcome is nothing that is looked at here.
 */
final class Discipline {
  /** What a disciplined graph does without. */
  enum Breach {
    /** An inbox has several writers. */
    FAN_IN,
    /** A component looks into a box that it has not waited for. */
    LOOKS,
    /** A component reads a notice. */
    READS_NOTICE,
    /** A component sleeps until something has happened. */
    PAUSES,
    /** A component chooses. */
    CHOOSES,
    /** Two components may fail. */
    TWO_MAY_FAIL
  }

  private Discipline() {}

  /** The rules that a graph breaks, found by exploring all that its components can be told. */
  static Set<Breach> breaches(Graph graph) {
    Model model = new Model(graph);
    Exploration parallel = Explore.with(new StateSearch(), model, Level.PARALLEL);
    if (parallel.bound != null) {
      throw new IllegalArgumentException(graph.name() + " is too large: " + parallel.bound);
    }
    Set<Breach> breaches = EnumSet.noneOf(Breach.class);
    for (int i = 0; i < model.wiring.inboxes(); i++) {
      if (model.wiring.fanIn(i) > 1) {
        breaches.add(Breach.FAN_IN);
      }
    }
    int failing = 0;
    for (Automaton automaton : model.automata) {
      boolean fails = false;
      for (int id = 0; id < automaton.size(); id++) {
        LocalState state = automaton.state(id);
        breach(state, model.wiring, breaches);
        fails |= state.operation.kind() == Operation.Kind.FAIL;
      }
      failing += fails ? 1 : 0;
    }
    if (failing > 1) {
      breaches.add(Breach.TWO_MAY_FAIL);
    }
    return breaches;
  }

  private static void breach(LocalState state, Wiring wiring, Set<Breach> breaches) {
    int box = state.operation.box();
    switch (state.operation.kind()) {
      case IS_EMPTY, POLL, TAKE, IS_DRAINED -> {
        if (!isAwaited(state, box, Operation.Kind.TAKE, Operation.Kind.POLL)) {
          breaches.add(Breach.LOOKS);
        }
      }
      case SEND, OFFER -> {
        int inbox = wiring.target(box);
        boolean bounded = inbox != Wiring.NOBODY && wiring.bound(inbox) != Wiring.UNBOUNDED;
        if (bounded && !isAwaited(state, ~box, Operation.Kind.SEND, Operation.Kind.OFFER)) {
          breaches.add(Breach.LOOKS);
        }
      }
      case READ -> breaches.add(Breach.READS_NOTICE);
      case PAUSE -> breaches.add(Breach.PAUSES);
      case CHOOSE -> breaches.add(Breach.CHOOSES);
      default -> {
        // nothing that others can change
      }
    }
  }

  /** Whether the component has waited for this box alone, and has not used it up since. */
  private static boolean isAwaited(
      LocalState state, int box, Operation.Kind use, Operation.Kind otherUse) {
    for (LocalState at = state.parent; at != null; at = at.parent) {
      Operation operation = at.operation;
      int number = box >= 0 ? box : ~box;
      if ((operation.kind() == use || operation.kind() == otherUse) && operation.box() == number) {
        return false;
      }
      if (operation.kind() == Operation.Kind.AWAIT
          && operation.guard().length == 1
          && operation.guard()[0] == box) {
        return true;
      }
    }
    return false;
  }
}
