package intray.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody saw that something had not happened yet: for instance that an inbox was empty
 * after its first 5 messages, which must come before the 6th in the trace. Counts of what was seen,
 * in ascending order, each with how often; for one thread, and read back by another.
 */
final class Sightings {
  private final ByteLog log;
  private long seen = -1;
  private long times;

  Sightings(ByteLog log) {
    this.log = log;
  }

  void add(long count) {
    if (count != seen) {
      flush();
      seen = count;
      times = 0;
    }
    times++;
  }

  private void flush() {
    if (times > 0) {
      log.room();
      log.number(seen);
      log.number(times);
    }
  }

  ByteLog log() {
    return log;
  }

  Pending pending() throws IOException {
    flush();
    times = 0;
    seen = -1;
    return new Pending(log.read());
  }

  /** Those that are not in the trace yet. */
  static final class Pending {
    /** Nobody saw anything. */
    static final Pending NONE = new Pending(null);

    private final ByteLog.@Nullable Cursor cursor;
    private long next = Long.MAX_VALUE;
    private long times;

    private Pending(ByteLog.@Nullable Cursor cursor) {
      this.cursor = cursor;
      if (cursor != null) {
        advance();
      }
    }

    /** The smallest count of those left. */
    long next() {
      return next;
    }

    /** One of them is in the trace now. */
    void passed() {
      if (times > 0 && --times == 0) {
        advance();
      }
    }

    private void advance() {
      next = Long.MAX_VALUE;
      if (cursor == null) {
        return;
      }
      try {
        next = cursor.number();
        times = cursor.number();
      } catch (IOException e) {
        next = Long.MAX_VALUE; // the end
      }
    }
  }
}
