package intray.cli;

import intray.check.ReplayToken;
import intray.trace.BadTraceException;
import intray.trace.Event;
import intray.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed: a token, by itself or in the first line of a trace.
 *
 * @param token what to perform
 * @param trace where it was recorded, or null
 */
record Recorded(ReplayToken token, @Nullable Path trace) {

  /**
   * Reads what was given.
   *
   * @throws UsageException if it is neither a token nor a trace that has one
   */
  static Recorded of(String given) {
    if (ReplayToken.isMeant(given.strip())) {
      return new Recorded(parse(given, ""), null);
    }
    try {
      Path file = Path.of(given);
      if (given.isEmpty() || !Files.exists(file)) {
        throw neither(given, null);
      } else if (Files.isDirectory(file)) {
        throw new UsageException(given + " is a directory; name one trace in it");
      }
      TraceInput.requireRereadable(file);
      try (TraceReader reader = TraceReader.open(file)) {
        @Nullable String token = reader.header().replay();
        if (token == null) {
          throw new UsageException(
              given
                  + " is the trace of a run, and no schedule of the checker: it says what happened,"
                  + " and has no token to replay. 'intray check --traces DIR' writes traces that"
                  + " have one.");
        }
        return new Recorded(parse(token, given + ": "), file);
      }
    } catch (InvalidPathException e) {
      throw neither(given, e);
    } catch (BadTraceException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UsageException(TraceInput.unreadable(given, e), e);
    } catch (OutOfMemoryError e) {
      throw new UsageException(TraceInput.tooLarge(given), e);
    }
  }

  private static ReplayToken parse(String text, String where) {
    try {
      return ReplayToken.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(where + e.getMessage(), e);
    }
  }

  private static UsageException neither(String given, @Nullable Throwable cause) {
    return new UsageException(
        "'"
            + given
            + "' is no replay token, and there is no such file. A token begins with 'intray1:';"
            + " check prints one below each schedule.",
        cause);
  }

  /**
   * The first event of the trace that is not what has happened now, in words.
   *
   * @return a sentence, or null if everything is the same or there is no trace
   * @throws UsageException if the trace is broken
   */
  @Nullable String difference(List<Event> now) {
    if (trace == null) {
      return null;
    }
    try (TraceReader reader = TraceReader.open(trace)) {
      for (Event event : now) {
        @Nullable Event then = reader.next();
        if (then == null) {
          return reader.truncation(); // or it ended, which is said elsewhere
        }
        if (!then.equals(event)) {
          return "line "
              + reader.line()
              + " of the trace is "
              + text(then)
              + ", and now it is "
              + text(event)
              + ".";
        }
      }
      return null;
    } catch (BadTraceException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UsageException(TraceInput.unreadable(trace.toString(), e), e);
    }
  }

  private static String text(Event event) {
    StringBuilder text = new StringBuilder(event.component() + ": " + event.operation().word());
    if (event.box() != null) {
      text.append(' ').append(event.box());
    }
    if (event.value() != null) {
      text.append(' ').append(event.value());
    }
    if (event.answer() != null) {
      text.append(" answered ").append(event.answer());
    }
    return text.toString();
  }
}
