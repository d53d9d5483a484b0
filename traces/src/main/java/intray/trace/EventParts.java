package intray.trace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of an {@link Event} while it is put together. */
final class EventParts {
  @Nullable String component;
  long seq;
  @Nullable Operation operation;
  @Nullable String box;
  @Nullable String item;
  @Nullable String value;
  @Nullable String object;
  @Nullable Object answer;
  int alternatives;
  long version = Event.UNKNOWN;
  @Nullable List<String> boxes;
  @Nullable String message;

  /** Nothing yet. */
  EventParts() {}

  /** Those of an event, to be changed. */
  EventParts(Event event) {
    component = event.component();
    seq = event.seq();
    operation = event.operation();
    box = event.box();
    item = event.item();
    value = event.value();
    object = event.object();
    answer = event.answer();
    alternatives = event.alternatives();
    version = event.version();
    boxes = event.boxes();
    message = event.message();
  }

  /** The event; component and operation must be known by then. */
  Event event() {
    return new Event(
        Objects.requireNonNull(component),
        seq,
        Objects.requireNonNull(operation),
        box,
        item,
        value,
        object,
        answer,
        alternatives,
        version,
        boxes == null ? List.of() : boxes,
        message);
  }
}
