package intray.agree;

import intray.check.Specification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one engine says of one graph at one level. */
public sealed interface Cell {

  /**
   * It has seen outcomes.
   *
   * @param outcomes each with how often it was seen, where that was counted, or 0
   * @param work how many executions or states it took
   * @param unit what was counted
   * @param limit what cut it off, so that there may be more outcomes; empty if nothing did
   * @param schedules a way to some of the outcomes
   * @param seconds how long it took: processor time for an engine in a process of its own, where it
   *     tells
   */
  record Seen(
      Map<String, Long> outcomes,
      long work,
      Unit unit,
      String limit,
      Map<String, List<String>> schedules,
      double seconds)
      implements Cell {
    /** Writes outcomes in ASCII, as TLC must. */
    public Seen {
      Map<String, Long> plain = new TreeMap<>();
      outcomes.forEach(
          (outcome, times) -> plain.merge(Specification.plain(outcome), times, Long::sum));
      outcomes = plain;
      Map<String, List<String>> ways = new LinkedHashMap<>();
      schedules.forEach((outcome, way) -> ways.put(Specification.plain(outcome), List.copyOf(way)));
      schedules = ways;
    }

    /** A cell of an engine that went to the end, each outcome once. */
    static Seen all(Set<String> outcomes, long work, Unit unit, double seconds) {
      Map<String, Long> times = new TreeMap<>();
      outcomes.forEach(outcome -> times.put(outcome, 0L));
      return new Seen(times, work, unit, "", Map.of(), seconds);
    }

    /** The same, cut off. */
    Seen upTo(String bound) {
      return new Seen(outcomes, work, unit, bound, schedules, seconds);
    }

    /** The same, with ways to outcomes. */
    Seen by(Map<String, List<String>> ways) {
      return new Seen(outcomes, work, unit, limit, ways, seconds);
    }

    /**
     * Whether nothing cut it off.
     *
     * @return true if there are no more outcomes
     */
    public boolean isComplete() {
      return limit.isEmpty();
    }
  }

  /** What is counted. */
  enum Unit {
    /** Runs, by a scheduler or on threads. */
    RUNS,
    /** Orders of operations or steps, each walked to its end. */
    INTERLEAVINGS,
    /** Different global states. */
    STATES
  }

  /**
   * The engine is not there.
   *
   * @param remedy how to get it
   */
  record NotInstalled(String remedy) implements Cell {}

  /**
   * The engine was not run on this graph.
   *
   * @param reason why not
   */
  record Skipped(String reason) implements Cell {}

  /**
   * The engine did not come to a result, though it should have.
   *
   * @param reason what happened
   */
  record Broken(String reason) implements Cell {}
}
