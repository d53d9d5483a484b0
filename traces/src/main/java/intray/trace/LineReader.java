package intray.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a file as bytes, none of them longer than a limit. */
final class LineReader {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int from;
  private int to;

  private byte[] line = new byte[BLOCK];
  private int length;
  private long number;
  private boolean terminated;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Why a line was not read. */
  enum Result {
    LINE,
    TOO_LONG,
    END
  }

  /** Reads the next line, which then is in {@link #bytes} up to {@link #length}. */
  Result next(int limit) throws IOException {
    number++;
    length = 0;
    terminated = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(block, 0, BLOCK));
        if (to == 0) {
          return length == 0 ? Result.END : Result.LINE;
        }
      }
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      if (length + (end - from) > limit) {
        return Result.TOO_LONG;
      }
      append(end - from, limit);
      from = end;
      if (end < to) {
        from++;
        terminated = true;
        return Result.LINE;
      }
    }
  }

  private void append(int count, int limit) {
    if (length + count > line.length) {
      int larger = Math.min(limit, 2 * line.length); // no more than a hostile line is worth
      line = Arrays.copyOf(line, Math.max(length + count, larger));
    }
    System.arraycopy(block, from, line, length, count);
    length += count;
  }

  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Whether the line had its line feed. */
  boolean isTerminated() {
    return terminated;
  }

  /** Which line it is, from 1 on. */
  long number() {
    return number;
  }

  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
