package intray.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution from its start: the operations in their order, and how often the component changes.
 */
final class Schedule {
  private final List<Event> events = new ArrayList<>();

  private final @Nullable String outcome;

  /**
   * A schedule.
   *
   * @param outcome how the execution ends, or null if the schedule stops before its end
   */
  Schedule(List<Event> events, @Nullable String outcome) {
    this.outcome = outcome;
    for (Event event : events) {
      if (!isImplied(event)) {
        this.events.add(event);
      }
    }
  }

  /** A signal comes with what it tells, unless somebody else was faster. */
  private boolean isImplied(Event event) {
    Operation.Kind kind = event.operation().kind();
    return kind == Operation.Kind.BEGIN
        || (kind == Operation.Kind.SIGNAL
            && !events.isEmpty()
            && events.get(events.size() - 1).component() == event.component());
  }

  List<Event> events() {
    return List.copyOf(events);
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
