package intray.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace, one line at a time, in bounded memory whatever the file is. Fields that it does
 * not know are ignored. A last line that broke off is told by {@link #truncation}, and the lines
 * before it count. For one thread.
 *
 * <p>Only the shape of the lines is checked here; whether the events can have happened is the
 * business of {@link Linearisation}.
 */
public final class TraceReader implements Closeable {
  /** How many bytes the first line may have: it grows with the graph. */
  public static final int LONGEST_HEADER = 16 << 20;

  /** How many bytes any other line may have. */
  public static final int LONGEST_LINE = 1 << 20;

  private final String name;
  private final InputStream in;
  private final LineReader lines;
  private final Header header;
  private @Nullable Ending ending;
  private @Nullable String truncation;
  private boolean over;

  /**
   * Reads the first line.
   *
   * @param in the trace; closed with this reader
   * @param name what to call it in messages
   * @throws BadTraceException if it does not begin like a trace
   * @throws IOException if it cannot be read
   */
  public TraceReader(InputStream in, String name) throws IOException {
    this.name = name;
    this.in = in;
    this.lines = new LineReader(in);
    this.header = readHeader();
  }

  /**
   * Opens a file.
   *
   * @param file a trace
   * @return a reader that has read the first line
   * @throws BadTraceException if it does not begin like a trace
   * @throws IOException if it cannot be read
   */
  public static TraceReader open(Path file) throws IOException {
    return of(new BufferedInputStream(Files.newInputStream(file)), file.toString());
  }

  static TraceReader of(InputStream in, String name) throws IOException {
    try {
      return new TraceReader(in, name);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The first line.
   *
   * @return the header
   */
  public Header header() {
    return header;
  }

  /**
   * Reads the next event.
   *
   * @return the event, or null at the end of the trace
   * @throws BadTraceException if the line is not one of a trace
   * @throws IOException if it cannot be read
   */
  public @Nullable Event next() throws IOException {
    while (!over) {
      LineReader.Result result = lines.next(LONGEST_LINE);
      if (result == LineReader.Result.TOO_LONG) {
        throw bad("it is longer than " + (LONGEST_LINE >> 20) + " MiB, which no event is");
      }
      if (result == LineReader.Result.END) {
        over = true;
        if (ending == null) {
          truncation =
              "the trace has no last line: the recording broke off after line "
                  + (lines.number() - 1);
        }
      } else if (!lines.isBlank()) {
        if (ending != null) {
          throw bad("something follows the line that ends the trace");
        }
        @Nullable Event event = readLine();
        if (event != null) {
          return event;
        }
      }
    }
    return null;
  }

  /**
   * The number of the line that was read last.
   *
   * @return from 1, the header's, on
   */
  public long line() {
    return lines.number();
  }

  /**
   * The last line, once {@link #next} has returned null.
   *
   * @return how the run ended, or null if the trace broke off
   */
  public @Nullable Ending ending() {
    return ending;
  }

  /**
   * What is missing at the end of the trace, once {@link #next} has returned null.
   *
   * @return a sentence for people, or null if nothing is missing
   */
  public @Nullable String truncation() {
    return truncation;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Header readHeader() throws IOException {
    LineReader.Result result = lines.next(LONGEST_HEADER);
    if (result == LineReader.Result.TOO_LONG) {
      throw bad("it is longer than " + (LONGEST_HEADER >> 20) + " MiB; this is not a trace");
    }
    if (result == LineReader.Result.END) {
      throw bad("the file is empty");
    }
    HeaderLine line = new HeaderLine();
    try (LineFields fields = new LineFields(lines.bytes(), lines.length())) {
      line.read(fields);
      return line.header();
    } catch (JsonProcessingException e) {
      throw bad(
          lines.isTerminated()
              ? "this is not a trace, which begins with {\"format\":\"intray-trace\", …}: "
                  + LineFields.why(e)
              : "it breaks off, or this is not a trace: " + LineFields.why(e));
    } catch (LineFields.WrongFieldException e) {
      throw bad(Objects.requireNonNull(e.getMessage()));
    }
  }

  private @Nullable Event readLine() throws IOException {
    EventLine line = new EventLine();
    try (LineFields fields = new LineFields(lines.bytes(), lines.length())) {
      line.read(fields);
      if (line.isEnding()) {
        ending = line.ending();
        return null;
      }
      return line.event();
    } catch (JsonProcessingException e) {
      if (lines.isTerminated()) {
        throw bad("this is not JSON: " + LineFields.why(e));
      }
      over = true;
      truncation = "line " + lines.number() + " breaks off: what comes before it is used";
      return null;
    } catch (LineFields.WrongFieldException e) {
      throw bad(Objects.requireNonNull(e.getMessage()));
    }
  }

  private BadTraceException bad(String what) {
    return new BadTraceException(name, lines.number(), what);
  }
}
