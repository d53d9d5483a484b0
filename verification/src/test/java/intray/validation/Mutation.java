package intray.validation;

import intray.trace.Event;
import intray.trace.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trace with one fault, and the events at which it may be rejected first. They are known from
 * what was changed, and not from following the trace.
 *
 * @param what was changed
 * @param trace the result
 * @param from the first event that can be wrong
 * @param to the last one by which it must have been noticed; mostly the same
 */
record Mutation(String what, Recorded trace, long from, long to) {
  enum Kind {
    DROPPED,
    DUPLICATED,
    REPEATED,
    SWAPPED,
    FORGED_OWNER,
    FORGED_COMPONENT,
    LATE_USE,
    CHANGED_ANSWER,
    CUT
  }

  /** At or after a position, the first place where such a change makes sense; null if none does. */
  static @Nullable Mutation of(Recorded trace, Kind kind, int position) {
    int n = trace.events().size();
    for (int k = 0; k < n; k++) {
      Mutation mutation = at(trace, kind, (position + k) % n);
      if (mutation != null) {
        return mutation;
      }
    }
    return null;
  }

  private static @Nullable Mutation at(Recorded trace, Kind kind, int k) {
    List<Event> events = new ArrayList<>(trace.events());
    Event event = events.get(k);
    String what = kind + " " + (k + 1) + " (" + event.component() + " " + Words.of(event) + ")";
    switch (kind) {
      case DROPPED -> {
        events.remove(k);
        for (int next = k; next < events.size(); next++) {
          if (events.get(next).component().equals(event.component())) {
            // The numbers show it here; before, others may miss a message or a close.
            return new Mutation(
                what, trace.with(events), concernsOthers(event) ? k + 1 : next + 1, next + 1);
          }
        }
        return null;
      }
      case DUPLICATED -> {
        events.add(k + 1, event); // the numbers show it
        return exact(what, trace, events, k + 2);
      }
      case REPEATED -> {
        if (!isOnce(event)) {
          return null;
        }
        events.add(k + 1, event);
        return exact(what, trace, numbered(events), k + 2);
      }
      case SWAPPED -> {
        if (k + 1 == events.size()) {
          return null;
        }
        Event other = events.get(k + 1);
        if (!other.component().equals(event.component()) && !isSendAndTake(event, other)) {
          return null;
        }
        events.set(k, other);
        events.set(k + 1, event);
        return exact(what, trace, events, k + 1);
      }
      case FORGED_OWNER -> {
        @Nullable String thief = other(trace, event.component());
        if (event.operation() != Operation.TAKE || event.item() == null || thief == null) {
          return null;
        }
        Event use = Event.of(thief, 1, Operation.USE).item(event.item(), null).answer(true);
        events.add(k + 1, use);
        return exact(what, trace, numbered(events), k + 2);
      }
      case FORGED_COMPONENT -> {
        @Nullable String thief = other(trace, event.component());
        if (thief == null || !event.operation().hasBox() || isNotice(event)) {
          return null;
        }
        Event forged = forge(event, thief);
        Set<String> boxes = new HashSet<>();
        trace.header().components().stream()
            .filter(part -> part.name().equals(thief))
            .forEach(
                part -> {
                  boxes.addAll(part.inboxes());
                  boxes.addAll(part.outboxes());
                });
        if (boxes.contains(String.valueOf(event.box()))) {
          return null; // it may be right for the other
        }
        events.set(k, forged);
        return exact(what, trace, numbered(events), k + 1);
      }
      case LATE_USE -> {
        if (!event.isYes() || event.item() == null || sendsToItself(trace, event)) {
          return null;
        }
        int later = events.size() / 2 > k ? events.size() / 2 : k + 1;
        Event use = Event.of(event.component(), 1, Operation.USE).item(event.item(), null);
        events.add(later, use.answer(true));
        return hasFailed(events, event.component())
            ? null
            : exact(what, trace, numbered(events), later + 1);
      }
      case CHANGED_ANSWER -> {
        @Nullable Event changed = changed(event);
        if (changed == null) {
          return null;
        }
        events.set(k, changed);
        return exact(what, trace, events, k + 1);
      }
      case CUT -> {
        String end = trace.ending() == null ? "" : trace.ending().end();
        boolean alive = events.subList(k, events.size()).stream().anyMatch(Mutation::isDone);
        return end.equals("completed") && alive
            ? exact(what, trace, events.subList(0, k), k + 1)
            : null;
      }
    }
    return null;
  }

  private static Mutation exact(String what, Recorded trace, List<Event> events, long index) {
    return new Mutation(what, trace.with(events), index, index);
  }

  private static boolean isDone(Event event) {
    return event.operation() == Operation.DONE;
  }

  private static boolean concernsOthers(Event event) {
    return switch (event.operation()) {
      case SEND, OFFER, CLOSE, TAKE, POLL, PUBLISH -> true;
      default -> false;
    };
  }

  /** Whether it cannot happen twice in a row. */
  private static boolean isOnce(Event event) {
    return switch (event.operation()) {
      case SEND, OFFER -> event.isYes();
      case TAKE, POLL -> event.item() != null;
      case CLOSE, AWAIT, PAUSE, DONE, PUBLISH, FAIL -> true;
      default -> false;
    };
  }

  private static boolean isNotice(Event event) {
    return event.operation() == Operation.READ || event.operation() == Operation.PUBLISH;
  }

  private static boolean isSendAndTake(Event send, Event take) {
    return send.isYes()
        && send.item() != null
        && send.item().equals(take.item())
        && (take.operation() == Operation.TAKE || take.operation() == Operation.POLL);
  }

  private static boolean sendsToItself(Recorded trace, Event send) {
    return trace.events().stream()
        .anyMatch(
            take ->
                take.component().equals(send.component())
                    && take.operation() != Operation.SEND
                    && take.operation() != Operation.OFFER
                    && Objects.equals(take.item(), send.item()));
  }

  private static boolean hasFailed(List<Event> events, String component) {
    return events.stream()
        .anyMatch(e -> e.component().equals(component) && e.operation() == Operation.FAIL);
  }

  private static @Nullable Event changed(Event event) {
    if (event.operation() == Operation.CHOOSE) {
      return event.chosen(event.alternatives(), event.alternatives());
    }
    if (isNotice(event)) {
      return event.version(event.version() + 1, event.value());
    }
    if (event.answer() instanceof Boolean answer && event.operation() != Operation.USE) {
      boolean accepts = event.operation() == Operation.SEND || event.operation() == Operation.OFFER;
      return accepts && !answer
          ? event.answer(true).item(event.component() + "." + event.box() + "#1", null)
          : event.answer(!answer);
    }
    return null;
  }

  private static @Nullable String other(Recorded trace, String component) {
    for (var part : trace.header().components()) {
      boolean failed = hasFailed(trace.events(), part.name());
      if (!part.name().equals(component) && !failed) {
        return part.name();
      }
    }
    return null;
  }

  private static Event forge(Event event, String component) {
    return new Event(
        component,
        event.seq(),
        event.operation(),
        event.box(),
        event.item(),
        event.value(),
        event.object(),
        event.answer(),
        event.alternatives(),
        event.version(),
        event.boxes(),
        event.message());
  }

  /** Numbered anew, so that only the meaning can show the fault. */
  private static List<Event> numbered(List<Event> events) {
    Map<String, Long> last = new HashMap<>();
    return events.stream().map(e -> e.seq(last.merge(e.component(), 1L, Long::sum))).toList();
  }
}
