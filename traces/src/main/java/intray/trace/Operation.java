package intray.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations of the semantics, by the words that the specification and traces use for them. */
public enum Operation {
  /** A step begins. After Await and Pause this is also where the component goes on. */
  BEGIN("Begin"),
  /** Asks whether an inbox is empty. */
  IS_EMPTY("IsEmpty"),
  /** Takes from an inbox; without an item it was empty, and the component got an exception. */
  TAKE("Take"),
  /** Takes from an inbox if there is something; without an item there was nothing. */
  POLL("Poll"),
  /** Asks whether an inbox is empty and all its writers have closed. */
  IS_DRAINED("IsDrained"),
  /**
   * Hands a message off; answered false if the inbox was full, and the component got an exception.
   */
  SEND("Send"),
  /** Hands a message off if there is space. */
  OFFER("Offer"),
  /** Ends the stream of an outbox. */
  CLOSE("Close"),
  /** Reads a notice. */
  READ("Read"),
  /** Publishes a notice. */
  PUBLISH("Publish"),
  /** Chooses among alternatives. */
  CHOOSE("Choose"),
  /**
   * Looks into an item that has an owner; answered false if it was somebody else's by then, and the
   * component got an exception.
   */
  USE("Use"),
  /** Ends a step, to be called once a box is ready; before the first Begin, what to start on. */
  AWAIT("Await"),
  /** Ends a step, to be called once something has happened. */
  PAUSE("Pause"),
  /** The component is done. */
  DONE("Done"),
  /** The component threw. */
  FAIL("Fail"),
  /** Tells another component that something has happened; only where a level has it by itself. */
  SIGNAL("Signal"),
  /** What was awaited is there, or a pause ends; only where a level has it by itself. */
  RESUME("Resume");

  private static final Map<String, Operation> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Operation::word, Function.identity()));

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  /** For logs, which only the version that wrote them reads. */
  @SuppressWarnings("EnumOrdinal")
  int code() {
    return ordinal();
  }

  /**
   * As in the specification and in traces.
   *
   * @return the word, as in {@code "IsEmpty"}
   */
  public String word() {
    return word;
  }

  /**
   * Finds an operation.
   *
   * @param word as in a trace
   * @return the operation, or null if there is none of that name
   */
  public static @Nullable Operation of(String word) {
    return BY_WORD.get(word);
  }

  /**
   * Whether it happens at one box of the component, or at a notice.
   *
   * @return whether an event of this operation names a box
   */
  public boolean hasBox() {
    return switch (this) {
      case IS_EMPTY, TAKE, POLL, IS_DRAINED, SEND, OFFER, CLOSE, READ, PUBLISH -> true;
      default -> false;
    };
  }

  /** What a trace must say about it besides, for messages: nothing, "true or false", "a number". */
  @Nullable Class<?> answerType() {
    return switch (this) {
      case IS_EMPTY, IS_DRAINED, SEND, OFFER, USE -> Boolean.class;
      case CHOOSE -> Long.class;
      default -> null;
    };
  }

  /**
   * For people, in lower case with blanks.
   *
   * @return as in {@code "is empty"}
   */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
