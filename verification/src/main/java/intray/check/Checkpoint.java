package intray.check;

import intray.Graph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An exploration on disk, so that it can be taken up after an interruption: with the graph, the
 * digest of its code, and a {@link SearchLog} for each level. The file is replaced as a whole.
 */
final class Checkpoint {
  private static final int MAGIC = 0x1274A71;
  private static final int FORMAT = 1;
  private static final int CRC_BYTES = 8;
  private static final int BETWEEN_TWO_LOOKS = 200;

  private final Path file;
  private final String subject;
  private final String digest;
  private final long everyNanos;
  private final Map<Level, SearchLog> logs = new EnumMap<>(Level.class);
  private long writtenAt = System.nanoTime();
  private int untilLook;
  private @Nullable String failure;

  /**
   * A checkpoint of an exploration that begins.
   *
   * @param subject what is explored, and how, in words
   * @param seconds between two writings
   */
  Checkpoint(Path file, Graph graph, String subject, double seconds) {
    this.file = file;
    this.subject = subject;
    this.digest = CodeDigest.of(graph);
    this.everyNanos = (long) (seconds * 1e9);
  }

  SearchLog log(Level level) {
    return logs.computeIfAbsent(level, SearchLog::new);
  }

  /** Whether it is time to write. */
  boolean isDue() {
    if (--untilLook >= 0) {
      return false;
    }
    untilLook = everyNanos == 0 ? 0 : BETWEEN_TWO_LOOKS;
    return System.nanoTime() - writtenAt >= everyNanos;
  }

  /** Writes, before anything is explored, so that it is known that this can be done. */
  void writeFirst() {
    try {
      replaceFile();
    } catch (IOException e) {
      throw new CheckException("the checkpoint " + file + " cannot be written: " + e);
    }
  }

  /** Writes; an exploration that has taken hours goes on if this fails, and says so at its end. */
  void write() {
    try {
      replaceFile();
      failure = null;
    } catch (IOException e) {
      failure = "The checkpoint " + file + " could not be written: " + e;
    }
    writtenAt = System.nanoTime();
  }

  /** What went wrong the last time, in words, or null. */
  @Nullable String failure() {
    return failure;
  }

  private void replaceFile() throws IOException {
    byte[] content = content();
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part");
    try {
      Files.write(temporary, content);
      try {
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private byte[] content() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(bytes);
    head.writeInt(MAGIC);
    head.writeInt(FORMAT);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeUTF(subject);
      out.writeUTF(digest);
      out.writeInt(logs.size());
      for (SearchLog log : logs.values()) {
        out.writeUTF(log.level.name());
        out.writeLong(log.executions());
        out.writeBoolean(log.isComplete());
        int[] position = log.position();
        out.writeBoolean(position != null);
        write(out, position == null ? new int[0] : position);
        write(out, log.data());
      }
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    new DataOutputStream(bytes).writeLong(crc.getValue());
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, int[] array) throws IOException {
    out.writeInt(array.length);
    for (int element : array) {
      out.writeInt(element);
    }
  }

  /**
   * Takes over what an earlier exploration has written.
   *
   * @param from which may be the same file
   * @throws CheckException if it cannot be read, or was written by an exploration of something else
   */
  void resume(Path from) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(from);
    } catch (IOException e) {
      throw new CheckException("the checkpoint " + from + " cannot be read: " + e);
    }
    try {
      requireWhole(bytes);
      DataInputStream head = new DataInputStream(new ByteArrayInputStream(bytes));
      if (head.readInt() != MAGIC || head.readInt() != FORMAT) {
        throw new IOException("another format");
      }
      int start = 2 * Integer.BYTES;
      int length = bytes.length - start - CRC_BYTES;
      read(
          from,
          new DataInputStream(
              new InflaterInputStream(new ByteArrayInputStream(bytes, start, length))));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new CheckException(
          from
              + " is no checkpoint of this version of Intray, or is damaged ("
              + e.getMessage()
              + "). Start again without it.");
    }
  }

  private static void requireWhole(byte[] bytes) throws IOException {
    if (bytes.length < 2 * Integer.BYTES + CRC_BYTES) {
      throw new IOException("too short");
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CRC_BYTES);
    DataInputStream tail =
        new DataInputStream(
            new ByteArrayInputStream(
                Arrays.copyOfRange(bytes, bytes.length - CRC_BYTES, bytes.length)));
    if (tail.readLong() != crc.getValue()) {
      throw new IOException("its check sum is wrong");
    }
  }

  private void read(Path from, DataInputStream in) throws IOException {
    String explored = in.readUTF();
    if (!explored.equals(subject)) {
      throw new CheckException(
          from
              + " is the checkpoint of another exploration: of "
              + explored
              + ", and not of "
              + subject
              + ". Give the same graph, parameters, levels and steps, or start again without it.");
    }
    if (!in.readUTF().equals(digest)) {
      throw new CheckException(
          from
              + " was written when the code of "
              + subject
              + ", or Intray itself, was another, so what was explored then says nothing about it"
              + " now. Start again without it.");
    }
    int count = in.readInt();
    for (int k = 0; k < count; k++) {
      Level level = Level.valueOf(in.readUTF());
      long executions = in.readLong();
      boolean complete = in.readBoolean();
      boolean begun = in.readBoolean();
      int[] position = array(in);
      SearchLog log = SearchLog.of(level, array(in));
      if (begun) {
        log.at(position, executions, complete);
      }
      logs.put(level, log);
    }
  }

  private static int[] array(DataInputStream in) throws IOException {
    int length = in.readInt();
    int[] array = new int[Math.min(Math.max(0, length), 1024)];
    for (int k = 0; k < length; k++) {
      if (k == array.length) {
        array = Arrays.copyOf(array, Math.min(length, 2 * k));
      }
      array[k] = in.readInt();
    }
    return array;
  }

  /** For a log that leads somewhere else than when it was written. */
  static CheckException doesNotFit() {
    return new CheckException(
        "the checkpoint does not fit the graph: performed again, its executions go another way. Is"
            + " there a component that depends on something else than its boxes?");
  }
}
