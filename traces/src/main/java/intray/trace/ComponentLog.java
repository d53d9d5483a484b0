package intray.trace;

import intray.Wiring;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one component did, written by its own thread only, and made there, so that what it writes to
 * is near to nothing that another thread writes to. Every record carries the numbers that put it in
 * order with those of others; see {@link Merge}. Numbers that follow from the record before are
 * left out, and {@link LoggedEvent} puts them in again: most records take three bytes and a value.
 */
final class ComponentLog {
  /** Flags of a record: what was answered. */
  static final int YES = 1;

  /** The position, or the name of what was taken, is the next after that of the record before. */
  static final int NEXT = 2;

  /** One signal, as in the record before that had signals. */
  static final int SAME_SIGNAL = 4;

  /** The signals are in the record. */
  static final int SIGNALS = 8;

  /** What kind of value there is, as a number that begins at this bit. */
  static final int VALUE = 4;

  /** Kinds of values. */
  static final int NO_VALUE = 0;

  static final int NUMBER = 1;
  static final int STRING = 2;
  static final int TEXT = 3;

  /** A record that is no event: a guard holds. */
  static final int MAIL = 40;

  static final int END_OF_STREAM = 41;
  static final int SPACE = 42;

  /**
   * How many steps have begun. Others read it before and after they signal, and so learn between
   * which steps of this component the signal came. Alone on its cache line, since others read it.
   */
  static final class Clock extends AtomicLong {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // padding
    private transient long a, b, c, d, e, f, g;
  }

  private final int firstInbox;
  private final int firstOutbox;
  private final LogFile out;
  private final Clock clock;
  private final Clock[] clocks;
  private final Thread owner = Thread.currentThread();
  private long begun;
  private final long[] versions;

  // Of outboxes: how many messages were accepted, and the position of the last.
  private final long[] accepted;
  private final long[] reached;

  // Of inboxes: where the last message came from, and which it was there.
  private final int[] from;
  private final long[] number;

  // The signals given by the operation that is under way; a single one is mostly as the last one
  // before, and then it is that which is not among them.
  private boolean sameSignal;
  private int signals;
  private int[] others = new int[2];
  private long[] before = new long[2];
  private long[] after = new long[2];
  private long stepsBefore;
  private int lastOther = Wiring.NOBODY;
  private long lastSteps;

  ComponentLog(Wiring wiring, int component, File file, Clock[] clocks) {
    this.clocks = clocks;
    clock = clocks[component];
    out = new LogFile(file);
    firstInbox = wiring.firstInbox(component);
    firstOutbox = wiring.firstOutbox(component);
    int inboxes = wiring.firstInbox(component + 1) - firstInbox;
    int outboxes = wiring.firstOutbox(component + 1) - firstOutbox;
    accepted = new long[outboxes];
    reached = new long[outboxes];
    from = new int[inboxes];
    number = new long[inboxes];
    versions = new long[wiring.notices()];
  }

  /** Whether this is the thread of the component. */
  boolean isOwn() {
    return Thread.currentThread() == owner;
  }

  /** How many messages were accepted from an outbox. */
  long accepted(int outbox) {
    return accepted[outbox - firstOutbox];
  }

  /** The version that this component, the only publisher, is about to give a notice. */
  long publishes(int notice) {
    return ++versions[notice];
  }

  void begins() {
    clock.lazySet(++begun);
    record(Operation.BEGIN);
    out.commit();
  }

  void pauses() {
    record(Operation.PAUSE);
    out.commit();
  }

  void done() {
    record(Operation.DONE);
    out.commit();
  }

  /** Boxes as in {@link Naming#guard}. */
  void awaits(int[] guard) {
    record(Operation.AWAIT);
    out.number(guard.length);
    for (int box : guard) {
      out.room();
      out.number(box);
    }
    out.commit();
  }

  void failed(String text) {
    record(Operation.FAIL);
    text(text);
    out.commit();
  }

  /** A guard holds, and if for space: after how many messages that was seen. */
  void guard(int kind, int box, long position) {
    out.room();
    out.small(kind);
    out.number(box);
    if (kind == SPACE) {
      out.number(position);
    }
    out.commit();
  }

  void saw(Operation operation, int inbox, boolean answer) {
    record(operation, inbox, answer ? YES : 0);
    out.commit();
  }

  void foundNothing(Operation operation, int inbox) {
    record(operation, inbox, 0);
    out.commit();
  }

  /** The n-th message from an outbox was taken, and those signalled that wait for space. */
  void took(Operation operation, int inbox, int outbox, long n) {
    int i = inbox - firstInbox;
    boolean next = from[i] == outbox && number[i] + 1 == n;
    record(operation, inbox, YES | (next ? NEXT : 0) | signalFlag());
    if (!next) {
      out.number(outbox);
      out.number(n);
    }
    from[i] = outbox;
    number[i] = n;
    endWithSignals();
  }

  /** A message was accepted, as the position-th of its inbox, and the reader signalled. */
  void put(Operation operation, int outbox, long position, Object value) {
    int o = outbox - firstOutbox;
    int kind = kind(value);
    boolean next = reached[o] + 1 == position;
    record(operation, outbox, YES | (next ? NEXT : 0) | signalFlag() | kind << VALUE);
    if (!next) {
      out.number(position);
    }
    accepted[o]++;
    reached[o] = position;
    value(kind, value);
    endWithSignals();
  }

  /** A message was refused, after so many that its inbox had accepted. */
  void refused(Operation operation, int outbox, long position) {
    record(operation, outbox, 0);
    out.number(position);
    out.commit();
  }

  /** An outbox was closed, as the n-th of those linked to its inbox. */
  void closes(int outbox, int n) {
    record(Operation.CLOSE, outbox, signalFlag());
    out.number(n);
    endWithSignals();
  }

  void read(int notice, long version, Object value) {
    notice(Operation.READ, notice, version, value);
  }

  void published(int notice, long version, Object value) {
    notice(Operation.PUBLISH, notice, version, value);
  }

  private void notice(Operation operation, int notice, long version, Object value) {
    int kind = kind(value);
    record(operation, notice, kind << VALUE);
    out.number(version);
    value(kind, value);
    out.commit();
  }

  void chose(int answer, int alternatives) {
    record(Operation.CHOOSE, answer, 0);
    out.number(alternatives);
    out.commit();
  }

  void used(int outbox, long n, boolean allowed) {
    record(Operation.USE, outbox, allowed ? YES : 0);
    out.number(n);
    out.commit();
  }

  private void record(Operation operation) {
    out.room();
    out.small(operation.code());
  }

  /** Begins a record about a box or a notice. */
  private void record(Operation operation, int box, int flags) {
    record(operation);
    out.number(box);
    out.small(flags);
  }

  private static int kind(Object value) {
    if (value instanceof Integer) {
      return NUMBER;
    } else if (value instanceof String) {
      return STRING;
    }
    return Values.isPlain(value) ? TEXT : NO_VALUE;
  }

  private void value(int kind, Object value) {
    switch (kind) {
      case NUMBER -> out.number((Integer) value & 0xffffffffL);
      case STRING -> text((String) value);
      case TEXT -> text(Values.text(value));
      default -> {}
    }
  }

  private void text(String text) {
    byte[] bytes = Values.cut(text).getBytes(StandardCharsets.UTF_8);
    out.number(bytes.length);
    out.bytes(bytes, 0, bytes.length);
  }

  void signals(int other) {
    stepsBefore = clocks[other].get();
  }

  void signalled(int other) {
    long steps = clocks[other].get();
    if (signals == 0 && !sameSignal && isSame(other, steps)) {
      sameSignal = true;
      return;
    }
    if (sameSignal) { // it is not the only one
      sameSignal = false;
      add(lastOther, lastSteps, lastSteps);
    }
    add(other, stepsBefore, steps);
  }

  private boolean isSame(int other, long steps) {
    return other == lastOther && stepsBefore == lastSteps && steps == lastSteps;
  }

  private void add(int other, long stepsBefore, long stepsAfter) {
    if (signals == others.length) {
      others = Arrays.copyOf(others, 2 * signals);
      before = Arrays.copyOf(before, 2 * signals);
      after = Arrays.copyOf(after, 2 * signals);
    }
    others[signals] = other;
    before[signals] = stepsBefore;
    after[signals++] = stepsAfter;
  }

  private int signalFlag() {
    return sameSignal ? SAME_SIGNAL : signals == 0 ? 0 : SIGNALS;
  }

  /** Ends a record of an operation that may have signalled. */
  private void endWithSignals() {
    if (signals > 0) {
      writeSignals();
      signals = 0;
    }
    sameSignal = false;
    out.commit();
  }

  private void writeSignals() {
    out.number(signals);
    for (int k = 0; k < signals; k++) {
      out.room();
      out.number(others[k]);
      out.number(before[k]);
      out.number(after[k] - before[k]);
    }
    lastOther = others[signals - 1];
    lastSteps = after[signals - 1];
  }

  /** What went wrong when writing, or null. */
  @Nullable IOException failure() {
    return out.failure();
  }

  /** All of it, once the thread has ended. */
  InputStream read() throws IOException {
    return out.read();
  }

  void delete() {
    out.delete();
  }
}
