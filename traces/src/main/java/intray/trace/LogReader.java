package intray.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads numbers and short texts of a log from its beginning. */
final class LogReader {
  private static final byte[] NOTHING = {};
  private static final int MOST = 1 << 13;

  /** No text takes more bytes. */
  private static final int LONGEST = 4 * (Values.LONGEST + Values.CUT.length());

  private final InputStream in;
  private byte[] block = NOTHING;
  private int from;
  private int to;

  LogReader(InputStream in) {
    this.in = in;
  }

  /** The next small number, or -1 at the end. */
  int next() throws IOException {
    if (from == to) {
      if (block.length == 0) {
        block = new byte[MOST];
      }
      from = 0;
      to = Math.max(0, in.read(block, 0, MOST));
      if (to == 0) {
        in.close();
        return -1;
      }
    }
    return block[from++] & 0xff;
  }

  int small() throws IOException {
    int next = next();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  long number() throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = small();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  int integer() throws IOException {
    return (int) number();
  }

  String text() throws IOException {
    int length = integer();
    if (length < 0 || length > LONGEST) {
      throw new EOFException();
    }
    byte[] bytes = new byte[length];
    for (int k = 0; k < length; k++) {
      bytes[k] = (byte) small();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void close() throws IOException {
    in.close();
  }
}
