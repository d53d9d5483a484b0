package intray.check;

/**
 * How far an exploration goes. Whatever is reached first ends it, and the verdict says so.
 *
 * @param steps operations (at the cooperative level: steps) in one execution
 * @param executions executions, where they are enumerated one by one
 * @param states different global states
 * @param seconds of time, for each level
 */
public record Bounds(int steps, long executions, long states, double seconds) {
  /**
   * What is used unless something else is asked for: large enough for graphs that end, small enough
   * to come back.
   */
  public static final Bounds DEFAULT =
      new Bounds(10_000, Long.MAX_VALUE, 10_000_000, Double.POSITIVE_INFINITY);

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Bounds {
    if (steps < 1 || executions < 1 || states < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException("a bound must be positive");
    }
  }

  /**
   * Another bound on the length of an execution.
   *
   * @param newSteps at least 1
   * @return a changed copy
   */
  public Bounds withSteps(int newSteps) {
    return new Bounds(newSteps, executions, states, seconds);
  }

  /**
   * Another bound on the number of executions.
   *
   * @param newExecutions at least 1
   * @return a changed copy
   */
  public Bounds withExecutions(long newExecutions) {
    return new Bounds(steps, newExecutions, states, seconds);
  }

  /**
   * Another bound on the number of states.
   *
   * @param newStates at least 1
   * @return a changed copy
   */
  public Bounds withStates(long newStates) {
    return new Bounds(steps, executions, newStates, seconds);
  }

  /**
   * Another bound on time.
   *
   * @param newSeconds more than 0
   * @return a changed copy
   */
  public Bounds withSeconds(double newSeconds) {
    return new Bounds(steps, executions, states, newSeconds);
  }
}
