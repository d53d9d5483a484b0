package intray.trace;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The next record of a {@link ComponentLog}, read into fields that are used again and again. */
final class LoggedEvent {
  private static final Operation[] OPERATIONS = Operation.values();
  private static final int[] NOBODY = {};

  private final ByteLog.Cursor cursor;

  /** An ordinal of {@link Operation}, or a kind of guard. */
  int kind;

  /** Inbox, outbox or notice by number; of Choose the answer. */
  int box;

  boolean answer;

  /** Of a message, a close, a version; of Choose the number of alternatives. */
  long number;

  /** Of what was taken: the outbox it came from, or -1 for nothing. */
  int from;

  @Nullable String value;
  int[] guard = NOBODY;

  /** Whom the operation signalled to, and how many steps of theirs had begun before and after. */
  int signals;

  int[] others = NOBODY;
  long[] before = {};
  long[] after = {};

  LoggedEvent(ByteLog log) throws IOException {
    cursor = log.read();
  }

  /**
   * Reads on.
   *
   * @return false at the end, also if it ends in the middle of a record
   */
  boolean next() throws IOException {
    kind = cursor.small();
    signals = 0;
    value = null;
    if (kind < 0) {
      return false;
    }
    try {
      operands();
      return true;
    } catch (EOFException e) {
      kind = -1;
      return false;
    }
  }

  /** The operation, or null for a guard that holds. */
  @Nullable Operation operation() {
    return kind < OPERATIONS.length ? OPERATIONS[kind] : null;
  }

  private void operands() throws IOException {
    @Nullable Operation operation = operation();
    if (operation == null) {
      box = cursor.integer();
      number = kind == ComponentLog.SPACE ? cursor.number() : 0;
      return;
    }
    switch (operation) {
      case IS_EMPTY, IS_DRAINED -> {
        box = cursor.integer();
        answer = cursor.flag();
      }
      case TAKE, POLL -> {
        box = cursor.integer();
        from = cursor.integer() - 1;
        if (from >= 0) {
          number = cursor.number();
          readSignals();
        }
      }
      case SEND, OFFER -> {
        box = cursor.integer();
        answer = cursor.flag();
        number = cursor.number();
        if (answer) {
          readValue();
          readSignals();
        }
      }
      case CLOSE -> {
        box = cursor.integer();
        number = cursor.number();
        readSignals();
      }
      case READ, PUBLISH -> {
        box = cursor.integer();
        number = cursor.number();
        readValue();
      }
      case CHOOSE -> {
        box = cursor.integer();
        number = cursor.number();
      }
      case USE -> {
        box = cursor.integer();
        answer = cursor.flag();
        number = cursor.number();
      }
      case AWAIT -> {
        guard = new int[cursor.integer()];
        for (int k = 0; k < guard.length; k++) {
          guard[k] = cursor.integer();
        }
      }
      case FAIL -> value = cursor.text();
      case BEGIN, PAUSE, DONE, SIGNAL, RESUME -> {}
    }
  }

  private void readValue() throws IOException {
    value =
        switch (cursor.small()) {
          case ComponentLog.NUMBER -> Integer.toString((int) cursor.number());
          case ComponentLog.STRING -> Values.text(cursor.text());
          case ComponentLog.TEXT -> cursor.text();
          default -> null;
        };
  }

  private void readSignals() throws IOException {
    signals = cursor.integer();
    if (others.length < signals) {
      others = new int[signals];
      before = new long[signals];
      after = new long[signals];
    }
    for (int k = 0; k < signals; k++) {
      others[k] = cursor.integer();
      before[k] = cursor.number();
      after[k] = before[k] + cursor.number();
    }
  }
}
