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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private final Path file;
  private final Path temporary;
  private final Wiring wiring;
  private final Header header;
  private final @Nullable ThreadsRecorder threads;
  private final @Nullable SerialRecorder serial;
  private final @Nullable TraceWriter writer;
  private boolean written;

  private Recording(Path file, Wiring wiring, Header header, boolean onThreads) throws IOException {
    this.file = file;
    this.wiring = wiring;
    this.header = header;
    Path folder = file.toAbsolutePath().getParent();
    Path beside = folder == null ? file.toAbsolutePath() : folder;
    String name = "." + file.getFileName();
    if (onThreads) {
      temporary = Files.createTempDirectory(beside, name);
      threads = new ThreadsRecorder(wiring, temporary.toFile());
      serial = null;
      writer = null;
    } else {
      temporary = Files.createTempFile(beside, name, ".part");
      threads = null;
      writer = new TraceWriter(open(temporary.toFile()), header);
      requireReadable(writer, temporary);
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
      if (threads != null) {
        threads.delete();
        Files.deleteIfExists(temporary.resolve("merged"));
      }
      Files.deleteIfExists(temporary);
    }
  }

  private void merge(ThreadsRecorder recorder, Path merged, Ending ending, boolean atRest)
      throws IOException {
    @Nullable IOException failure = recorder.failure();
    if (failure != null) {
      throw failure;
    }
    try (TraceWriter out = new TraceWriter(open(merged.toFile()), header)) {
      Translation translation = new Translation(wiring, out);
      long missing = new Merge(wiring, recorder.logs(), atRest, translation).run(true);
      out.end(ending.missing(missing));
    }
  }

  /** A graph of a million components has a first line that nobody would read. */
  private static void requireReadable(TraceWriter writer, Path begun) throws IOException {
    writer.flush();
    long size = Files.size(begun);
    if (size > TraceReader.LONGEST_HEADER) {
      writer.close();
      Files.delete(begun);
      throw new IOException(
          "the graph is too large to be recorded: its wiring takes "
              + (size >> 20)
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
    try {
      Files.move(from, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
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
