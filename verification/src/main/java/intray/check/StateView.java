package intray.check;

import intray.Invariant;
import intray.View;
import intray.Wiring;
import intray.WiringException;
import java.util.ArrayList;
import java.util.List;

/** Shows one global state to invariants. */
final class StateView implements View {
  private final Model model;
  private final int[] state;

  private StateView(Model model, int[] state) {
    this.model = model;
    this.state = state;
  }

  /** A state that was reached, for whoever wants to look. */
  static View of(Model model, int[] state) {
    return new StateView(model, state);
  }

  /** The invariants that do not hold in a state. */
  static List<Ends.Fault> violated(Model model, int[] state, List<Invariant> invariants) {
    if (invariants.isEmpty()) {
      return List.of();
    }
    synchronized (model.growing) { // users' code is called by one thread at a time
      return violatedNow(model, state, invariants);
    }
  }

  private static List<Ends.Fault> violatedNow(
      Model model, int[] state, List<Invariant> invariants) {
    List<Ends.Fault> faults = new ArrayList<>();
    for (Invariant invariant : invariants) {
      boolean holds;
      model.watchdog.begin("invariant '" + invariant.name() + "'");
      try {
        holds = invariant.holds(new StateView(model, state));
      } catch (WiringException e) {
        throw new CheckException("invariant '" + invariant.name() + "': " + e.getMessage());
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        throw new CheckException(
            "invariant '"
                + invariant.name()
                + "' threw "
                + e
                + "; it must be a pure function of the view");
      } finally {
        model.watchdog.end();
      }
      if (!holds) {
        faults.add(
            new Ends.Fault(
                FindingKind.INVARIANT, null, "invariant '" + invariant.name() + "' does not hold"));
      }
    }
    return faults;
  }

  @Override
  public Object notice(String name) {
    Wiring wiring = model.wiring;
    for (int k = 0; k < wiring.notices(); k++) {
      if (wiring.noticeName(k).equals(name)) {
        return model.items.exemplar(state[model.notices + k]);
      }
    }
    throw new WiringException("there is no notice '" + name + "'");
  }

  @Override
  public List<Object> box(String name) {
    Wiring wiring = model.wiring;
    for (int i = 0; i < wiring.inboxes(); i++) {
      if (wiring.inboxName(i).equals(name)) {
        List<Object> messages = new ArrayList<>();
        for (int item : model.queues.items(model.queue(state, i))) {
          messages.add(model.items.exemplar(item));
        }
        return messages;
      }
    }
    throw new WiringException("there is no inbox or output '" + name + "'");
  }
}
