package intray.check;

import org.jspecify.annotations.Nullable;

/**
 * How far a check has come, told about twice a second.
 *
 * @param level what is being explored
 * @param states how many different global states of it have been seen; 0 if executions are walked
 * @param executions how many executions have been walked; 0 if states are visited
 * @param seconds how long the exploration of this level has taken
 * @param total of states, if those are visited, or else of executions, how many there may be; null
 *     if nothing is known about that, or more have been seen already
 */
public record Progress(
    Level level, long states, long executions, double seconds, Estimate.@Nullable Figure total) {

  /**
   * Whichever is being counted.
   *
   * @return states or executions
   */
  public long seen() {
    return Math.max(states, executions);
  }

  /**
   * How long the rest of this level may take, if it goes on at the same speed.
   *
   * @return seconds; not a number if nothing is known about that
   */
  public double secondsLeft() {
    return total == null || seen() == 0
        ? Double.NaN
        : Math.max(0, seconds * (total.mean() / seen() - 1));
  }
}
