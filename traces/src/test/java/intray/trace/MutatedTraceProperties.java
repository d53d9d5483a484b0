package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import intray.Graph;
import intray.run.Serial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A trace that somebody has changed is objected to at the event that can no longer happen. */
final class MutatedTraceProperties {
  /** A trace in memory. */
  private record Trace(Header header, List<Event> events, Ending ending) {
    static Trace of(long seed) throws IOException {
      Graph graph = Chaos.graph(seed, 40);
      Path file = Files.createTempFile("trace", ".ndjson");
      try (Recording recording =
          Recording.serial(file, graph.wiring(), Header.of(graph.wiring()))) {
        recording.end(new Serial().shuffled(seed).run(graph, recording.recorder()));
      }
      try (TraceReader reader = TraceReader.open(file)) {
        List<Event> events = new ArrayList<>();
        for (Event event = reader.next(); event != null; event = reader.next()) {
          events.add(event);
        }
        Ending ending = reader.ending();
        assertNotNull(ending);
        return new Trace(reader.header(), events, ending);
      } finally {
        Files.delete(file);
      }
    }

    Linearisation.@Nullable Objection check() {
      Linearisation order = new Linearisation(header);
      for (Event event : events) {
        Linearisation.Objection objection = order.apply(event);
        if (objection != null) {
          return objection;
        }
      }
      return order.end(ending);
    }

    long next(int after, String component) {
      for (int k = after; k < events.size(); k++) {
        if (events.get(k).component().equals(component)) {
          return k + 1L;
        }
      }
      return events.size() + 1L;
    }
  }

  private static void assertObjectsAt(long index, Trace trace) {
    Linearisation.Objection objection = trace.check();
    assertNotNull(objection, "nothing was objected to");
    assertEquals(index, objection.index(), objection::toString);
  }

  @Property(tries = 300)
  void whatWasRecorded_isPossible(@ForAll @IntRange(max = 1000) int seed) throws IOException {
    assertNull(Trace.of(seed).check());
  }

  /** With the numbers left as they were, the gap shows at once. */
  @Property(tries = 1000)
  void aDroppedEvent_isMissedAtTheNextOfItsComponentAtTheLatest(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    Trace trace = Trace.of(seed);
    Assume.that(!trace.events.isEmpty());
    int k = at % trace.events.size();
    Event dropped = trace.events.remove(k);
    long next = trace.next(k, dropped.component());
    Linearisation.Objection objection = trace.check();

    assertNotNull(objection, () -> "nobody missed " + dropped);
    assertEquals(true, objection.index() <= next, objection::toString);
  }

  @Property(tries = 1000)
  void aDuplicatedEvent_isObjectedToAtTheDuplicate(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    Trace trace = Trace.of(seed);
    Assume.that(!trace.events.isEmpty());
    int k = at % trace.events.size();
    trace.events.add(k + 1, trace.events.get(k));

    assertObjectsAt(k + 2L, trace);
  }

  @Property(tries = 1000)
  void twoSwappedEventsOfAComponent_areObjectedToAtTheFirst(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    Trace trace = Trace.of(seed);
    Assume.that(trace.events.size() > 1);
    int k = at % (trace.events.size() - 1);
    Event first = trace.events.get(k);
    Assume.that(first.component().equals(trace.events.get(k + 1).component()));
    Collections.swap(trace.events, k, k + 1);

    assertObjectsAt(k + 1L, trace);
  }

  /** Two events of different components, renumbered, so that nothing but their meaning tells. */
  @Property(tries = 1000)
  void aMessageTakenBeforeItWasSent_isObjectedToWhereItIsTaken(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    Trace trace = Trace.of(seed);
    List<Integer> takes = new ArrayList<>();
    for (int k = 0; k < trace.events.size(); k++) {
      if (trace.events.get(k).operation() == Operation.POLL && trace.events.get(k).item() != null) {
        takes.add(k);
      }
    }
    Assume.that(!takes.isEmpty());
    int take = takes.get(at % takes.size());
    String item = String.valueOf(trace.events.get(take).item());
    int send = 0;
    while (!item.equals(trace.events.get(send).item())) {
      send++;
    }
    // The sender comes later: all its events from here on up to the take move behind it.
    String sender = trace.events.get(send).component();
    Assume.that(!sender.equals(trace.events.get(take).component()));
    List<Event> moved = new ArrayList<>();
    for (int k = take; k >= send; k--) {
      if (trace.events.get(k).component().equals(sender)) {
        moved.add(0, trace.events.remove(k));
      }
    }
    trace.events.addAll(take - moved.size() + 1, moved);
    Linearisation.Objection objection = trace.check();

    assertNotNull(objection);
    assertEquals(true, objection.index() <= take - moved.size() + 1, objection::toString);
  }

  @Property(tries = 500)
  void aForgedComponent_isObjectedToThere(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 10_000) int at)
      throws IOException {
    Trace trace = Trace.of(seed);
    Assume.that(!trace.events.isEmpty());
    int k = at % trace.events.size();
    Event event = trace.events.get(k);
    String other =
        trace.header.components().stream()
            .map(Header.Part::name)
            .filter(name -> !name.equals(event.component()))
            .findFirst()
            .orElseThrow();
    long seq =
        1 + trace.events.subList(0, k).stream().filter(e -> e.component().equals(other)).count();
    trace.events.set(
        k,
        new Event(
            other,
            seq,
            event.operation(),
            event.box(),
            event.item(),
            event.value(),
            event.object(),
            event.answer(),
            event.alternatives(),
            event.version(),
            event.boxes(),
            event.message()));
    Linearisation.Objection objection = trace.check();
    long next = Math.max(trace.next(k + 1, event.component()), trace.next(k + 1, other));

    assertNotNull(objection);
    assertEquals(
        true, objection.index() >= k + 1 && objection.index() <= next, objection::toString);
  }
}
