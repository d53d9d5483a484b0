package intray.trace;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody saw that something had not happened yet: for instance that an inbox was empty
 * after its first 5 messages, which must come before the 6th in the trace. Counts of what was seen,
 * in ascending order, each with how often.
 */
final class Sightings {
  private final ByteLog log;
  private long seen = -1;
  private long times;

  Sightings(ByteLog log) {
    this.log = log;
  }

  void add(long count) throws IOException {
    if (count != seen) {
      flush();
      seen = count;
      times = 0;
    }
    times++;
  }

  private void flush() throws IOException {
    if (times > 0) {
      log.number(seen);
      log.number(times);
    }
  }

  void delete() {
    log.delete();
  }

  Pending pending() throws IOException {
    flush();
    times = 0;
    seen = -1;
    return new Pending(log.read());
  }

  /** Those that are not in the trace yet. */
  static final class Pending {
    private final @Nullable LogReader cursor;
    private long next = Long.MAX_VALUE;
    private long times;

    /** Nobody saw anything. */
    Pending() {
      cursor = null;
    }

    private Pending(LogReader cursor) throws IOException {
      this.cursor = cursor;
      advance();
    }

    /** The smallest count of those left. */
    long next() {
      return next;
    }

    /** One of them is in the trace now. */
    void passed() throws IOException {
      if (times > 0 && --times == 0) {
        advance();
      }
    }

    private void advance() throws IOException {
      next = Long.MAX_VALUE;
      if (cursor == null) {
        return;
      }
      try {
        next = cursor.number();
        times = cursor.number();
      } catch (EOFException e) {
        next = Long.MAX_VALUE;
      }
    }
  }
}
