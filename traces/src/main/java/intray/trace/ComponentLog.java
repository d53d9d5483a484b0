package intray.trace;

import intray.Step;
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

  final Wiring wiring;
  final int component;
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
    this.clocks = clocks;
    clocks[component] = clock;
    events = log(folder, "");
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
      empty[k] = new Sightings(log(folder, "-empty" + k));
    }
    full = new Sightings[outboxes];
    space = new Sightings[outboxes];
    for (int k = 0; k < outboxes; k++) {
      full[k] = new Sightings(log(folder, "-full" + k));
      space[k] = new Sightings(log(folder, "-space" + k));
    }
    unpublished = new Sightings[wiring.notices()];
    versions = new long[wiring.notices()];
  }

  private ByteLog log(File folder, String what) {
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

  Sightings unpublishedFor(int notice, File folder) {
    @Nullable Sightings known = unpublished[notice];
    if (known == null) {
      known = new Sightings(log(folder, "-notice" + notice));
      unpublished[notice] = known;
    }
    return known;
  }

  /** The version that this component, the only publisher, is about to give a notice. */
  long published(int notice) {
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

  private void record(Operation operation) {
    events.room();
    events.small(operation.code());
  }

  /** Begins a record about a box or a notice. */
  void record(Operation operation, int box) {
    record(operation);
    events.number(box);
  }

  void record(Operation operation, int box, boolean answer) {
    record(operation, box);
    events.small(answer ? 1 : 0);
  }

  void answered(Step step, int[] guard) {
    switch (step.kind()) {
      case CONTINUE -> {}
      case PAUSE -> {
        paused = true;
        record(Operation.PAUSE);
      }
      case DONE -> record(Operation.DONE);
      case AWAIT -> {
        record(Operation.AWAIT);
        events.number(guard.length);
        for (int box : guard) {
          events.room();
          events.number(box);
        }
      }
    }
  }

  void guard(int kind, int box, long position) {
    events.room();
    events.small(kind);
    events.number(box);
    if (kind == SPACE) {
      events.number(position);
    }
  }

  void failed(String text) {
    record(Operation.FAIL);
    events.text(text);
  }

  void value(Object value) {
    if (value instanceof Integer number) {
      events.small(NUMBER);
      events.number(number & 0xffffffffL);
    } else if (value instanceof String string) {
      events.small(STRING);
      events.text(string);
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

  /** Ends a record of an operation that may have signalled. */
  void endWithSignals() {
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
