package intray.trace;

import intray.Wiring;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log of one component says as a whole, read once before {@link Merge} reads it event by
 * event: what there will be more of, and what must come before something else.
 */
final class Survey {
  /** A log that is read more than once. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  private final Wiring wiring;
  private final int component;
  private final File folder;
  private final Source source;
  private final int firstInbox;
  private final int firstOutbox;
  private final long[] accepted;
  private final long[] taken;
  private final long[] open;
  private final boolean[] closed;
  private long begun;
  private boolean paused;

  private final List<Sightings> all = new ArrayList<>();
  private final @Nullable Sightings[] empty;
  private final @Nullable Sightings[] full;
  private final @Nullable Sightings[] space;
  private final @Nullable Sightings[] unpublished;

  /**
   * Reads a log.
   *
   * @param folder for what is too much for memory
   */
  Survey(Wiring wiring, int component, Source source, File folder) throws IOException {
    this.wiring = wiring;
    this.component = component;
    this.folder = folder;
    this.source = source;
    firstInbox = wiring.firstInbox(component);
    firstOutbox = wiring.firstOutbox(component);
    int inboxes = wiring.firstInbox(component + 1) - firstInbox;
    int outboxes = wiring.firstOutbox(component + 1) - firstOutbox;
    accepted = new long[outboxes];
    closed = new boolean[outboxes];
    full = new Sightings[outboxes];
    space = new Sightings[outboxes];
    taken = new long[inboxes];
    open = new long[inboxes];
    empty = new Sightings[inboxes];
    unpublished = new Sightings[wiring.notices()];
    LoggedEvent event = events();
    try {
      while (event.next()) {
        note(event);
      }
    } finally {
      event.close();
    }
  }

  private void note(LoggedEvent event) throws IOException {
    @Nullable Operation operation = event.operation();
    int box = event.box;
    if (operation == null) {
      if (event.kind == ComponentLog.SPACE && hasRivals(box)) {
        see(space, box - firstOutbox, event.number);
      }
      return;
    }
    switch (operation) {
      case BEGIN -> {
        begun++;
        paused = false;
      }
      case PAUSE -> paused = true;
      case IS_EMPTY -> {
        if (event.answer) {
          see(empty, box - firstInbox, taken[box - firstInbox]);
        }
      }
      case IS_DRAINED -> open[box - firstInbox] += event.answer ? 0 : 1;
      case TAKE, POLL -> {
        if (event.from < 0) {
          see(empty, box - firstInbox, taken[box - firstInbox]);
        } else {
          taken[box - firstInbox]++;
          open[box - firstInbox] = 0;
        }
      }
      case SEND, OFFER -> {
        if (event.answer) {
          accepted[box - firstOutbox]++;
        } else {
          see(full, box - firstOutbox, event.number);
        }
      }
      case CLOSE -> closed[box - firstOutbox] = true;
      case READ -> see(unpublished, box, event.number);
      case PUBLISH, CHOOSE, USE, AWAIT, DONE, FAIL, SIGNAL, RESUME -> {}
    }
  }

  /** Whether others can take the space away. */
  private boolean hasRivals(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox != Wiring.NOBODY
        && wiring.bound(inbox) != Wiring.UNBOUNDED
        && wiring.fanIn(inbox) > 1;
  }

  private void see(@Nullable Sightings[] what, int k, long count) throws IOException {
    @Nullable Sightings known = what[k];
    if (known == null) {
      known =
          new Sightings(new ByteLog(new File(folder, "sightings" + component + "-" + all.size())));
      what[k] = known;
      all.add(known);
    }
    known.add(count);
  }

  /** The log from its beginning. */
  LoggedEvent events() throws IOException {
    return new LoggedEvent(wiring, component, source.open());
  }

  /** How many steps have begun. */
  long begun() {
    return begun;
  }

  boolean endsWithPause() {
    return paused;
  }

  /** How many messages were accepted from an outbox. */
  long accepted(int outbox) {
    return accepted[outbox - firstOutbox];
  }

  boolean closed(int outbox) {
    return closed[outbox - firstOutbox];
  }

  /** How many messages were taken from an inbox. */
  long taken(int inbox) {
    return taken[inbox - firstInbox];
  }

  /** How often an inbox was seen not drained since the last message was taken. */
  long open(int inbox) {
    return open[inbox - firstInbox];
  }

  Sightings.Pending empty(int inbox) throws IOException {
    return pending(empty[inbox - firstInbox]);
  }

  Sightings.Pending full(int outbox) throws IOException {
    return pending(full[outbox - firstOutbox]);
  }

  Sightings.Pending space(int outbox) throws IOException {
    return pending(space[outbox - firstOutbox]);
  }

  private static Sightings.Pending pending(@Nullable Sightings sightings) throws IOException {
    return sightings == null ? new Sightings.Pending() : sightings.pending();
  }

  /** The versions of a notice that were read, or null if it never was. */
  @Nullable Sightings unpublished(int notice) {
    return unpublished[notice];
  }

  void delete() {
    all.forEach(Sightings::delete);
  }
}
