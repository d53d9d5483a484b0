package intray.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one component. What does not apply is null, or empty.
 *
 * @param component the path of the component
 * @param seq its number among the events of this component, from 1 on
 * @param operation what it did
 * @param box the name of its own inbox or outbox, or the full name of a notice; of Signal the path
 *     of the component that is told
 * @param item which message: {@code outbox#k}, the k-th one accepted from the outbox of that full
 *     name
 * @param value what the message or the notice looks like; for people
 * @param object which object, where a mutable one travels on and keeps its identity
 * @param answer a {@link Boolean}, or for Choose a {@link Long}
 * @param alternatives of Choose, how many there were; 0 if unknown
 * @param version of Read and Publish: how many times the notice had been published, this Publish
 *     included; -1 if unknown
 * @param boxes of Await: the names of the component's own boxes
 * @param message of Fail: what it threw
 */
public record Event(
    String component,
    long seq,
    Operation operation,
    @Nullable String box,
    @Nullable String item,
    @Nullable String value,
    @Nullable String object,
    @Nullable Object answer,
    int alternatives,
    long version,
    List<String> boxes,
    @Nullable String message) {

  /** The number of a version that is not known. */
  public static final long UNKNOWN = -1;

  /** Copies the list, and holds the answer to its types. */
  public Event {
    boxes = List.copyOf(boxes);
    if (answer != null && !(answer instanceof Boolean) && !(answer instanceof Long)) {
      throw new IllegalArgumentException("an answer is a Boolean or a Long, not " + answer);
    }
  }

  /**
   * An event without operands.
   *
   * @param component the path of the component
   * @param seq its number among the events of this component
   * @param operation what it did
   * @return the event
   */
  public static Event of(String component, long seq, Operation operation) {
    EventParts parts = new EventParts();
    parts.component = component;
    parts.seq = seq;
    parts.operation = operation;
    return parts.event();
  }

  /**
   * With a box.
   *
   * @param name of an own box, or of a notice in full
   * @return a changed copy
   */
  public Event at(String name) {
    EventParts parts = new EventParts(this);
    parts.box = name;
    return parts.event();
  }

  /**
   * With a message.
   *
   * @param id which
   * @param text what it looks like, or null
   * @return a changed copy
   */
  public Event item(@Nullable String id, @Nullable String text) {
    EventParts parts = new EventParts(this);
    parts.item = id;
    parts.value = text;
    return parts.event();
  }

  /**
   * With the identity of an object.
   *
   * @param id which
   * @return a changed copy
   */
  public Event object(@Nullable String id) {
    EventParts parts = new EventParts(this);
    parts.object = id;
    return parts.event();
  }

  /**
   * With what it was answered.
   *
   * @param yes the answer
   * @return a changed copy
   */
  public Event answer(boolean yes) {
    return answer((Object) yes, alternatives);
  }

  /**
   * With what was chosen.
   *
   * @param number from 0 on
   * @param of how many alternatives there were, or 0
   * @return a changed copy
   */
  public Event chosen(long number, int of) {
    return answer((Object) number, of);
  }

  private Event answer(Object given, int of) {
    EventParts parts = new EventParts(this);
    parts.answer = given;
    parts.alternatives = of;
    return parts.event();
  }

  /**
   * With the version of a notice.
   *
   * @param number how often it had been published
   * @param text the value, or null
   * @return a changed copy
   */
  public Event version(long number, @Nullable String text) {
    EventParts parts = new EventParts(this);
    parts.version = number;
    parts.value = text;
    return parts.event();
  }

  /**
   * With the boxes of a guard.
   *
   * @param names own boxes
   * @return a changed copy
   */
  public Event awaiting(List<String> names) {
    EventParts parts = new EventParts(this);
    parts.boxes = names;
    return parts.event();
  }

  /**
   * With the text of a failure.
   *
   * @param text what was thrown
   * @return a changed copy
   */
  public Event message(String text) {
    EventParts parts = new EventParts(this);
    parts.message = text;
    return parts.event();
  }

  /**
   * With another number.
   *
   * @param number among the events of this component
   * @return a changed copy
   */
  public Event seq(long number) {
    EventParts parts = new EventParts(this);
    parts.seq = number;
    return parts.event();
  }

  /**
   * Whether it was answered yes.
   *
   * @return false also if it was not answered at all
   */
  public boolean isYes() {
    return Boolean.TRUE.equals(answer);
  }
}
