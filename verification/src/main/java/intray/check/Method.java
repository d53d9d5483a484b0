package intray.check;

import intray.Graph;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which the checker can explore a level, each by itself, so that they can be held
 * against each other. What they visit differs; the outcomes must not.
 */
public enum Method {
  /** Visits each global state once; what touches nothing shared happens at once. */
  STATES,

  /** Walks one execution for each Mazurkiewicz trace. */
  TRACES,

  /**
   * Walks every order of single operations, or of whole steps, to its end. Nothing is remembered,
   * nothing left out.
   */
  INTERLEAVINGS,

  /** Leaves out nothing either, but goes on from each global state only once. */
  ALL_STATES;

  /**
   * What was seen at a level.
   *
   * @param outcomes by their text
   * @param executions how many were walked or, by states, counted; -1 if they were not counted
   * @param states how many global states were visited
   * @param bound what cut it off, or null
   * @param seconds how long it took
   */
  public record Result(
      Set<String> outcomes, long executions, long states, @Nullable String bound, double seconds) {
    /** Copies the outcomes. */
    public Result {
      outcomes = new TreeSet<>(outcomes);
    }
  }

  /**
   * Explores a level of a graph.
   *
   * @param graph without inputs of its own
   * @param level which executions
   * @param bounds how far to go
   * @return what was seen
   * @throws CheckException if the graph cannot be explored
   */
  public Result explore(Graph graph, Level level, Bounds bounds) {
    long began = System.nanoTime();
    Watchdog watchdog = new Watchdog();
    Exploration found =
        watchdog.watch(
            () ->
                search()
                    .explore(
                        new Model(graph, watchdog, Equivalence.MAZURKIEWICZ),
                        level,
                        new Budget(bounds, level, progress -> {})));
    return new Result(
        found.outcomes.keySet(),
        found.executions,
        found.states,
        found.bound,
        (System.nanoTime() - began) / 1e9);
  }

  private Search search() {
    return switch (this) {
      case STATES -> new StateSearch();
      case TRACES -> new OptimalSearch();
      case INTERLEAVINGS -> new Enumeration(false);
      case ALL_STATES -> new AllStates();
    };
  }
}
