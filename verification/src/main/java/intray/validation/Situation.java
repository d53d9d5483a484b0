package intray.validation;

import intray.trace.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a graph has come, as {@link PlainCheck} follows a trace. */
final class Situation {
  final Layout layout;
  final Contents contents;
  final Map<String, Part> parts = new LinkedHashMap<>();
  final Map<String, Long> versions = new HashMap<>();
  final Set<String> failed = new HashSet<>();

  /** Those whom an author's last operation concerned, and whom it may not have told yet. */
  private final Map<String, List<Part>> untold = new HashMap<>();

  /** Where a component stands. */
  enum Mode {
    READY,
    RUNNING,
    WAITING,
    PAUSING,
    DONE
  }

  /** A component. */
  static final class Part {
    final String name;
    final Signals signals = new Signals();
    Mode mode = Mode.READY;
    long events;
    long steps;
    List<String> guard = List.of();

    /** Whether the guard has held at some moment since the component began to wait. */
    boolean guardHeld;

    Part(String name) {
      this.name = name;
    }

    String where() {
      return name
          + switch (mode) {
            case READY -> " is not inside a step";
            case RUNNING -> " is inside a step";
            case WAITING -> " is waiting for " + String.join(", ", guard);
            case PAUSING -> " pauses";
            case DONE -> " is done";
          };
    }

    String next() {
      return switch (mode) {
        case DONE -> "nothing more of " + name;
        case RUNNING -> "an operation, or the end of the step";
        default -> "first the Begin of its next step";
      };
    }
  }

  Situation(Header header) {
    layout = new Layout(header);
    contents = new Contents(layout);
    layout.components.keySet().forEach(component -> parts.put(component, new Part(component)));
  }

  private Part part(String component) {
    return Objects.requireNonNull(parts.get(component));
  }

  boolean holds(Part part) {
    for (String box : part.guard) {
      Layout.Inbox inbox = layout.inboxes.get(box);
      Layout.Outbox outbox = layout.outboxes.get(box);
      if (inbox != null && (!contents.in(inbox).isEmpty() || contents.isDrained(inbox))) {
        return true;
      }
      if (outbox != null && (outbox.target == null || !contents.isFull(outbox.target))) {
        return true;
      }
    }
    return false;
  }

  /** A component has put something into an inbox, or closed an outbox that is linked to it. */
  void concernReader(Layout.@Nullable Inbox inbox, String author) {
    Part reader = inbox == null ? null : parts.get(inbox.reader());
    if (reader != null) {
      concern(reader, author);
    }
  }

  /** The reader has taken something out of an inbox. */
  void concernWriters(Layout.Inbox inbox) {
    if (inbox.isBounded()) {
      inbox.feeders().forEach(feeder -> concern(part(feeder.writer), inbox.reader()));
    }
  }

  private void concern(Part target, String author) {
    target.signals.concern(author);
    untold.computeIfAbsent(author, a -> new ArrayList<>()).add(target);
    look(target);
  }

  /** Notes whether what a component waits for is there. */
  void look(Part part) {
    part.guardHeld |= part.mode == Mode.WAITING && holds(part);
  }

  /** The author goes on, so it has told everybody by now. */
  void settle(String author) {
    List<Part> told = untold.remove(author);
    if (told != null) {
      told.forEach(target -> target.signals.settle(author));
    }
  }
}
