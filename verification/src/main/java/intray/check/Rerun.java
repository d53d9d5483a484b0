package intray.check;

import intray.Graph;
import intray.Wiring;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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

    /** What follows, to the end of the plan, comes again and again for ever. */
    default void again() {}

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
   * @param loop from which place in the schedule on the operations come again and again; -1 if they
   *     do not
   * @param objection why what the plan does again and again cannot go on so for ever, as it did
   *     then; null if it can, or if the plan has an end
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
      int loop,
      @Nullable String objection,
      ScheduleTrace trace) {}

  private Rerun(Graph graph, Plan plan, Watcher watcher, boolean patient) {
    this.graph = graph;
    this.plan = plan;
    this.watcher = watcher;
    this.patient = patient;
  }

  /**
   * Of a graph. Components may take as long as they like for a step if this JVM was started for a
   * debugger; otherwise one that does not return is given up.
   *
   * @param graph built with the parameters for which the plan was made
   * @param plan what to perform
   * @return the rerun, not yet run
   */
  public static Rerun of(Graph graph, Plan plan) {
    return new Rerun(graph, plan, done -> {}, isDebugged());
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

  /** Then somebody may look at a component for as long as they like. */
  private static boolean isDebugged() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.contains("jdwp"));
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
    int at = 0;
    for (Plan.Move move : plan.moves()) {
      boolean idle =
          at++ >= plan.loop()
              && move.kind() == Operation.Kind.BEGIN
              && plan.isIdle(move.component());
      boolean shown = idle || Schedule.isShown(move.kind(), move.component() == last);
      if (shown && move.component() < wiring.components()) {
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
    Statics statics = new Statics(graph.wiring());
    Result result = perform(statics, watcher);
    // A component that depends on chance does by chance what it did before.
    for (int k = 1; k < CHANCES && plan.isByChance() && !result.isReproduced(); k++) {
      result = perform(statics, done -> {});
    }
    return result;
  }

  private Result perform(Statics statics, Watcher who) {
    return statics.alone(Wiring.NOBODY, () -> new Performance(graph, plan, who, patient).run());
  }
}
