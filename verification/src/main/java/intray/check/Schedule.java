package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution from its start: the operations in their order, and how often the component changes.
 */
final class Schedule {
  private final List<Event> events = new ArrayList<>();

  private final List<Event> all;

  private final List<Event> round;

  /** By component, how many of its steps begin. */
  private final Map<Integer, Integer> steps = new HashMap<>();

  private final @Nullable String outcome;

  /** Where the part begins that goes on for ever; -1 if there is none. */
  private final int loop;

  /**
   * A schedule.
   *
   * @param outcome how the execution ends, or null if the schedule stops before its end
   */
  Schedule(List<Event> events, @Nullable String outcome) {
    this(events, List.of(), outcome);
  }

  private Schedule(List<Event> events, List<Event> round, @Nullable String outcome) {
    this.outcome = outcome;
    this.all = List.copyOf(events);
    this.round = List.copyOf(round);
    int before = Wiring.NOBODY;
    for (Event event : events) {
      if (event.operation().kind() == Operation.Kind.BEGIN) {
        steps.merge(event.component(), 1, Integer::sum);
      }
      if (isShown(event.operation().kind(), event.component() == before)) {
        this.events.add(event);
        before = event.component();
      }
    }
    this.loop = round.isEmpty() ? -1 : this.events.size();
    BitSet acting = new BitSet();
    for (Event event : round) {
      if (event.operation().kind().isShown()) {
        acting.set(event.component());
      }
    }
    for (Event event : round) {
      // Of those who do nothing else for ever, the steps themselves are shown.
      Operation.Kind kind = event.operation().kind();
      boolean idle = kind == Operation.Kind.BEGIN && !acting.get(event.component());
      if (idle || isShown(kind, event.component() == before)) {
        this.events.add(event);
        before = event.component();
      }
    }
  }

  /** An execution that goes on for ever: some events, and those that come again and again. */
  static Schedule lasso(List<Event> events, List<Event> round) {
    return new Schedule(events, round, null);
  }

  /**
   * Whether people are shown an operation: a step begins when its first operation tells so, and a
   * signal comes with what it tells of, unless somebody else was faster.
   *
   * @param sameAgain whether the operation shown before it is of the same component
   */
  static boolean isShown(Operation.Kind kind, boolean sameAgain) {
    return kind != Operation.Kind.BEGIN && (kind != Operation.Kind.SIGNAL || !sameAgain);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Those too that people need not be shown, before what may go on for ever. */
  List<Event> all() {
    return all;
  }

  /** What comes again and again, likewise in full; empty if nothing does. */
  List<Event> round() {
    return round;
  }

  @Nullable String outcome() {
    return outcome;
  }

  /** Where the part begins that goes on for ever; -1 if there is none. */
  int loop() {
    return loop;
  }

  /** How many steps of a component begin, before what may go on for ever. */
  int steps(int component) {
    return steps.getOrDefault(component, 0);
  }

  int operations() {
    return events.size();
  }

  int switches() {
    int switches = 0;
    for (int k = 1; k < events.size(); k++) {
      if (events.get(k).component() != events.get(k - 1).component()) {
        switches++;
      }
    }
    return switches;
  }
}
