package intray.trace;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that one thread appends, in bounded memory, so that those that were {@linkplain #commit
 * committed} outlive the process, however it ends; not the machine.
 *
 * <p>The newest bytes are in a block that is a file as well: what is written to it belongs to the
 * operating system at once, without a call. A full block is appended to a second file. Two numbers
 * before the block say how many bytes that second file counts for, and how many there are in all;
 * each changes in one go and when what it tells of is there, so they are right at every moment.
 *
 * <p>Files are open only for a moment, since a graph may have more components than a process may
 * have files; and a block is taken from the disk before it is used, since a disk that is full must
 * not be found out by touching memory.
 */
final class LogFile {
  private static final int BLOCK = 1 << 15;

  /** Where the block begins, after the two numbers. */
  private static final int FIRST = 16;

  private static final int SPILLED = 0;
  private static final int COMMITTED = 8;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ORDER);

  /** What an append without {@link #room} of its own may take. */
  private static final int RECORD = 64;

  private final File file;
  private ByteBuffer block;
  private int at = FIRST;
  private long spilled;
  private @Nullable IOException failure;

  LogFile(File file) {
    this.file = file;
    block = block();
  }

  /** Where the block is. */
  static File newest(File file) {
    return new File(file.getPath() + ".newest");
  }

  /** If there is no such block to be had, what is in it will be lost if the process is killed. */
  private ByteBuffer block() {
    try (RandomAccessFile shared = new RandomAccessFile(newest(file), "rw")) {
      shared.write(new byte[BLOCK]);
      return shared.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, BLOCK);
    } catch (IOException e) {
      remove(newest(file));
      return ByteBuffer.allocateDirect(BLOCK);
    }
  }

  /** Room for a short record, or the next part of one. */
  void room() {
    if (BLOCK - at < RECORD) {
      spill();
    }
  }

  private void spill() {
    if (failure == null) {
      try {
        append();
        spilled += at - FIRST;
        LONG.setRelease(block, SPILLED, spilled);
      } catch (IOException e) {
        failure = e; // told at the end; the run is not to suffer
        block = ByteBuffer.allocateDirect(BLOCK); // what was committed before stays as it is
      }
    }
    at = FIRST;
  }

  /**
   * Straight from the block: to copy it to an array and that to where it can be written from takes
   * three times as long. What an interrupt cuts off is written again, where it belongs.
   */
  private void append() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel out =
            FileChannel.open(file.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          ByteBuffer bytes = block.duplicate().limit(at).position(FIRST);
          while (bytes.hasRemaining()) {
            out.write(bytes, spilled + bytes.position() - FIRST);
          }
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[at - FIRST];
    block.get(FIRST, bytes);
    return bytes;
  }

  /** A small number, within {@link #room}. */
  void small(int value) {
    block.put(at++, (byte) value);
  }

  /** A number that is not negative, within {@link #room}. */
  void number(long value) {
    long rest = value;
    while (rest > 0x7f) {
      block.put(at++, (byte) (rest | 0x80));
      rest >>>= 7;
    }
    block.put(at++, (byte) rest);
  }

  /** Any number of bytes, and after them room for a short record. */
  void bytes(byte[] bytes, int from, int length) {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, BLOCK - at);
      block.put(at, bytes, from + done, part);
      at += part;
      done += part;
      room();
    }
    room();
  }

  /** All that was appended until now is to last. */
  void commit() {
    LONG.setRelease(block, COMMITTED, length());
  }

  /** How many bytes were appended. */
  long length() {
    return spilled + (at - FIRST);
  }

  /** What went wrong when writing, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  /** All of it, once the thread that appends has ended. */
  InputStream read() throws IOException {
    return read(file, spilled, bytes());
  }

  /** All that a process has committed that is no more. */
  static InputStream left(File file) throws IOException {
    if (!newest(file).exists()) {
      return file.exists() ? new FileInputStream(file) : InputStream.nullInputStream();
    }
    try (DataInputStream newest = new DataInputStream(new FileInputStream(newest(file)))) {
      byte[] block = new byte[BLOCK];
      newest.readFully(block);
      ByteBuffer numbers = ByteBuffer.wrap(block).order(ORDER);
      long spilled = numbers.getLong(SPILLED);
      long length = Math.max(0, numbers.getLong(COMMITTED) - spilled);
      if (spilled < 0 || length > BLOCK - FIRST) {
        throw new IOException(newest(file) + " is damaged");
      }
      byte[] bytes = new byte[(int) length];
      System.arraycopy(block, FIRST, bytes, 0, bytes.length);
      return read(file, spilled, bytes);
    } catch (EOFException e) {
      return InputStream.nullInputStream(); // it had not begun
    }
  }

  private static InputStream read(File file, long length, byte[] newest) throws IOException {
    InputStream end = new ByteArrayInputStream(newest);
    return length == 0
        ? end
        : new SequenceInputStream(new Beginning(new FileInputStream(file), length), end);
  }

  /** Puts all of it into the one file. */
  void finish() throws IOException {
    spill();
    if (failure != null) {
      throw failure;
    }
    remove(newest(file));
  }

  void delete() {
    remove(newest(file));
    remove(file);
  }

  private static void remove(File file) {
    if (file.exists() && !file.delete()) {
      file.deleteOnExit();
    }
  }

  /** So many bytes of a file; what follows was being appended when the process was killed. */
  private static final class Beginning extends InputStream {
    private final InputStream in;
    private long left;

    Beginning(InputStream in, long length) {
      this.in = in;
      left = length;
    }

    @Override
    public int read() throws IOException {
      int next = left > 0 ? in.read() : -1;
      left -= next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = left > 0 ? in.read(bytes, from, (int) Math.min(length, left)) : -1;
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
