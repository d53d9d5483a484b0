package intray.validation;

import intray.trace.BadTraceException;
import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.TraceReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace that can be read more than once: validation reads it twice. */
@FunctionalInterface
public interface Trace {
  /**
   * Begins to read.
   *
   * @return the trace from its first event on
   * @throws BadTraceException if it is not a trace
   * @throws IOException if it cannot be read
   */
  Reading open() throws IOException;

  /** A trace while it is being read. */
  interface Reading extends Closeable {
    /**
     * How it begins.
     *
     * @return the first line
     */
    Header header();

    /**
     * Reads on.
     *
     * @return the next event, or null if there is none
     * @throws BadTraceException if something else is there
     * @throws IOException if it cannot be read
     */
    @Nullable Event next() throws IOException;

    /**
     * How it ends, once {@link #next} has returned null.
     *
     * @return the last line, or null if the trace breaks off
     */
    @Nullable Ending ending();

    /**
     * Where the event that was read last stands.
     *
     * @return a line of a file, from 1 on, or 0 if there is no file
     */
    long line();

    /**
     * What is missing, once {@link #next} has returned null.
     *
     * @return a sentence, or null if the trace is whole
     */
    @Nullable String truncation();

    @Override
    void close() throws IOException;
  }

  /**
   * A file.
   *
   * @param file a trace
   * @return the trace
   */
  static Trace of(Path file) {
    return () -> {
      TraceReader reader = TraceReader.open(file);
      return new Reading() {
        @Override
        public Header header() {
          return reader.header();
        }

        @Override
        public @Nullable Event next() throws IOException {
          return reader.next();
        }

        @Override
        public @Nullable Ending ending() {
          return reader.ending();
        }

        @Override
        public long line() {
          return reader.line();
        }

        @Override
        public @Nullable String truncation() {
          return reader.truncation();
        }

        @Override
        public void close() throws IOException {
          reader.close();
        }
      };
    };
  }

  /**
   * What is in memory.
   *
   * @param header the first line
   * @param events in order
   * @param ending the last line, or null
   * @return the trace
   */
  static Trace of(Header header, List<Event> events, @Nullable Ending ending) {
    return () -> {
      Iterator<Event> iterator = events.iterator();
      return new Reading() {
        @Override
        public Header header() {
          return header;
        }

        @Override
        public @Nullable Event next() {
          return iterator.hasNext() ? iterator.next() : null;
        }

        @Override
        public @Nullable Ending ending() {
          return ending;
        }

        @Override
        public long line() {
          return 0;
        }

        @Override
        public @Nullable String truncation() {
          return null;
        }

        @Override
        public void close() {}
      };
    };
  }
}
