package intray.check;

import java.util.Locale;

/**
 * How far an exploration goes. Whatever is reached first ends it, and the verdict says so.
 *
 * @param steps operations (at the cooperative level: steps) in one execution
 * @param executions executions: if bounded, they are walked one by one, and the first so many are
 *     explored instead of all states
 * @param states different global states
 * @param seconds of time, for each level
 * @param switches preemptions in one execution: switches away from a component that could have gone
 *     on. Everything that some schedule with so many of them shows is found, and so is everything
 *     that a schedule with so few switches of any sort shows
 * @param memory bytes of heap in use after a garbage collection
 */
public record Bounds(
    int steps, long executions, long states, double seconds, int switches, long memory) {
  /** No bound on executions, states or memory. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** No bound on switches. */
  public static final int ANY = Integer.MAX_VALUE;

  /**
   * What is used unless something else is asked for: large enough for graphs that end, small enough
   * to come back.
   */
  public static final Bounds DEFAULT =
      new Bounds(10_000, UNBOUNDED, 10_000_000, Double.POSITIVE_INFINITY, ANY, UNBOUNDED);

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if one is not positive (switches: is negative), or if both
   *     executions and switches are bounded, which are two ways to walk
   */
  public Bounds {
    if (steps < 1 || executions < 1 || states < 1 || !(seconds > 0) || memory < 1) {
      throw new IllegalArgumentException("a bound must be positive");
    }
    if (switches < 0) {
      throw new IllegalArgumentException("a bound on switches must not be negative");
    }
    if (executions != UNBOUNDED && switches != ANY) {
      throw new IllegalArgumentException(
          "executions and switches cannot both be bounded: the first bound walks executions one by"
              + " one, the second states by the number of switches that they take");
    }
  }

  /**
   * Another bound on the length of an execution.
   *
   * @param newSteps at least 1
   * @return a changed copy
   */
  public Bounds withSteps(int newSteps) {
    return new Bounds(newSteps, executions, states, seconds, switches, memory);
  }

  /**
   * Another bound on the number of executions.
   *
   * @param newExecutions at least 1
   * @return a changed copy
   */
  public Bounds withExecutions(long newExecutions) {
    return new Bounds(steps, newExecutions, states, seconds, switches, memory);
  }

  /**
   * Another bound on the number of states.
   *
   * @param newStates at least 1
   * @return a changed copy
   */
  public Bounds withStates(long newStates) {
    return new Bounds(steps, executions, newStates, seconds, switches, memory);
  }

  /**
   * Another bound on time.
   *
   * @param newSeconds more than 0
   * @return a changed copy
   */
  public Bounds withSeconds(double newSeconds) {
    return new Bounds(steps, executions, states, newSeconds, switches, memory);
  }

  /**
   * Another bound on switches away from a component that could have gone on.
   *
   * @param newSwitches at least 0
   * @return a changed copy
   */
  public Bounds withSwitches(int newSwitches) {
    return new Bounds(steps, executions, states, seconds, newSwitches, memory);
  }

  /**
   * Another bound on the heap. Whatever it is, an exploration also ends before the heap of this JVM
   * is full.
   *
   * @param newMemory bytes, at least 1
   * @return a changed copy
   */
  public Bounds withMemory(long newMemory) {
    return new Bounds(steps, executions, states, seconds, switches, newMemory);
  }

  /** As one writes the bound on states on the command line. */
  String statesText() {
    return "states=" + states;
  }

  /** As one writes the bound on executions on the command line. */
  String executionsText() {
    return "executions=" + executions;
  }

  /** As one writes it on the command line: 512m. */
  static String memoryText(long bytes) {
    String[] units = {"", "k", "m", "g"};
    int unit = 0;
    long figure = bytes;
    while (unit < 3 && figure % 1024 == 0) {
      figure /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "memory=%d%s", figure, units[unit]);
  }
}
