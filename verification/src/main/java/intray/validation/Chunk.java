package intray.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.Value;

/** What one run of TLC validates: traces, or parts of traces, of one graph. */
record Chunk(Wires wires, List<Part> parts) {
  /** Copies the list. */
  Chunk {
    parts = List.copyOf(parts);
  }

  /** By number, from 1 on. */
  Part part(int number) {
    return parts.get(number - 1);
  }

  Value numbers() {
    List<Value> numbers = new ArrayList<>();
    for (int k = 1; k <= parts.size(); k++) {
      numbers.add(Tla.number(k));
    }
    return Tla.set(numbers);
  }

  /** Some events that follow each other in one trace, and what TLC made of them. */
  static final class Part {
    private final Facts facts;
    private final long offset;
    private final Value starts;
    private final Value[] events;
    private int furthest;
    private long states;
    private final Set<Value> ends = new TreeSet<>();

    /**
     * A part of a trace.
     *
     * @param facts about the whole trace
     * @param offset how many events come before this part
     * @param starts the states in which it may begin
     * @param events as records for {@code Trace.tla}
     */
    Part(Facts facts, long offset, Value starts, List<Value> events) {
      this.facts = facts;
      this.offset = offset;
      this.starts = starts;
      this.events = events.toArray(new Value[0]);
    }

    Value starts() {
      return starts;
    }

    int length() {
      return events.length;
    }

    Value event(int k) {
      return events[k - 1];
    }

    boolean goesOn(int k, String component) {
      return facts.goesOn(offset + k, component);
    }

    boolean lastStep(int k, String component) {
      return facts.lastStep(offset + k, component);
    }

    Value waiting() {
      return Tla.strings(offset == 0 ? facts.waiting() : Set.of());
    }

    /** TLC has reached a state in which the k-th event comes next. */
    void reached(int k, Value state) {
      states++;
      furthest = Math.max(furthest, k);
      if (state instanceof RecordValue) {
        ends.add(state);
      }
    }

    /** Whether all events can have happened. */
    boolean isAccepted() {
      return furthest == events.length + 1;
    }

    /** The number, in the whole trace, of the first event that cannot have happened. */
    long rejected() {
      return offset + furthest;
    }

    /** Whether TLC came anywhere at all; else something is wrong with the machinery. */
    boolean isJudged() {
      return furthest > 0;
    }

    /** How many states TLC has reached. */
    long states() {
      return states;
    }

    /** The states in which it may end. */
    List<Value> ends() {
      return List.copyOf(ends);
    }
  }
}
