package intray.trace;

import intray.Wiring;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The next record of a {@link ComponentLog}, read into fields that are used again and again. Boxes
 * and components are those of the graph: a log that was left may be of another, or damaged.
 */
final class LoggedEvent {
  private static final Operation[] OPERATIONS = Operation.values();
  private static final int[] NOBODY = {};

  private final Wiring wiring;
  private final int component;
  private final LogReader in;

  /** An ordinal of {@link Operation}, or a kind of guard; -1 at the end. */
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

  int[] others = new int[1];
  long[] before = new long[1];
  long[] after = new long[1];

  // What the next record may leave out.
  private final int firstInbox;
  private final int firstOutbox;
  private final long[] reached;
  private final int[] lastFrom;
  private final long[] lastNumber;
  private int lastOther;
  private long lastSteps;

  LoggedEvent(Wiring wiring, int component, InputStream in) {
    this.wiring = wiring;
    this.component = component;
    this.in = new LogReader(in);
    firstInbox = wiring.firstInbox(component);
    firstOutbox = wiring.firstOutbox(component);
    reached = new long[wiring.firstOutbox(component + 1) - firstOutbox];
    lastFrom = new int[wiring.firstInbox(component + 1) - firstInbox];
    lastNumber = new long[lastFrom.length];
  }

  /**
   * Reads on.
   *
   * @return false at the end, also if it ends in the middle of a record
   */
  boolean next() throws IOException {
    kind = in.next();
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

  void close() throws IOException {
    in.close();
  }

  /** The operation, or null for a guard that holds. */
  @Nullable Operation operation() {
    return kind < OPERATIONS.length ? OPERATIONS[kind] : null;
  }

  private void operands() throws IOException {
    @Nullable Operation operation = operation();
    if (operation == null) {
      readGuard();
      return;
    }
    switch (operation) {
      case IS_EMPTY, IS_DRAINED -> {
        box = ownInbox();
        answer = (in.small() & ComponentLog.YES) != 0;
      }
      case TAKE, POLL -> readTake();
      case SEND, OFFER -> readPut();
      case CLOSE -> {
        box = ownOutbox();
        int flags = in.small();
        number = in.number();
        readSignals(flags);
      }
      case READ, PUBLISH -> {
        box = below(wiring.notices());
        int flags = in.small();
        number = in.number();
        readValue(flags);
      }
      case CHOOSE -> {
        box = in.integer();
        in.small();
        number = in.number();
      }
      case USE -> {
        box = below(wiring.outboxes());
        answer = (in.small() & ComponentLog.YES) != 0;
        number = in.number();
      }
      case AWAIT -> readAwait();
      case FAIL -> value = in.text();
      case BEGIN, PAUSE, DONE -> {}
      case SIGNAL, RESUME -> throw damaged();
    }
  }

  private void readGuard() throws IOException {
    switch (kind) {
      case ComponentLog.MAIL, ComponentLog.END_OF_STREAM -> box = ownInbox();
      case ComponentLog.SPACE -> {
        box = ownOutbox();
        number = in.number();
      }
      default -> throw damaged();
    }
  }

  private void readAwait() throws IOException {
    guard = new int[below(1 << 20)];
    for (int k = 0; k < guard.length; k++) {
      guard[k] = in.integer();
      own(guard[k] / 2, guard[k] % 2 == 0);
    }
  }

  private void readTake() throws IOException {
    box = ownInbox();
    int flags = in.small();
    from = -1;
    if ((flags & ComponentLog.YES) != 0) {
      int i = box - firstInbox;
      boolean next = (flags & ComponentLog.NEXT) != 0;
      from = next ? lastFrom[i] : below(wiring.outboxes());
      number = next ? lastNumber[i] + 1 : in.number();
      lastFrom[i] = from;
      lastNumber[i] = number;
      readSignals(flags);
    }
  }

  private void readPut() throws IOException {
    box = ownOutbox();
    int flags = in.small();
    answer = (flags & ComponentLog.YES) != 0;
    if (answer) {
      int o = box - firstOutbox;
      number = (flags & ComponentLog.NEXT) != 0 ? reached[o] + 1 : in.number();
      reached[o] = number;
      readValue(flags);
      readSignals(flags);
    } else {
      number = in.number();
    }
  }

  private void readValue(int flags) throws IOException {
    value =
        switch (flags >> ComponentLog.VALUE) {
          case ComponentLog.NUMBER -> Integer.toString((int) in.number());
          case ComponentLog.STRING -> Values.text(in.text());
          case ComponentLog.TEXT -> in.text();
          default -> null;
        };
  }

  private void readSignals(int flags) throws IOException {
    if ((flags & ComponentLog.SAME_SIGNAL) != 0) {
      signals = 1;
      others[0] = lastOther;
      before[0] = lastSteps;
      after[0] = lastSteps;
    } else if ((flags & ComponentLog.SIGNALS) != 0) {
      int count = below(wiring.components() * 2 + wiring.outboxes() + 1);
      if (others.length < count) {
        others = new int[count];
        before = new long[count];
        after = new long[count];
      }
      for (int k = 0; k < count; k++) {
        others[k] = below(wiring.components());
        before[k] = in.number();
        after[k] = before[k] + in.number();
        lastOther = others[k];
        lastSteps = after[k];
      }
      signals = count;
    }
  }

  private int ownInbox() throws IOException {
    return own(in.integer(), true);
  }

  private int ownOutbox() throws IOException {
    return own(in.integer(), false);
  }

  private int own(int id, boolean inbox) throws IOException {
    int first = inbox ? firstInbox : firstOutbox;
    if (id < first || id - first >= (inbox ? lastFrom.length : reached.length)) {
      throw damaged();
    }
    return id;
  }

  private int below(int limit) throws IOException {
    int id = in.integer();
    if (id < 0 || id >= limit) {
      throw damaged();
    }
    return id;
  }

  private IOException damaged() {
    return new IOException("the log of " + wiring.path(component) + " is damaged");
  }
}
