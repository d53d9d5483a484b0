package intray.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a trace against the semantics, read as a plain sequential program: one event after the
 * other either can happen where it stands or cannot. It knows nothing of threads, of the kernel or
 * of how the trace was made. For one thread.
 *
 * <p>On threads a signal may arrive later than what it tells of, until its giver's next event;
 * therefore a pause may end on a signal that was still on its way when the step began. Of several
 * such signals it is not followed which one arrived: that is left to the specification, which TLC
 * applies.
 *
 * <p>The command {@code validate} does not ask this judge but another, of the same rules, that has
 * to agree with TLC in everything. This one serves whoever has the traces alone: it tells what is
 * in the boxes, values included, and tests the recorder. Neither uses any of the other, and tests
 * demand that they name the same first wrong event.
 */
public final class Linearisation {
  private final State state;
  private final Rules rules;
  private long index;

  /**
   * Starts from the initial state of a graph.
   *
   * @param header of the trace
   * @throws IllegalArgumentException if the header contradicts itself, in words
   */
  public Linearisation(Header header) {
    state = new State(header);
    rules = new Rules(state);
  }

  /**
   * What cannot have happened.
   *
   * @param index which event, counted from 1; the number after the last event means the end
   * @param event the event, or null for the end
   * @param why in words
   */
  public record Objection(long index, @Nullable Event event, String why) {
    @Override
    public String toString() {
      return (event == null
              ? "the end"
              : "event "
                  + index
                  + " ("
                  + event.component()
                  + ", "
                  + event.operation().word()
                  + (event.box() == null ? "" : " " + event.box())
                  + ")")
          + ": "
          + why;
    }
  }

  /**
   * Lets the next event happen. After an objection the state is as before the event.
   *
   * @param event the next line
   * @return why it cannot happen, or null if it can
   */
  public @Nullable Objection apply(Event event) {
    index++;
    @Nullable String why = rules.apply(event);
    return why == null ? null : new Objection(index, event, why);
  }

  /**
   * Lets the trace end.
   *
   * @param ending the last line
   * @return why it cannot end so, or null if it can
   */
  public @Nullable Objection end(Ending ending) {
    @Nullable String why = new EndRules(state).check(ending);
    return why == null ? null : new Objection(index + 1, null, why);
  }

  /**
   * A box and what is in it.
   *
   * @param name in full
   * @param owner the path of the component that reads it, or null for an output
   * @param items the messages in it, oldest first
   */
  public record Contents(String name, @Nullable String owner, List<Item> items) {
    /** Copies the list. */
    public Contents {
      items = List.copyOf(items);
    }
  }

  /**
   * A message.
   *
   * @param id as in {@code lines.out#1}
   * @param value what it looks like, or null if the trace does not say
   */
  public record Item(String id, @Nullable String value) {}

  /**
   * What is in the boxes now.
   *
   * @return the inboxes, then the outputs, empty ones too
   */
  public List<Contents> boxes() {
    List<Contents> contents = new ArrayList<>();
    for (State.Inbox box : state.inboxes()) {
      contents.add(
          new Contents(
              box.name, box.reader == null ? null : box.reader.name, new ArrayList<>(box.items)));
    }
    return contents;
  }

  /**
   * What a message that is in a box now looks like.
   *
   * @param item as in {@code lines.out#1}
   * @return the value, or null if the trace does not say, or the message is in no box
   */
  public @Nullable String value(String item) {
    State.@Nullable Outbox outbox =
        state.outbox(item.substring(0, Math.max(0, item.lastIndexOf('#'))));
    if (outbox != null && outbox.target != null) {
      for (Item inside : outbox.target.items) {
        if (inside.id().equals(item)) {
          return inside.value();
        }
      }
    }
    return null;
  }

  /**
   * Judges a whole trace.
   *
   * @param reader at the first event; is read to its end
   * @return the first objection, or null if there is none
   * @throws java.io.IOException if the trace cannot be read
   */
  public static @Nullable Objection check(TraceReader reader) throws java.io.IOException {
    Linearisation order = new Linearisation(reader.header());
    for (Event event = reader.next(); event != null; event = reader.next()) {
      @Nullable Objection objection = order.apply(event);
      if (objection != null) {
        return objection;
      }
    }
    @Nullable Ending ending = reader.ending();
    return ending == null ? null : order.end(ending);
  }
}
