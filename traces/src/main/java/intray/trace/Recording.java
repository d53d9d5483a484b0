package intray.trace;

import intray.Wiring;
import intray.run.Outcome;
import intray.run.Recorder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records one run into a file, which is there in full or not at all.
 *
 * <pre>{@code
 * try (Recording recording = Recording.onThreads(file, graph.wiring(), header)) {
 *   recording.end(new Threads().run(graph, recording.recorder()));
 * }
 * }</pre>
 *
 * <p>A run on threads is logged by component, into files beside the trace that are gone in the end,
 * and put in order when it is over. If {@link #end} is not called, because the run was interrupted
 * or its caller failed, {@link #close} writes what was recorded until then and says that it was
 * interrupted. A serial run that is recorded ends with a {@link
 * java.util.concurrent.CancellationException} before its next step once its thread is interrupted.
 */
public final class Recording implements Closeable {
  /** Among the logs: the first line of the trace, for who finds them. */
  private static final String HEADER = "header";

  private static final String PART = ".part";
  private static final String HOLD = "hold";

  private final Path file;
  private final Path temporary;
  private final Wiring wiring;
  private final Header header;
  private final @Nullable ThreadsRecorder threads;
  private final @Nullable SerialRecorder serial;
  private final @Nullable TraceWriter writer;
  private final @Nullable LogStream stream;
  private final Hold hold;

  private boolean written;

  /** Whether a file that is there already is to be replaced. */
  private boolean replaces = true;

  /** The logs of another process; without them all that happened is known. */
  private @Nullable File left;

  private long missing;

  private Recording(Path file, Wiring wiring, Header header, boolean onThreads) throws IOException {
    this.file = file;
    this.wiring = wiring;
    this.header = header;
    Path folder = file.toAbsolutePath().getParent();
    Path beside = folder == null ? file.toAbsolutePath() : folder;
    String name = "." + file.getFileName();
    if (onThreads) {
      temporary = Files.createTempDirectory(beside, name);
      hold = Hold.of(hold(temporary));
      try (TraceWriter first = new TraceWriter(open(temporary.resolve(HEADER).toFile()), header)) {
        requireReadable(first, temporary.resolve(HEADER).toFile()::length);
      } catch (IOException e) {
        hold.release();
        Files.deleteIfExists(temporary.resolve(HEADER));
        Files.delete(temporary);
        throw e;
      }
      threads = new ThreadsRecorder(wiring, temporary.toFile());
      serial = null;
      writer = null;
      stream = null;
    } else {
      temporary = Files.createTempFile(beside, name, PART);
      hold = Hold.of(hold(temporary));
      threads = null;
      stream = new LogStream(temporary.toFile());
      try {
        writer = new TraceWriter(stream, header);
        requireReadable(writer, stream::length);
      } catch (IOException e) {
        hold.release();
        stream.delete();
        throw e;
      }
      serial = new SerialRecorder(wiring, writer);
    }
  }

  /**
   * Begins to record a run in one thread.
   *
   * @param file the trace
   * @param wiring of the graph that will run
   * @param header what the first line shall say
   * @return the recording
   * @throws IOException if nothing can be written there
   */
  public static Recording serial(Path file, Wiring wiring, Header header) throws IOException {
    return new Recording(file, wiring, header, false);
  }

  /**
   * Begins to record a run on threads.
   *
   * @param file the trace
   * @param wiring of the graph that will run
   * @param header what the first line shall say
   * @return the recording
   * @throws IOException if nothing can be written there
   */
  public static Recording onThreads(Path file, Wiring wiring, Header header) throws IOException {
    return new Recording(file, wiring, header, true);
  }

  /**
   * What the run has to be given.
   *
   * @return the recorder, for one run
   */
  public Recorder recorder() {
    return threads != null ? threads : serial != null ? serial : Recorder.NONE;
  }

  /**
   * Writes the end of the run, and with that the file.
   *
   * @param outcome of the run
   * @throws IOException if something could not be written
   */
  public void end(Outcome outcome) throws IOException {
    write(ending(outcome), outcome.end() != Outcome.End.FAILED);
  }

  @Override
  public void close() throws IOException {
    if (!written) {
      write(Ending.of(Ending.INTERRUPTED), false);
    }
  }

  /**
   * How many bytes the recording takes by now. Of a run on threads these are its logs; the trace
   * that they become is several times as large. For any thread.
   *
   * @return what it takes on the disk, or 0 once the trace is there
   */
  public long size() {
    if (threads == null) {
      return temporary.toFile().length();
    }
    File @Nullable [] logs = temporary.toFile().listFiles();
    return logs == null ? 0 : Stream.of(logs).mapToLong(File::length).sum();
  }

  /**
   * What processes that were killed have left of recordings into a file, or are still writing.
   *
   * @param file the trace that is not there
   * @return the logs of a run on threads, a folder, or the beginning of the trace of a serial one
   * @throws IOException if the folder of the file cannot be read
   */
  public static List<Path> leftovers(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    String name = Pattern.quote("." + file.getFileName()) + "\\d+";
    try (Stream<Path> files = Files.list(folder == null ? file.toAbsolutePath() : folder)) {
      return files
          .filter(
              path ->
                  Files.exists(path.resolve(HEADER))
                      ? path.getFileName().toString().matches(name)
                      : path.getFileName().toString().matches(name + Pattern.quote(PART)))
          .sorted()
          .toList();
    }
  }

  /**
   * The first line of what was left.
   *
   * @param left one of {@link #leftovers}
   * @return which graph it was
   * @throws IOException if it cannot be read
   */
  public static Header header(Path left) throws IOException {
    try (TraceReader reader = read(Files.isDirectory(left) ? left.resolve(HEADER) : left)) {
      return reader.header();
    }
  }

  /**
   * Whether the run that writes this is still going on. What was killed is not; nor seems what is
   * recorded where files cannot be locked.
   *
   * @param left one of {@link #leftovers}
   * @return whether a process is at it
   * @throws IOException if it cannot be read
   */
  public static boolean isGoingOn(Path left) throws IOException {
    return Hold.isHeld(hold(left));
  }

  private static Path hold(Path temporary) {
    return Files.isDirectory(temporary) ? temporary.resolve(HOLD) : Path.of(temporary + "." + HOLD);
  }

  /**
   * All the files and folders that one recording has left, to be deleted once nobody needs them.
   *
   * @param left one of {@link #leftovers}
   * @return it, and what belongs to it
   */
  public static List<Path> remains(Path left) {
    return Files.isDirectory(left)
        ? List.of(left)
        : Stream.of(left, LogFile.newest(left.toFile()).toPath(), hold(left))
            .filter(Files::exists)
            .toList();
  }

  private static TraceReader read(Path left) throws IOException {
    return TraceReader.of(LogFile.left(left.toFile()), left.toString());
  }

  /**
   * Writes the trace of a run whose process was killed, from what it left: all that was recorded.
   * Who was killed between an operation and its record has not recorded it; what others did after
   * that operation, and because of it, is left out. What was left stays, and so does a trace that
   * is there already. Of a run that {@linkplain #isGoingOn goes on} it is what there was by now.
   *
   * @param left one of {@link #leftovers}
   * @param file the trace
   * @param wiring of the graph that ran
   * @return how many events were left out, since what they depend on was not recorded any more
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name
   * @throws IOException if what was left cannot be read, or is of another graph
   */
  public static long recover(Path left, Path file, Wiring wiring) throws IOException {
    Header header = header(left);
    Header now = Header.of(wiring).named(header.graph(), header.parameters());
    if (!now.equals(header.wiring())) {
      throw new IOException(
          left + " is of a graph with other components, boxes or links: the code has changed");
    }
    Ending interrupted = Ending.of(Ending.INTERRUPTED);
    if (Files.isDirectory(left)) {
      Recording recording = onThreads(file, wiring, header);
      try {
        recording.left = left.toFile();
        recording.replaces = false;
        recording.write(interrupted, false);
        return recording.missing;
      } finally {
        recording.discard();
      }
    }
    Recording recording = serial(file, wiring, header);
    recording.replaces = false;
    try (TraceReader reader = read(left)) {
      TraceWriter writer = Objects.requireNonNull(recording.writer);
      for (Event event = reader.next(); event != null; event = reader.next()) {
        writer.write(event);
      }
      recording.write(Objects.requireNonNullElse(reader.ending(), interrupted), false);
      return 0;
    } finally {
      recording.discard();
    }
  }

  /** Leaves nothing, unless the trace is written. */
  private void discard() throws IOException {
    if (!written) {
      written = true;
      clean();
    }
  }

  private synchronized void write(Ending ending, boolean atRest) throws IOException {
    if (written) {
      return;
    }
    written = true;
    try {
      if (threads != null) {
        Path merged = temporary.resolve("merged");
        merge(threads, merged, ending, atRest);
        move(merged);
      } else if (writer != null && serial != null) {
        writer.end(ending);
        writer.close();
        if (serial.failure() != null) {
          throw serial.failure();
        }
        move(temporary);
      }
    } finally {
      clean();
    }
  }

  private void clean() throws IOException {
    if (threads != null) {
      Files.deleteIfExists(temporary.resolve(HEADER)); // nothing is left to be recovered
      threads.delete();
      Files.deleteIfExists(temporary.resolve("merged"));
    }
    if (stream != null) {
      stream.delete();
    }
    hold.release();
    Files.deleteIfExists(temporary);
  }

  private void merge(ThreadsRecorder recorder, Path merged, Ending ending, boolean atRest)
      throws IOException {
    List<Survey> logs = new ArrayList<>();
    try (TraceWriter out = new TraceWriter(open(merged.toFile()), header)) {
      for (int c = 0; c < wiring.components(); c++) {
        logs.add(new Survey(wiring, c, log(recorder, c), temporary.toFile()));
      }
      Merge merge =
          new Merge(wiring, logs.toArray(Survey[]::new), atRest, new Translation(wiring, out));
      missing = merge.run(left == null);
      out.end(ending.missing(missing));
    } finally {
      logs.forEach(Survey::delete);
    }
  }

  private Survey.Source log(ThreadsRecorder recorder, int component) {
    if (left == null) {
      return () -> recorder.read(component);
    }
    File log = ThreadsRecorder.file(left, component);
    return () -> LogFile.left(log);
  }

  /** A graph of a million components has a first line that nobody would read. */
  private static void requireReadable(TraceWriter writer, LongSupplier size) throws IOException {
    writer.flush();
    if (size.getAsLong() > TraceReader.LONGEST_HEADER) {
      throw new IOException(
          "the graph is too large to be recorded: its wiring takes "
              + (size.getAsLong() >> 20)
              + " MiB, and the first line of a trace at most "
              + (TraceReader.LONGEST_HEADER >> 20));
    }
  }

  /** Not a channel: an interrupt is not to close it. */
  private static OutputStream open(File file) throws IOException {
    return new BufferedOutputStream(new FileOutputStream(file), 1 << 16);
  }

  private void move(Path from) throws IOException {
    // A temporary file is private; what a user asked for is as open as any file of theirs.
    if (!from.toFile().setReadable(true, false)) {
      throw new IOException("cannot make " + from + " readable");
    }
    if (!replaces) {
      moveToFree(from);
      return;
    }
    try {
      Files.move(from, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * A link is made in one go and only if there is nothing of that name; not all systems have it.
   */
  private void moveToFree(Path from) throws IOException {
    try {
      Files.createLink(file, from);
      Files.delete(from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.move(from, file);
    }
  }

  /** What a component threw, whatever its toString does. */
  static String text(Throwable cause) {
    try {
      return Values.cut(cause.toString());
    } catch (RuntimeException e) {
      return cause.getClass().getName();
    }
  }

  /**
   * The last line of a trace of a run.
   *
   * @param outcome of the run
   * @return what a trace says of it
   */
  public static Ending ending(Outcome outcome) {
    EndingText text = new EndingText();
    return new Ending(
        outcome.end().toString(),
        text.lists(outcome.outputs()),
        text.lists(outcome.left()),
        text.map(outcome.notices(), Values::text),
        text.map(outcome.waiting(), what -> what),
        outcome.failedComponent(),
        outcome.cause() == null ? null : text(outcome.cause()),
        0);
  }
}
