package intray.trace;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Numbers that are appended and then read, in bounded memory: what is full goes to a file. */
final class ByteLog {
  private static final byte[] NOTHING = {};
  private static final int FIRST = 64;
  private static final int BLOCK = 1 << 16;

  /** What a number takes at most. */
  private static final int NUMBER = 10;

  private final File file;
  private byte[] block = NOTHING;
  private int length;
  private boolean spilled;

  ByteLog(File file) {
    this.file = file;
  }

  /** A number that is not negative. */
  void number(long value) throws IOException {
    room();
    long rest = value;
    while (rest > 0x7f) {
      block[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[length++] = (byte) rest;
  }

  private void room() throws IOException {
    if (length + NUMBER > BLOCK) {
      try (FileOutputStream out = new FileOutputStream(file, true)) {
        spilled = true;
        out.write(block, 0, length);
      }
      length = 0;
    } else if (length + NUMBER > block.length) {
      block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(FIRST, 2 * block.length)));
    }
  }

  void delete() {
    if (spilled && !file.delete()) {
      file.deleteOnExit();
    }
  }

  LogReader read() throws IOException {
    InputStream memory = new ByteArrayInputStream(block, 0, length);
    return new LogReader(
        spilled ? new SequenceInputStream(new FileInputStream(file), memory) : memory);
  }
}
