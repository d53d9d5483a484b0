package intray.explore;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an exploration saw.
 *
 * @param outcomes how executions end, each with the first schedule that was found to lead there;
 *     {@code !deadlock} and, for what nobody caught, {@code !} and its class are among them
 * @param executions different orders of the accesses that conflict; -1 if too many to count
 * @param states different global states
 * @param histories how often code was run: different local histories of all threads
 * @param doubt why this is not all that can happen; empty if it is
 * @param seconds of processor time
 */
public record Explored(
    Map<String, List<String>> outcomes,
    long executions,
    long states,
    long histories,
    String doubt,
    double seconds) {
  /** Copies the outcomes. */
  public Explored {
    outcomes = new TreeMap<>(outcomes);
  }

  /**
   * Whether every sequentially consistent interleaving was explored.
   *
   * @return true if there is no doubt
   */
  public boolean isExhaustive() {
    return doubt.isEmpty();
  }

  /**
   * The outcomes without their schedules.
   *
   * @return in alphabetical order
   */
  public Set<String> outcomeSet() {
    return new TreeMap<>(outcomes).keySet();
  }
}
