package intray.check;

import intray.Graph;
import intray.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Performs a schedule of the checker again on the components themselves: each is made by its
 * factory and runs once, in a thread that bears its path, one at a time and in the order of the
 * plan. What the operations do, and what counts as a finding, is decided by the same code as in a
 * check. As there, each receiver of a mutable message gets a copy of its own, so that a fault in
 * one component does not change what another is told.
 */
public final class Rerun {
  /** So often a component that depends on chance is given the opportunity to show it. */
  private static final int CHANCES = 100;

  private final Graph graph;
  private final Plan plan;
  private final Watcher watcher;
  private final boolean patient;

  /** Is told of each operation. Called in the thread of {@link #run}, between two operations. */
  public interface Watcher {
    /**
     * An operation is about to be performed, and its component waits for that.
     *
     * @param next what is asked, without an answer yet
     */
    default void before(ScheduledOperation next) {}

    /**
     * An operation has been performed, and its component waits for its next turn.
     *
     * @param done with the answer
     */
    void after(ScheduledOperation done);
  }

  /**
   * Where the graph goes another way than when the plan was made.
   *
   * @param operation how many operations were performed before, those included that are not shown
   * @param component the path of the component whose turn it was
   * @param expected the operation of the plan, as far as it is known
   * @param asked what the component asks for instead, or why it cannot go on
   * @param where file and line in the component's code, or empty
   */
  public record Divergence(
      int operation, String component, String expected, String asked, String where) {}

  /**
   * What became of it.
   *
   * @param isReproduced whether it ended with the finding, or in the outcome, that the plan is of
   * @param isGraphChanged whether the graph has other components, boxes or links than then
   * @param schedule what was performed, and at the end what the component concerned asks
   * @param findings what was found on the way and at the end, without schedules
   * @param outcome how it ends, or null if the plan stops before
   * @param isOutcomeSame whether it ends as then; true if the plan stops before the end
   * @param divergence where the graph left the plan, or null if it did not
   * @param trace what was performed, as a trace
   */
  public record Result(
      boolean isReproduced,
      boolean isGraphChanged,
      List<ScheduledOperation> schedule,
      List<Finding> findings,
      @Nullable String outcome,
      boolean isOutcomeSame,
      @Nullable Divergence divergence,
      ScheduleTrace trace) {}

  private Rerun(Graph graph, Plan plan, Watcher watcher, boolean patient) {
    this.graph = graph;
    this.plan = plan;
    this.watcher = watcher;
    this.patient = patient;
  }

  /**
   * Of a graph.
   *
   * @param graph built with the parameters for which the plan was made
   * @param plan what to perform
   * @return the rerun, not yet run
   */
  public static Rerun of(Graph graph, Plan plan) {
    return new Rerun(graph, plan, done -> {}, false);
  }

  /**
   * Tells somebody of each operation.
   *
   * @param other whom
   * @return a changed copy
   */
  public Rerun watcher(Watcher other) {
    return new Rerun(graph, plan, other, patient);
  }

  /**
   * Whether components may take as long as they like for a step, as under a debugger; otherwise one
   * that does not return is given up.
   *
   * @param yes whether they may
   * @return a changed copy
   */
  public Rerun patient(boolean yes) {
    return new Rerun(graph, plan, watcher, yes);
  }

  /**
   * What is to be performed, as far as the plan knows it: without values, answers and places, and
   * without what people need not be shown.
   *
   * @return in order
   */
  public List<ScheduledOperation> planned() {
    List<ScheduledOperation> rows = new ArrayList<>();
    Wiring wiring = graph.wiring();
    int last = Wiring.NOBODY;
    for (Plan.Move move : plan.moves()) {
      if (Schedule.isShown(move.kind(), move.component() == last)
          && move.component() < wiring.components()) {
        last = move.component();
        rows.add(new ScheduledOperation(wiring.path(last), move.text(wiring), "", ""));
      }
    }
    return rows;
  }

  /**
   * Performs it.
   *
   * @return what became of it
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws CheckException if a component does not return from a step
   */
  public Result run() {
    Result result = new Run(watcher).run();
    // A component that depends on chance does by chance what it did before.
    for (int k = 1; k < CHANCES && isChance() && !result.isReproduced(); k++) {
      result = new Run(done -> {}).run();
    }
    return result;
  }

  private boolean isChance() {
    return plan.kind() == FindingKind.NONDETERMINISTIC_COMPONENT;
  }

  /** One run under way. */
  private final class Run {
    private final Watcher listener;
    private final Model model;
    private final Semantics semantics;
    private final Ends ends;
    private final int[] state;
    private final Rows lines;
    private final ScheduleTrace trace;
    private final List<ScheduledOperation> rows = new ArrayList<>();
    private final List<Ends.Fault> faults = new ArrayList<>();
    private int performed;
    private int lastShown = Wiring.NOBODY;

    Run(Watcher listener) {
      this.listener = listener;
      this.model =
          new Model(
              graph,
              Equivalence.MAZURKIEWICZ,
              (wiring, c, items, sharing) -> new Live(wiring, c, items, sharing, patient).begun());
      this.semantics = new Semantics(model);
      this.ends = new Ends(model);
      this.lines = new Rows(model);
      this.trace = new ScheduleTrace(model);
      model.expectEverything();
      this.state = model.initial();
    }

    Result run() {
      try {
        for (int c = 0; c < model.components(); c++) {
          look(c);
        }
        for (Plan.Move move : plan.moves()) {
          @Nullable Divergence divergence = perform(move);
          if (divergence != null) {
            return diverged(divergence);
          }
        }
        return ended();
      } finally {
        for (Automaton automaton : model.automata) {
          ((Live) automaton).stop();
        }
      }
    }

    /** What the plan does not say, because it follows, and then the move itself. */
    private @Nullable Divergence perform(Plan.Move move) {
      int c = move.component();
      if (c >= model.components()) {
        return divergence(
            move,
            "component " + (c + 1) + " of " + model.components(),
            "the graph has no more",
            "");
      }
      while (isImplied(c, move)) {
        apply(c, 0);
      }
      LocalState local = model.local(state, c);
      Operation operation = local.operation;
      if (!move.isAskedBy(model.wiring, operation)) {
        return divergence(
            move,
            model.wiring.path(c),
            operation.text(model.wiring, model.items),
            model.automata[c].where(local));
      }
      if (!semantics.isEnabled(state, c)) {
        return divergence(
            move,
            model.wiring.path(c),
            "nothing, for it waits: " + operation.waitsFor(model.wiring),
            model.automata[c].where(local));
      }
      int alternatives = semantics.alternatives(state, c);
      boolean chooses = operation.kind() == Operation.Kind.CHOOSE;
      if (chooses && move.box() >= alternatives) {
        return divergence(
            move,
            model.wiring.path(c),
            operation.text(model.wiring, model.items),
            model.automata[c].where(local));
      }
      apply(c, chooses ? move.box() : 0);
      return null;
    }

    private boolean isImplied(int c, Plan.Move move) {
      Operation operation = model.local(state, c).operation;
      return (operation.kind() == Operation.Kind.BEGIN || operation.kind() == Operation.Kind.SIGNAL)
          && !move.isAskedBy(model.wiring, operation);
    }

    private Divergence divergence(Plan.Move move, String who, String asked, String where) {
      return new Divergence(performed, who, move.text(model.wiring), asked, where);
    }

    private void apply(int c, int alternative) {
      LocalState before = model.local(state, c);
      boolean shown = Schedule.isShown(before.operation.kind(), lastShown == c);
      if (shown) {
        listener.before(lines.row(c, before, ""));
      }
      semantics.apply(state, c, alternative);
      performed++;
      trace.performed(c, before.operation, model.local(state, c).answer, shown);
      if (shown) {
        lastShown = c;
        int answer = model.local(state, c).answer;
        ScheduledOperation row =
            lines.row(c, before, Operation.answerText(before.operation, answer, model.items));
        rows.add(row);
        listener.after(row);
      }
      look(c);
    }

    private void look(int c) {
      for (LocalState.LocalFinding finding : model.local(state, c).findings) {
        faults.add(ends.fault(new Moves.Local(c, finding)));
      }
      trace.asks(c, model.local(state, c).operation);
      show(lines.failure(c, model.local(state, c), plan.outcome() != null));
    }

    /** What is asked and not answered. */
    private void show(List<ScheduledOperation> asked) {
      for (ScheduledOperation row : asked) {
        listener.before(row);
        rows.add(row);
        listener.after(row);
      }
    }

    private Result diverged(Divergence divergence) {
      trace.ends(state, null);
      boolean isProof = isChance() && divergence.component().equals(concerned());
      return result(isProof, null, true, divergence);
    }

    private Result ended() {
      int guilty = plan.component();
      if (concerned() != null) {
        boolean isEnd = plan.outcome() != null;
        show(lines.guilty(guilty, model.local(state, guilty), plan.kind(), isEnd));
      }
      faults.addAll(StateView.violated(model, state, model.wiring.invariants()));
      faults.addAll(model.sharing.faults(model.items));
      trace.ends(state, null);
      Integer wanted = plan.outcome();
      if (wanted == null) {
        return result(isFound(), null, true, null);
      }
      for (int c = 0; c < model.components(); c++) {
        if (semantics.isEnabled(state, c) && !isOver()) {
          return result(
              false,
              null,
              false,
              new Divergence(
                  performed,
                  model.wiring.path(c),
                  "nothing more, for it was the end",
                  model.local(state, c).operation.text(model.wiring, model.items),
                  model.automata[c].where(model.local(state, c))));
        }
      }
      // Where several have failed, each may have been the first.
      List<Ends.End> all = ends.of(state);
      Ends.End end = all.get(0);
      for (Ends.End one : all) {
        end = Plan.print(one.outcome().toString()) == wanted ? one : end;
      }
      faults.addAll(end.faults());
      trace.ends(state, end.outcome());
      String outcome = end.outcome().toString();
      boolean same = Plan.print(outcome) == wanted;
      return result(isOutcome() ? same : isFound(), outcome, same, null);
    }

    /** A failure ends the run, whatever others would still do. */
    private boolean isOver() {
      boolean failed = false;
      for (int c = 0; c < model.components(); c++) {
        failed |= model.local(state, c).operation.kind() == Operation.Kind.FAIL;
      }
      return failed;
    }

    /** Whether the plan is of an outcome, and not of something wrong. */
    private boolean isOutcome() {
      return plan.kind() == null
          || plan.kind() == FindingKind.HIDDEN_BY_SERIALISATION
          || plan.kind() == FindingKind.NOT_DETERMINISTIC;
    }

    /** The path of the component that the finding is about, if there is one. */
    private @Nullable String concerned() {
      int c = plan.component();
      return c == Wiring.NOBODY || c >= model.components() ? null : model.wiring.path(c);
    }

    private boolean isFound() {
      @Nullable String who = concerned();
      for (Ends.Fault fault : faults) {
        if (fault.kind() == plan.kind() && Objects.equals(fault.component(), who)) {
          return true;
        }
      }
      return false;
    }

    private Result result(
        boolean reproduced, @Nullable String outcome, boolean same, @Nullable Divergence where) {
      List<Finding> findings = new ArrayList<>();
      for (Ends.Fault fault : faults) {
        findings.add(
            new Finding(
                fault.kind(),
                plan.level(),
                fault.component(),
                fault.message(),
                outcome,
                List.of(),
                false));
      }
      boolean changed = Plan.print(model.wiring) != plan.wiring();
      return new Result(
          reproduced, changed, List.copyOf(rows), findings, outcome, same, where, trace);
    }
  }
}
