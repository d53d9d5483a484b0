package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution from its start: the operations in their order, and how often the component changes.
 */
final class Schedule {
  private final List<Event> events = new ArrayList<>();

  private final List<Event> all;

  private final @Nullable String outcome;

  /**
   * A schedule.
   *
   * @param outcome how the execution ends, or null if the schedule stops before its end
   */
  Schedule(List<Event> events, @Nullable String outcome) {
    this.outcome = outcome;
    this.all = List.copyOf(events);
    int before = Wiring.NOBODY;
    for (Event event : events) {
      if (isShown(event.operation().kind(), event.component() == before)) {
        this.events.add(event);
        before = event.component();
      }
    }
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

  /** Those too that people need not be shown: what a replay performs. */
  List<Event> all() {
    return all;
  }

  @Nullable String outcome() {
    return outcome;
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
