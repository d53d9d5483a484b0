package intray.trace;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and short texts that one thread appends, in bounded memory: what is full goes to a file
 * of its own. Read back by another thread once the first has ended.
 *
 * <p>Files are opened for each block anew, since a graph may have more components than a process
 * may have files; and not as a channel, which an interrupt would close.
 */
final class ByteLog {
  private static final byte[] NOTHING = {};
  private static final int FIRST = 64;
  private static final int BLOCK = 1 << 16;

  /** One record is never larger. */
  private static final int RECORD = 8 * Values.LONGEST;

  private final File file;
  private byte[] block = NOTHING;
  private int length;
  private boolean spilled;
  private @Nullable IOException failure;

  ByteLog(File file) {
    this.file = file;
  }

  /** What was written by a process that is no more; what it had in memory is lost. */
  static ByteLog left(File file) {
    ByteLog log = new ByteLog(file);
    log.spilled = file.exists();
    return log;
  }

  /** Room for a record without a text. */
  void room() {
    if (block.length - length < FIRST) {
      more(FIRST);
    }
  }

  private void more(int size) {
    if (length + size > BLOCK) {
      spill();
    }
    if (length + size > block.length) {
      block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(2 * block.length, length + size)));
    }
  }

  private void spill() {
    if (failure == null) {
      try (FileOutputStream out = new FileOutputStream(file, true)) {
        out.write(block, 0, length);
        spilled = true;
      } catch (IOException e) {
        failure = e; // told at the end; the run is not to suffer
      }
    }
    length = 0;
  }

  /** A small number, within {@link #room}. */
  void small(int value) {
    block[length++] = (byte) value;
  }

  /** A number that is not negative, within {@link #room}. */
  void number(long value) {
    long rest = value;
    while (rest > 0x7f) {
      block[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[length++] = (byte) rest;
  }

  /** A text, with room of its own. */
  void text(String text) {
    byte[] bytes = Values.cut(text).getBytes(StandardCharsets.UTF_8);
    more(Math.min(RECORD, bytes.length + FIRST));
    number(bytes.length);
    System.arraycopy(bytes, 0, block, length, bytes.length);
    length += bytes.length;
    room();
  }

  /** What went wrong when writing, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  boolean isEmpty() {
    return length == 0 && !spilled;
  }

  void delete() {
    if (spilled && !file.delete()) {
      file.deleteOnExit();
    }
  }

  Cursor read() throws IOException {
    InputStream memory = new ByteArrayInputStream(block, 0, length);
    return new Cursor(
        spilled ? new SequenceInputStream(new FileInputStream(file), memory) : memory);
  }

  /** Reads a log from its beginning. */
  static final class Cursor {
    private static final int MOST = 1 << 13;

    private final InputStream in;
    private byte[] block = NOTHING;
    private int from;
    private int to;

    Cursor(InputStream in) {
      this.in = in;
    }

    /** The next small number, or -1 at the end. */
    int small() throws IOException {
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

    long number() throws IOException {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        int next = small();
        if (next < 0) {
          throw new EOFException();
        }
        value |= (long) (next & 0x7f) << shift;
        if (next < 0x80) {
          return value;
        }
      }
    }

    boolean flag() throws IOException {
      int next = small();
      if (next < 0) {
        throw new EOFException();
      }
      return next == 1;
    }

    int integer() throws IOException {
      return (int) number();
    }

    String text() throws IOException {
      int length = integer();
      if (length < 0 || length > RECORD) {
        throw new EOFException();
      }
      byte[] bytes = new byte[length];
      for (int k = 0; k < length; k++) {
        int next = small();
        if (next < 0) {
          throw new EOFException();
        }
        bytes[k] = (byte) next;
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
