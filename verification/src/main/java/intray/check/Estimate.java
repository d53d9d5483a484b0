package intray.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much there is to explore, guessed from random executions. It says nothing about what an
 * exploration would find.
 *
 * @param graph the name of the graph
 * @param levels for each level, except round-robin, which is one execution
 */
public record Estimate(String graph, Map<Level, OfLevel> levels) {
  /**
   * A figure that is not known exactly.
   *
   * @param mean of the random executions; infinite if it is too large for a {@code double}
   * @param error twice its standard error: the true figure lies so near in most cases, and beyond
   *     it more often than below, since few executions can stand for very many
   */
  public record Figure(double mean, double error) {}

  /**
   * One level.
   *
   * @param executions Mazurkiewicz traces
   * @param states an upper bound of the different global states: each is counted once for each
   *     history of boxes and notices that leads to it
   * @param seconds how long so many states would take, at the speed of a short trial; infinite if
   *     not to be told
   * @param probes how many random executions were made
   * @param unfinished how many of them were given up since they did not end within the bound on
   *     steps: then the figures are too low
   */
  public record OfLevel(
      Figure executions, Figure states, double seconds, int probes, int unfinished) {}

  /** Copies the levels. */
  public Estimate {
    levels = new LinkedHashMap<>(levels);
  }
}
