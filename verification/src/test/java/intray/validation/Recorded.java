package intray.validation;

import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace in memory, which tests change. */
record Recorded(Header header, List<Event> events, @Nullable Ending ending) {
  Recorded {
    events = List.copyOf(events);
  }

  Trace trace() {
    return Trace.of(header, events, ending);
  }

  Recorded with(List<Event> other) {
    return new Recorded(header, other, ending);
  }

  static Recorded read(Path file) throws IOException {
    try (TraceReader reader = TraceReader.open(file)) {
      List<Event> events = new ArrayList<>();
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      return new Recorded(reader.header(), events, reader.ending());
    }
  }
}
