package intray.check;

import intray.Wiring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The one schedule that the serial scheduler takes, as {@link intray.run.Serial} documents it; with
 * components that choose, one for each sequence of choices.
 */
final class RoundRobin {
  private final Model model;
  private final Wiring wiring;
  private final Semantics semantics;
  private final Ends ends;
  private final Exploration result;
  private final Budget budget;

  // Of the run that is under way.
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();
  private boolean[] queued = {};
  private List<Event> events = new ArrayList<>();

  /** The choices of this run so far, and how many there were to choose from. */
  private int[] choices = new int[8];

  private int[] alternatives = new int[8];
  private int chosen;

  RoundRobin(Model model, Budget budget) {
    this.model = model;
    this.wiring = model.wiring;
    this.semantics = new Semantics(model);
    this.ends = new Ends(model);
    this.budget = budget;
    this.result = budget.exploration();
  }

  Exploration explore() {
    while (true) {
      try {
        do {
          run();
          result.executions++;
        } while (nextChoices() && !budget.isSpent(result.states, result.executions + 1));
        result.limits(budget);
        return result;
      } catch (Model.Learnt e) {
        result.executions = 0;
        result.states = 0;
        Arrays.fill(choices, 0);
      }
    }
  }

  private boolean nextChoices() {
    while (chosen > 0 && choices[chosen - 1] + 1 == alternatives[chosen - 1]) {
      choices[--chosen] = 0;
    }
    if (chosen > 0) {
      choices[chosen - 1]++;
    }
    return chosen > 0;
  }

  private void run() {
    int n = model.components();
    int[] state = model.initial();
    events = new ArrayList<>();
    queue.clear();
    queued = new boolean[n];
    chosen = 0;
    for (int c = 0; c < n; c++) {
      look(c, model.local(state, c));
      while (!model.operation(state, c).isBetweenSteps()) {
        perform(state, c);
      }
      enqueueIfReady(state, c);
    }
    int steps = 0;
    boolean failed = false;
    while (!queue.isEmpty() && !failed) {
      int c = queue.remove();
      queued[c] = false;
      if (semantics.isEnabled(state, c)) {
        if (budget.isTooLong(++steps) || budget.isSpent(result.states, result.executions)) {
          return;
        }
        step(state, c);
        failed = model.operation(state, c).kind() == Operation.Kind.FAIL;
        enqueueIfReady(state, c);
        invariants(state);
      }
    }
    for (Ends.End end : ends.of(state)) {
      result.add(end);
      String outcome = end.outcome().toString();
      result.schedules.putIfAbsent(outcome, new Schedule(events, outcome));
      for (Ends.Fault fault : end.faults()) {
        result.schedules.putIfAbsent(fault.key(), new Schedule(events, outcome));
      }
    }
  }

  private void step(int[] state, int c) {
    if (model.operation(state, c).kind() != Operation.Kind.BEGIN) {
      perform(state, c);
    }
    if (model.operation(state, c).isEnd()) {
      return; // its replay diverged, so there is no step to take
    }
    int operations = 0;
    do {
      perform(state, c);
      if (++operations > StepMoves.LONGEST_STEP) {
        throw StepMoves.endless(wiring.path(c));
      }
    } while (!model.operation(state, c).isBetweenSteps());
    result.states++;
  }

  private void perform(int[] state, int c) {
    LocalState before = model.local(state, c);
    int n = semantics.alternatives(state, c);
    int alternative = 0;
    if (n > 1) {
      if (chosen == choices.length) {
        choices = Arrays.copyOf(choices, 2 * chosen);
        alternatives = Arrays.copyOf(alternatives, 2 * chosen);
      }
      alternatives[chosen] = n;
      alternative = choices[chosen++];
    }
    semantics.apply(state, c, alternative);
    events.add(new Event(c, before, model.local(state, c).answer));
    look(c, model.local(state, c));
    if (isWoken(before.operation, c)) {
      enqueueIfReady(state, before.operation.box());
    }
  }

  /**
   * Whether an operation lets somebody else join the queue, if ready. Those for whom something has
   * happened do so when they are signalled, one after another, though a guard may hold before.
   */
  static boolean isWoken(Operation operation, int stepping) {
    return operation.kind() == Operation.Kind.SIGNAL && operation.box() != stepping;
  }

  private void enqueueIfReady(int[] state, int c) {
    if (!queued[c] && semantics.isEnabled(state, c)) {
      queued[c] = true;
      queue.add(c);
    }
  }

  private void look(int c, LocalState local) {
    for (LocalState.LocalFinding finding : local.findings) {
      add(ends.fault(new Moves.Local(c, finding)));
    }
  }

  private void invariants(int[] state) {
    if (!wiring.invariants().isEmpty()) {
      for (Ends.Fault fault : StateView.violated(model, state, wiring.invariants())) {
        add(fault);
      }
    }
  }

  private void add(Ends.Fault fault) {
    result.add(fault);
    result.schedules.putIfAbsent(fault.key(), new Schedule(events, null));
  }
}
