package intray.validation;

import intray.trace.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** A trace on its way through TLC, part by part. */
final class Cursor implements Closeable {
  private final Wires wires;
  private final int index;
  private final Facts facts;
  private final Things things;
  private final Records records;
  private final Trace.Reading reading;
  private long offset;
  private boolean over;

  /** The states in which the next part may begin; null before the first. */
  private @Nullable List<Value> ends;

  /** Reads the trace once, to learn the facts, and begins to read it again. */
  Cursor(Wires wires, Trace trace, int index) throws IOException {
    this.wires = wires;
    this.index = index;
    facts = new Facts(wires);
    try (Trace.Reading first = trace.open()) {
      for (Event event = first.next(); event != null; event = first.next()) {
        facts.add(event);
      }
      facts.end(first.ending());
    }
    things = new Things(wires);
    records = new Records(wires, things);
    reading = trace.open();
  }

  /** Which of the traces this is. */
  int index() {
    return index;
  }

  long length() {
    return facts.length();
  }

  boolean isOver() {
    return over;
  }

  /** The next part, of at most so many events. */
  Chunk.Part next(int limit) throws IOException {
    List<Value> events = new ArrayList<>();
    while (events.size() < limit && !over) {
      Event event = offset + events.size() < facts.events() ? reading.next() : null;
      if (event != null) {
        events.add(records.of(event));
      } else {
        over = true;
        if (facts.ending() != null) {
          events.add(records.of(facts.ending()));
        }
      }
    }
    List<Value> starts = new ArrayList<>();
    if (ends == null) {
      starts.add(first());
    } else {
      ends.forEach(end -> starts.add(with((RecordValue) end, "held", things.held())));
    }
    return new Chunk.Part(facts, offset, Tla.set(starts), events);
  }

  /** TLC has accepted a part. */
  void advance(Chunk.Part part) {
    offset += part.length();
    ends = part.ends();
    RecordValue end = (RecordValue) ends.get(0);
    things.advance(field(end, "held"), field(end, "transit"));
  }

  private Value first() {
    return start(wires, things.held(), "ready");
  }

  /** Nothing has happened yet. */
  static Value start(Wires wires, Value held, String mode) {
    Value nothing = Tla.set(Set.of());
    List<String> counted = new ArrayList<>(wires.components());
    counted.addAll(wires.outboxes());
    return Tla.record(
        "held", held,
        "transit", all(wires.inboxes(), Tla.sequence(List.of())),
        "closed", nothing,
        "discarded", nothing,
        "mode", all(wires.components(), Tla.string(mode)),
        "guard", all(wires.components(), nothing),
        "happened", all(wires.components(), Tla.bool(false)),
        "owed", all(wires.components(), nothing),
        "failed", nothing,
        "notice", all(wires.notices(), Tla.number(0)),
        "count", all(counted, Tla.number(0)));
  }

  private static Value all(List<String> domain, Value value) {
    Map<String, Value> function = new LinkedHashMap<>();
    domain.forEach(argument -> function.put(argument, value));
    return Tla.function(function);
  }

  private static Value field(RecordValue record, String name) {
    for (int k = 0; k < record.names.length; k++) {
      if (record.names[k].equals(UniqueString.uniqueStringOf(name))) {
        return record.values[k];
      }
    }
    throw new IllegalStateException("TLC's state has no " + name + ": " + record);
  }

  private static Value with(RecordValue record, String name, Value value) {
    Object[] fields = new Object[2 * record.names.length];
    for (int k = 0; k < record.names.length; k++) {
      String field = record.names[k].toString();
      fields[2 * k] = field;
      fields[2 * k + 1] = field.equals(name) ? value : record.values[k];
    }
    return Tla.record(fields);
  }

  @Override
  public void close() throws IOException {
    reading.close();
  }
}
