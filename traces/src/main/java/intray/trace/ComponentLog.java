package intray.trace;

import intray.Wiring;
import java.io.File;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one component did, written by its own thread only. Every record carries the numbers that put
 * it in order with those of others; see {@link Merge}.
 */
final class ComponentLog {
  /** Kinds of values, before the value itself. */
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

  /** A value as it is to be read. */
  record Rendered(String text) {}

  final Wiring wiring;
  final int component;
  private final File folder;
  final Clock clock = new Clock();
  final ByteLog events;
  final long[] accepted;
  final long[] taken;
  private final Sightings[] empty;
  private final Sightings[] full;
  private final Sightings[] space;
  private final @Nullable Sightings[] unpublished;
  private final long[] versions;

  /** Of each inbox, how often it was seen not drained since the last message was taken. */
  final long[] open;

  final int firstInbox;
  final int firstOutbox;
  long begun;

  /** Which outboxes were closed. */
  final boolean[] closed;

  private boolean paused;
  @Nullable Thread owner;
  private final Clock[] clocks;

  // The signals given by the operation that is under way.
  private int signals;
  private int[] others = new int[2];
  private long[] before = new long[2];
  private long[] after = new long[2];

  ComponentLog(Wiring wiring, int component, File folder, Clock[] clocks) {
    this.wiring = wiring;
    this.component = component;
    this.folder = folder;
    this.clocks = clocks;
    clocks[component] = clock;
    events = log("");
    firstInbox = wiring.firstInbox(component);
    firstOutbox = wiring.firstOutbox(component);
    int inboxes = wiring.firstInbox(component + 1) - firstInbox;
    int outboxes = wiring.firstOutbox(component + 1) - firstOutbox;
    accepted = new long[outboxes];
    taken = new long[inboxes];
    closed = new boolean[outboxes];
    open = new long[inboxes];
    empty = new Sightings[inboxes];
    for (int k = 0; k < inboxes; k++) {
      empty[k] = new Sightings(log("-empty" + k));
    }
    full = new Sightings[outboxes];
    space = new Sightings[outboxes];
    for (int k = 0; k < outboxes; k++) {
      full[k] = new Sightings(log("-full" + k));
      space[k] = new Sightings(log("-space" + k));
    }
    unpublished = new Sightings[wiring.notices()];
    versions = new long[wiring.notices()];
  }

  private ByteLog log(String what) {
    return new ByteLog(new File(folder, component + what));
  }

  Sightings empty(int inbox) {
    return empty[inbox - firstInbox];
  }

  Sightings full(int outbox) {
    return full[outbox - firstOutbox];
  }

  Sightings space(int outbox) {
    return space[outbox - firstOutbox];
  }

  @Nullable Sightings unpublished(int notice) {
    return unpublished[notice];
  }

  private Sightings unpublishedFor(int notice) {
    @Nullable Sightings known = unpublished[notice];
    if (known == null) {
      known = new Sightings(log("-notice" + notice));
      unpublished[notice] = known;
    }
    return known;
  }

  /** The version that this component, the only publisher, is about to give a notice. */
  long publishes(int notice) {
    return ++versions[notice];
  }

  boolean endsWithPause() {
    return paused;
  }

  void begins() {
    paused = false;
    clock.lazySet(++begun);
    record(Operation.BEGIN);
  }

  void pauses() {
    paused = true;
    record(Operation.PAUSE);
  }

  void done() {
    record(Operation.DONE);
  }

  /** Boxes as in {@link Naming#guard}. */
  void awaits(int[] guard) {
    record(Operation.AWAIT);
    events.number(guard.length);
    for (int box : guard) {
      events.room();
      events.number(box);
    }
  }

  void failed(String text) {
    record(Operation.FAIL);
    events.text(text);
  }

  /** A guard holds, and if for space: after how many messages that was seen. */
  void guard(int kind, int box, long position) {
    events.room();
    events.small(kind);
    events.number(box);
    if (kind == SPACE) {
      events.number(position);
      if (hasRivals(box)) {
        space(box).add(position);
      }
    }
  }

  /** Whether others can take the space away. */
  private boolean hasRivals(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox != Wiring.NOBODY
        && wiring.bound(inbox) != Wiring.UNBOUNDED
        && wiring.fanIn(inbox) > 1;
  }

  void sawEmpty(int inbox, boolean answer) {
    if (answer) {
      empty(inbox).add(taken[inbox - firstInbox]);
    }
    record(Operation.IS_EMPTY, inbox, answer);
  }

  void sawDrained(int inbox, boolean answer) {
    if (!answer) {
      open[inbox - firstInbox]++;
    }
    record(Operation.IS_DRAINED, inbox, answer);
  }

  void foundNothing(Operation operation, int inbox) {
    record(operation, inbox);
    empty(inbox).add(taken[inbox - firstInbox]);
    events.number(0);
  }

  /** The number-th message from an outbox was taken, and those signalled that wait for space. */
  void took(Operation operation, int inbox, int outbox, long number) {
    record(operation, inbox);
    taken[inbox - firstInbox]++;
    open[inbox - firstInbox] = 0;
    events.number(outbox + 1L);
    events.number(number);
    endWithSignals();
  }

  /** A message was accepted, as the position-th of its inbox, and the reader signalled. */
  void put(Operation operation, int outbox, long position, Object value) {
    record(operation, outbox, true);
    accepted[outbox - firstOutbox]++;
    events.number(position);
    value(value);
    endWithSignals();
  }

  /** A message was refused, after so many that its inbox had accepted. */
  void refused(Operation operation, int outbox, long position) {
    record(operation, outbox, false);
    events.number(position);
    full(outbox).add(position);
  }

  /** An outbox was closed, as the number-th of those linked to its inbox. */
  void closes(int outbox, int number) {
    closed[outbox - firstOutbox] = true;
    record(Operation.CLOSE, outbox);
    events.number(number);
    endWithSignals();
  }

  void read(int notice, long version, Object value) {
    record(Operation.READ, notice);
    events.number(version);
    value(value);
    unpublishedFor(notice).add(version);
  }

  void published(int notice, long version, Object value) {
    record(Operation.PUBLISH, notice);
    events.number(version);
    value(value);
  }

  void chose(int answer, int alternatives) {
    record(Operation.CHOOSE, answer);
    events.number(alternatives);
  }

  void used(int outbox, long number, boolean allowed) {
    record(Operation.USE, outbox, allowed);
    events.number(number);
  }

  private void record(Operation operation) {
    events.room();
    events.small(operation.code());
  }

  /** Begins a record about a box or a notice. */
  private void record(Operation operation, int box) {
    record(operation);
    events.number(box);
  }

  private void record(Operation operation, int box, boolean answer) {
    record(operation, box);
    events.small(answer ? 1 : 0);
  }

  private void value(Object value) {
    if (value instanceof Integer number) {
      events.small(NUMBER);
      events.number(number & 0xffffffffL);
    } else if (value instanceof String string) {
      events.small(STRING);
      events.text(string);
    } else if (value instanceof Rendered rendered) {
      events.small(TEXT);
      events.text(rendered.text());
    } else if (Values.isPlain(value)) {
      events.small(TEXT);
      events.text(Values.text(value));
    } else {
      events.small(NO_VALUE);
    }
  }

  void signals(int other) {
    if (signals == others.length) {
      others = Arrays.copyOf(others, 2 * signals);
      before = Arrays.copyOf(before, 2 * signals);
      after = Arrays.copyOf(after, 2 * signals);
    }
    others[signals] = other;
    before[signals] = clocks[other].get();
  }

  void signalled(int other) {
    after[signals++] = clocks[other].get();
  }

  /** A signal as it was noted once. */
  void signalled(int other, long stepsBefore, long stepsAfter) {
    signals(other);
    before[signals] = stepsBefore;
    after[signals++] = stepsAfter;
  }

  /** Ends a record of an operation that may have signalled. */
  private void endWithSignals() {
    events.number(signals);
    for (int k = 0; k < signals; k++) {
      events.room();
      events.number(others[k]);
      events.number(before[k]);
      events.number(after[k] - before[k]);
    }
    signals = 0;
  }
}
