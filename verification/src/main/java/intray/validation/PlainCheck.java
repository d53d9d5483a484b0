package intray.validation;

import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.Operation;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a trace in plain Java, as {@code Trace.tla} does, to say in words what is wrong. It
 * decides nothing: TLC does, and whoever asks both compares. One pass, and memory for what is in
 * the boxes.
 *
 * <p>There is another plain judge, {@link intray.trace.Linearisation}, and both are kept. That one
 * belongs to the traces, which know nothing of TLC: it keeps values too, shows the boxes to
 * readers, and tests the recorder. This one is exact about which signal ended a pause, names what
 * would have been allowed, and has to agree with TLC. They share the events and nothing else, were
 * written apart, and tests demand that they name the same event: a mistake would have to be made
 * twice.
 */
final class PlainCheck {
  /** More things at a time would take TLC hours: it looks at all of them at each event. */
  private static final long MOST_THINGS = 1_000_000;

  /** Whoever has the time and the memory may allow more, by this system property. */
  private static final String MOST = "intray.underway";

  /** After so many events it is said how far the reading is. */
  private static final long OFTEN = 1 << 16;

  private final Situation situation;
  private final Operating operating;

  private PlainCheck(Header header) {
    situation = new Situation(header);
    operating = new Operating(situation);
  }

  /**
   * What there is to say.
   *
   * @param events how many there are, without the last line
   * @param wrong the first event that cannot be, or null
   * @param truncation what is missing at the end, or null
   * @param underWay of all events: how many things were under way after it
   */
  record Result(long events, @Nullable Wrong wrong, @Nullable String truncation, double underWay) {}

  /** Reads a trace, and tells nobody how far it is. */
  static Result of(Trace trace) throws IOException {
    return of(trace, read -> {});
  }

  /** Reads a trace to its end: a line that is of no trace may come after the first wrong event. */
  static Result of(Trace trace, LongConsumer read) throws IOException {
    long most = Long.getLong(MOST, MOST_THINGS);
    double underWay = 0;
    try (Trace.Reading reading = trace.open()) {
      PlainCheck check = new PlainCheck(reading.header());
      @Nullable Wrong wrong = null;
      long index = 0;
      for (Event event = reading.next(); event != null; event = reading.next()) {
        index++;
        if (wrong == null) {
          wrong = check.look(index, reading.line(), event);
          check.requireFew(reading.line(), most);
          underWay += check.situation.contents.size();
        }
        if (index % OFTEN == 0) {
          read.accept(index);
        }
      }
      Ending ending = reading.ending();
      if (wrong == null && ending != null) {
        wrong = check.look(index + 1, ending);
      }
      boolean unused = index == 0 && ending != null && ending.end().equals(Ending.INTERRUPTED);
      return new Result(
          index,
          wrong,
          unused ? "the run was interrupted before anything happened" : reading.truncation(),
          underWay);
    }
  }

  private void requireFew(long line, long most) {
    if (situation.contents.size() > most) {
      throw new ValidationException(
          line,
          "more than "
              + most
              + " messages and objects are under way at the same time here, and each event takes"
              + " the longer the more there are. Bound the inboxes, or record a shorter run; or give"
              + " it hours and memory, as in java -D"
              + MOST
              + "="
              + 10 * most
              + " -Xmx8g -jar …");
    }
  }

  private @Nullable Wrong look(long index, long line, Event event) {
    try {
      follow(event);
      return null;
    } catch (Refusal refusal) {
      return new Wrong(
          index, line, event.component(), Words.of(event), refusal.why, refusal.instead);
    }
  }

  private @Nullable Wrong look(long index, Ending ending) {
    try {
      new EndCheck(situation).end(ending);
      return null;
    } catch (Refusal refusal) {
      String what = "the run ended: " + ending.end();
      return new Wrong(index, 0, "", what, refusal.why, refusal.instead);
    }
  }

  private void follow(Event event) throws Refusal {
    String component = event.component();
    Situation.Part part = situation.parts.get(component);
    if (part == null) {
      throw new Refusal(
          "the graph has no component " + component,
          "an event of one of " + situation.parts.keySet());
    }
    if (situation.failed.contains(component)) {
      throw new Refusal(component + " has failed before", "nothing more of " + component);
    }
    situation.settle(component);
    if (event.seq() != part.events + 1) {
      throw new Refusal(
          "the events of " + component + " before it end with seq " + part.events,
          "seq " + (part.events + 1));
    }
    part.events++;
    switch (event.operation()) {
      case BEGIN -> begin(part);
      case RESUME -> resume(part);
      case FAIL -> situation.failed.add(component);
      case SIGNAL -> {} // whoever it tells has been told before its next event
      default -> {
        if (part.mode == Situation.Mode.READY
            && part.steps == 0
            && Facts.isAnswer(event.operation())) {
          part.mode = Situation.Mode.RUNNING; // what start() answered
        }
        if (part.mode != Situation.Mode.RUNNING && event.operation() != Operation.USE) {
          throw new Refusal(part.where(), part.next());
        }
        operating.operate(event, part);
      }
    }
  }

  private void begin(Situation.Part state) throws Refusal {
    if (state.mode == Situation.Mode.DONE) {
      throw new Refusal(state.where(), state.next());
    }
    if (state.mode == Situation.Mode.WAITING && !state.guardHeld) {
      throw new Refusal(
          state.where() + ", and none of them has become ready",
          "what makes one of them ready: mail, the end of the stream, or space");
    }
    if (!state.signals.begin(state.mode == Situation.Mode.PAUSING)) {
      throw new Refusal(
          state.where() + ", and nothing has happened at its boxes since its step began",
          "mail, a close or space for it");
    }
    state.mode = Situation.Mode.RUNNING;
    state.steps++;
  }

  private void resume(Situation.Part state) throws Refusal {
    boolean ready =
        switch (state.mode) {
          case READY -> true;
          case WAITING -> state.guardHeld;
          case PAUSING -> state.signals.begin(true);
          case RUNNING, DONE -> false;
        };
    if (ready) {
      state.mode = Situation.Mode.READY;
    } else {
      throw new Refusal(state.where(), state.next());
    }
  }
}
