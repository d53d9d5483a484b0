package intray.check;

import intray.run.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the search of one level has found. */
final class Exploration {
  final Level level;

  /** By their text. */
  Map<String, Outcome> outcomes = new LinkedHashMap<>();

  /** By their key. */
  final Map<String, Ends.Fault> faults = new LinkedHashMap<>();

  /**
   * Schedules that came for nothing, by key of a fault or text of an outcome; other schedules are
   * searched for afterwards.
   */
  final Map<String, Schedule> schedules = new LinkedHashMap<>();

  /**
   * Complete executions: all different orders of moves; -1 if there are more than fit into a long.
   */
  long executions;

  /**
   * Executions that were begun and turned out to repeat another: always 0, or the reduction is not
   * optimal.
   */
  long redundant;

  /** Classes of complete executions in which everybody reads from the same; -1 if not counted. */
  long readsFrom = -1;

  long states;

  /** What the visited states take, in bytes, tables included. */
  long stateBytes;

  /** Whether executions can go on for ever; then they are not counted. */
  boolean cyclic;

  /** The bound that cut the search off, or null if it was exhaustive. */
  @Nullable String bound;

  boolean timedOut;

  /** Whether the order of what was found depends on who was faster. */
  boolean isUnordered;

  /** A planted fault; see {@link Flaw}. */
  boolean byIdentity;

  Exploration(Level level) {
    this.level = level;
  }

  /** Adds an end, and its faults. */
  void add(Ends.End end) {
    String text = end.outcome().toString();
    outcomes.putIfAbsent(byIdentity ? text + outcomes.size() : text, end.outcome());
    for (Ends.Fault fault : end.faults()) {
      add(fault);
    }
  }

  void add(Ends.Fault fault) {
    faults.putIfAbsent(fault.key(), fault);
  }

  /** Adds what several workers have found in the same model. */
  void addAll(List<Exploration> found) {
    for (Exploration one : found) {
      one.faults.forEach(
          (key, fault) ->
              faults.merge(key, fault, (a, b) -> a.message().compareTo(b.message()) <= 0 ? a : b));
    }
    outcomes = Outcomes.of(Stream.concat(Stream.of(this), found.stream()));
    isUnordered = true;
  }

  /** Puts everything in an order that does not depend on who found it. */
  void sort(Model model) {
    Map<String, Ends.Fault> sorted = new TreeMap<>(faults);
    faults.clear();
    faults.putAll(sorted);
    outcomes = Outcomes.sorted(model, outcomes);
  }

  void limits(Budget budget) {
    bound = budget.reached();
    timedOut = budget.isTimedOut();
  }
}
