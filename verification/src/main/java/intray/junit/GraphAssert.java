package intray.junit;

import intray.Graph;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.Finding;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Plan;
import intray.check.ReplayToken;
import intray.check.Report;
import intray.check.Rerun;
import intray.cli.Rendering;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/**
 * Says of a graph what exploring it must show, in any test framework.
 *
 * <pre>{@code
 * GraphAssert.assertThat(graph).findsNothing();
 * GraphAssert.assertThat(graph).levels(Level.PARALLEL).finds(FindingKind.STUCK);
 * }</pre>
 *
 * <p>Nothing is explored before {@link #findsNothing} or {@link #finds} is called. Each call on an
 * assertion gives a changed copy; none is bound to a thread.
 */
public final class GraphAssert {
  private final Graph graph;
  private final Set<Level> levels;
  private final Bounds bounds;
  private final boolean acceptBound;
  private final Function<Plan, String> command;

  private GraphAssert(
      Graph graph,
      Set<Level> levels,
      Bounds bounds,
      boolean acceptBound,
      Function<Plan, String> command) {
    this.graph = graph;
    this.levels = levels;
    this.bounds = bounds;
    this.acceptBound = acceptBound;
    this.command = command;
  }

  /**
   * Begins with all levels and the default bounds.
   *
   * @param graph without inputs of its own
   * @return to be told what to expect
   */
  public static GraphAssert assertThat(Graph graph) {
    return new GraphAssert(
        graph,
        EnumSet.allOf(Level.class),
        Bounds.DEFAULT,
        false,
        plan ->
            "GraphAssert.assertThat(graph).replay(\""
                + new ReplayToken(graph.name(), Map.of(), plan)
                + "\")");
  }

  /**
   * Explores only some levels.
   *
   * @param first one
   * @param more others
   * @return a changed copy
   */
  public GraphAssert levels(Level first, Level... more) {
    return levels(EnumSet.of(first, more));
  }

  GraphAssert levels(Set<Level> only) {
    return new GraphAssert(graph, only, bounds, acceptBound, command);
  }

  /**
   * Explores within other bounds. If one is reached, the assertion fails unless {@link
   * #acceptingBound} is asked for.
   *
   * @param newBounds how far to go
   * @return a changed copy
   */
  public GraphAssert bounds(Bounds newBounds) {
    return new GraphAssert(graph, levels, newBounds, acceptBound, command);
  }

  /**
   * Is content with what lies within the bounds. Only with what lies within bounds: an exploration
   * that was interrupted fails all the same.
   *
   * @return a changed copy
   */
  public GraphAssert acceptingBound() {
    return new GraphAssert(graph, levels, bounds, true, command);
  }

  /** Names a schedule otherwise in the message of a failure. */
  GraphAssert replayedBy(Function<Plan, String> newCommand) {
    return new GraphAssert(graph, levels, bounds, acceptBound, newCommand);
  }

  /**
   * Performs the schedule of a finding once more, on the components themselves: each runs in a
   * thread that bears its name, one at a time, so that breakpoints in them work. Levels and bounds
   * do not matter.
   *
   * @param token as it stands in the message of a failure, or on the command line
   * @return what became of it
   * @throws AssertionError if it still shows what it showed, or if the graph goes another way, so
   *     that nothing is known; the message shows what was performed
   * @throws IllegalArgumentException if the token is none, or damaged
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws intray.check.CheckException if a component does not return from a step
   */
  public Rerun.Result replay(String token) {
    Plan plan = ReplayToken.parse(token).plan();
    Rerun.Result result = Rerun.of(graph, plan).run();
    if (result.isReproduced() || result.divergence() != null) {
      throw new AssertionFailedError(Rendering.text(graph, plan, result));
    }
    return result;
  }

  /**
   * Explores and expects that nothing is wrong.
   *
   * @return what was seen
   * @throws AssertionError if something is wrong, or if a bound was reached; the message is the
   *     report
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws intray.check.CheckException if it cannot be explored
   */
  public Report findsNothing() {
    return explore(EnumSet.noneOf(FindingKind.class));
  }

  /**
   * Explores and expects findings of exactly these kinds.
   *
   * @param first one
   * @param more others
   * @return what was seen
   * @throws AssertionError if other kinds are found, or one of these is not, or if a bound was
   *     reached; the message is the report
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws intray.check.CheckException if it cannot be explored
   */
  public Report finds(FindingKind first, FindingKind... more) {
    return explore(EnumSet.of(first, more));
  }

  Report explore(Set<FindingKind> expected) {
    Report report = Check.of(graph).levels(levels).bounds(bounds).run();
    Set<FindingKind> found = new TreeSet<>();
    for (Finding finding : report.findings()) {
      found.add(finding.kind());
    }
    if (!found.equals(expected)) {
      throw new AssertionFailedError(
          message(expected.isEmpty() ? "nothing should be wrong" : kinds(expected, found), report));
    }
    String bound = report.bound();
    if (report.isInterrupted()) {
      throw new AssertionFailedError(message("the exploration was interrupted", report));
    } else if (bound != null && !acceptBound) {
      throw new AssertionFailedError(
          message(
              "the exploration stopped at "
                  + bound
                  + ", and what lies behind is not known. Raise the bound, make the graph smaller,"
                  + " or accept the bound",
              report));
    }
    for (Level level : levels) {
      LevelReport seen = report.levels().get(level);
      if (seen == null || !isExplored(seen)) {
        throw new AssertionFailedError(
            message("nothing was explored at the " + level + " level", report));
      }
    }
    return report;
  }

  /** Whether an end was seen, or that there is none, or something within a bound. */
  private static boolean isExplored(LevelReport seen) {
    return !seen.outcomes().isEmpty()
        || seen.cyclic()
        || (seen.bound() != null && (seen.states() > 0 || seen.executions() > 0));
  }

  private static String kinds(Set<FindingKind> expected, Set<FindingKind> found) {
    Set<FindingKind> missing = new TreeSet<>(expected);
    missing.removeAll(found);
    Set<FindingKind> others = new TreeSet<>(found);
    others.removeAll(expected);
    return (missing.isEmpty() ? "" : "expected but not found: " + missing)
        + (missing.isEmpty() || others.isEmpty() ? "" : "; ")
        + (others.isEmpty() ? "" : "found but not expected: " + others);
  }

  private String message(String sentence, Report report) {
    return sentence + ".\n\n" + Rendering.text(report.graph(), report, command);
  }
}
