package intray.validation;

import intray.trace.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Lets TLC decide whether traces are behaviours of the specification. Traces of one wiring share
 * runs of TLC, long traces are cut, so that memory does not grow with the length of a trace.
 *
 * <p>Before anything else it has to judge traces with planted faults, and each run of TLC is given
 * two traces more, one that it must accept and one that it must reject.
 */
public final class Validator {
  /**
   * How many events one run of TLC reads: with more, what has been sent and taken in a part slows
   * its events down; with fewer, TLC starts too often.
   */
  public static final int CHUNK = 4_000;

  private final Tlc.Schedule schedule;
  private final int chunk;
  private final LongConsumer judged;

  /** With parts of the usual size, and without a word until the end. */
  public Validator() {
    this(count -> {});
  }

  /**
   * With parts of the usual size.
   *
   * @param judged is told after each run of TLC how many events were judged by then
   */
  public Validator(LongConsumer judged) {
    this(Tlc.Schedule.ENOUGH, CHUNK, judged);
  }

  Validator(Tlc.Schedule schedule, int chunk) {
    this(schedule, chunk, count -> {});
  }

  private Validator(Tlc.Schedule schedule, int chunk, LongConsumer judged) {
    this.schedule = schedule;
    this.chunk = chunk;
    this.judged = judged;
  }

  /**
   * What TLC says about one trace.
   *
   * @param events how many there are; a line that ends the trace counts as one more
   * @param rejected the number, from 1 on, of the first event that cannot have happened after those
   *     before it, or 0 if all of them can
   */
  public record Verdict(long events, long rejected) {
    /**
     * Whether the trace is a behaviour of the specification.
     *
     * @return whether no event is rejected
     */
    public boolean isAccepted() {
      return rejected == 0;
    }
  }

  /**
   * Validates one trace.
   *
   * @param trace to be validated
   * @return the verdict
   * @throws intray.trace.BadTraceException if it is not a trace
   * @throws IOException if it cannot be read
   * @throws ValidationException if its header makes no sense
   * @throws IllegalStateException if TLC did not work
   */
  public Verdict validate(Trace trace) throws IOException {
    return validate(List.of(trace)).get(0);
  }

  /**
   * Validates traces.
   *
   * @param traces to be validated
   * @return a verdict for each, in the same order
   * @throws intray.trace.BadTraceException if one is not a trace
   * @throws IOException if one cannot be read
   * @throws ValidationException if a header makes no sense
   * @throws IllegalStateException if TLC did not work
   */
  public List<Verdict> validate(List<Trace> traces) throws IOException {
    List<Canaries.Canary> canaries = Canaries.all();
    List<Verdict> sung =
        new Validator(schedule, CHUNK)
            .judge(canaries.stream().map(Canaries.Canary::trace).toList());
    for (int k = 0; k < sung.size(); k++) {
      Canaries.Canary canary = canaries.get(k);
      if (sung.get(k).rejected() != canary.rejected()) {
        throw new IllegalStateException(
            "validation does not work here: of a trace with a planted fault ("
                + canary.fault()
                + ") event "
                + canary.rejected()
                + " is wrong, and TLC rejects "
                + sung.get(k).rejected());
      }
    }
    return judge(traces);
  }

  private List<Verdict> judge(List<Trace> traces) throws IOException {
    Map<List<Object>, List<Integer>> byWiring = new LinkedHashMap<>();
    for (int k = 0; k < traces.size(); k++) {
      try (Trace.Reading reading = traces.get(k).open()) {
        List<Object> wiring = wiring(reading.header());
        byWiring.computeIfAbsent(wiring, w -> new ArrayList<>()).add(k);
      }
    }
    Verdict[] verdicts = new Verdict[traces.size()];
    long count = 0;
    for (List<Integer> group : byWiring.values()) {
      count = validate(traces, group, verdicts, count);
    }
    return List.of(verdicts);
  }

  private static List<Object> wiring(Header header) {
    return List.of(header.components(), header.inboxes(), header.outputs(), header.notices());
  }

  /** Traces of one wiring, after so many events; with them there are as many as it returns. */
  private long validate(
      List<Trace> traces, List<Integer> indices, Verdict[] verdicts, long judgedBefore)
      throws IOException {
    long count = judgedBefore;
    Wires wires;
    try (Trace.Reading reading = traces.get(indices.get(0)).open()) {
      wires = new Wires(reading.header());
    }
    List<Cursor> open = new ArrayList<>();
    int next = 0;
    try {
      while (next < indices.size() || !open.isEmpty()) {
        List<Chunk.Part> parts = new ArrayList<>();
        int room = chunk;
        for (Cursor cursor : open) {
          parts.add(cursor.next(room));
          room -= parts.get(parts.size() - 1).length();
        }
        while (next < indices.size() && room > 0) {
          int index = indices.get(next++);
          Cursor cursor = new Cursor(wires, traces.get(index), index);
          open.add(cursor);
          parts.add(cursor.next(room));
          room -= parts.get(parts.size() - 1).length();
        }
        run(wires, parts);
        count += parts.stream().mapToLong(Chunk.Part::length).sum();
        judged.accept(count);
        List<Cursor> going = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
          Cursor cursor = open.get(k);
          Chunk.Part part = parts.get(k);
          if (part.isAccepted() && !cursor.isOver()) {
            cursor.advance(part);
            going.add(cursor);
          } else {
            long rejected = part.isAccepted() ? 0 : part.rejected();
            verdicts[cursor.index()] = new Verdict(cursor.length(), rejected);
            cursor.close();
          }
        }
        open = going;
      }
    } finally {
      for (Cursor cursor : open) {
        cursor.close();
      }
    }
    return count;
  }

  private void run(Wires wires, List<Chunk.Part> parts) throws IOException {
    List<Chunk.Part> all = new ArrayList<>(parts);
    String component = wires.components().isEmpty() ? Wires.UNKNOWN : wires.components().get(0);
    Chunk.Part good = canary(wires, "Begin", component, "ready");
    Chunk.Part bad = canary(wires, "Use", component, "running");
    all.add(good);
    all.add(bad);
    Tlc.run(new Chunk(wires, all), schedule);
    if (bad.isAccepted() || good.isAccepted() == wires.components().isEmpty()) {
      throw new IllegalStateException(
          "TLC does not do its work: it accepts the use of an item that nobody holds, or rejects"
              + " the beginning of a step");
    }
  }

  /** One event: a component begins its first step, or uses an item that nobody holds. */
  private static Chunk.Part canary(Wires wires, String operation, String component, String mode) {
    return new Chunk.Part(
        new Facts(wires),
        1, // not the first of its trace: nobody waits before its first step
        Tla.set(List.of(Cursor.start(wires, new Things(wires).held(), mode))),
        List.of(
            Tla.record(
                "operation", Tla.string(operation),
                "component", Tla.string(component),
                "box", Tla.string(Wires.UNKNOWN),
                "item", Tla.number(1),
                "answer", Tla.bool(true),
                "boxes", Tla.strings(List.of()),
                "left", Tla.function(Map.of()),
                "number", Tla.number(1),
                "position", Tla.number(0))));
  }
}
