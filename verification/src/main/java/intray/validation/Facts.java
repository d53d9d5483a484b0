package intray.validation;

import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What TLC has to know about a whole trace before it reads the first event: of each component, when
 * it acts for the last time. Its size is that of the graph, whatever the length of the trace.
 */
final class Facts {
  private final Wires wires;
  private final Map<String, Long> lastEvent = new HashMap<>();
  private final Map<String, Long> lastBegin = new HashMap<>();
  private final Set<String> waiting = new HashSet<>();
  private long events;
  private @Nullable Ending ending;

  Facts(Wires wires) {
    this.wires = wires;
    if (wires.components().contains(Wires.OUTSIDE)) {
      waiting.add(Wires.OUTSIDE); // it begins, and is done at the end
    }
  }

  void add(Event event) {
    events++;
    String component = wires.component(event.component());
    if (isAnswer(event.operation()) && !lastBegin.containsKey(component)) {
      waiting.add(component);
    }
    lastEvent.put(component, events);
    if (event.operation() == Operation.BEGIN) {
      lastBegin.put(component, events);
    }
  }

  /** Whether an operation, before the first step, can only be part of what start() answered. */
  static boolean isAnswer(Operation operation) {
    return switch (operation) {
      case AWAIT, PAUSE, CLOSE, DONE -> true;
      default -> false;
    };
  }

  void end(@Nullable Ending last) {
    ending = last;
  }

  /** How many events there are; the ending counts as one more. */
  long length() {
    return ending == null ? events : events + 1;
  }

  long events() {
    return events;
  }

  @Nullable Ending ending() {
    return ending;
  }

  /** Whether the trace says that the run was over because nobody could go on. */
  boolean rests() {
    return ending != null && ending.missing() == 0 && isRest(ending.end());
  }

  static boolean isRest(String end) {
    return end.equals("completed") || end.equals("at rest") || end.equals("stuck");
  }

  boolean goesOn(long k, String component) {
    return lastEvent.getOrDefault(component, 0L) >= k;
  }

  boolean lastStep(long k, String component) {
    return rests() && lastBegin.getOrDefault(component, 0L) == k;
  }

  Set<String> waiting() {
    return waiting;
  }
}
