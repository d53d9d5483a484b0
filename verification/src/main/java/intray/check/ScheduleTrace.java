package intray.check;

import intray.Wiring;
import intray.run.Outcome;
import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.TraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that was performed, as a trace. What ends a step is written when it is asked, and that
 * a component goes on is its next Begin: as on threads. A signal is written only where it comes
 * later than what it tells of.
 */
public final class ScheduleTrace {
  private static final int LONGEST = 1000;

  private final Model model;
  private final Wiring wiring;
  private final List<Event> events = new ArrayList<>();
  private final long[] seq;
  private final long[] sent;
  private final long[] versions;
  private final List<Deque<String>> boxes = new ArrayList<>();
  private Ending ending = Ending.of("stopped");
  private @Nullable Long loop;

  ScheduleTrace(Model model) {
    this.model = model;
    this.wiring = model.wiring;
    this.seq = new long[wiring.components()];
    this.sent = new long[wiring.outboxes()];
    this.versions = new long[wiring.notices()];
    for (int i = 0; i < wiring.inboxes(); i++) {
      boxes.add(new ArrayDeque<>());
    }
  }

  /**
   * The operations, in an order in which they can have happened.
   *
   * @return the lines of the trace between the first and the last
   */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /**
   * Writes it, from the first line to the last.
   *
   * @param out where to; closed afterwards
   * @param token what replays the schedule
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream out, ReplayToken token) throws IOException {
    FindingKind kind = token.plan().kind();
    Header header =
        Header.of(wiring)
            .named(token.graph(), token.parameters())
            .checked(
                token.plan().level().toString(),
                token.toString(),
                kind == null ? null : kind.name())
            .looping(loop);
    try (TraceWriter writer = new TraceWriter(out, header)) {
      for (Event event : events) {
        writer.write(event);
      }
      writer.end(ending);
    }
  }

  /** What follows comes again and again. */
  void again() {
    loop = events.size() + 1L;
  }

  /** An operation that was performed; written are those that do not end a step. */
  void performed(int c, Operation operation, int answer, boolean delayed) {
    int box = operation.box();
    switch (operation.kind()) {
      case BEGIN -> add(event(c, intray.trace.Operation.BEGIN));
      case IS_EMPTY -> add(at(c, intray.trace.Operation.IS_EMPTY, inbox(box)).answer(answer == 1));
      case IS_DRAINED ->
          add(at(c, intray.trace.Operation.IS_DRAINED, inbox(box)).answer(answer == 1));
      case TAKE -> taken(at(c, intray.trace.Operation.TAKE, inbox(box)), box, answer);
      case POLL -> taken(at(c, intray.trace.Operation.POLL, inbox(box)), box, answer);
      case SEND -> put(at(c, intray.trace.Operation.SEND, outbox(box)), operation, answer == 1);
      case OFFER -> put(at(c, intray.trace.Operation.OFFER, outbox(box)), operation, answer == 1);
      case CLOSE -> add(at(c, intray.trace.Operation.CLOSE, outbox(box)));
      case SIGNAL -> {
        if (delayed) {
          add(at(c, intray.trace.Operation.SIGNAL, wiring.path(box)));
        }
      }
      case READ ->
          add(
              at(c, intray.trace.Operation.READ, wiring.noticeName(box))
                  .version(versions[box], text(answer)));
      case PUBLISH ->
          add(
              at(c, intray.trace.Operation.PUBLISH, wiring.noticeName(box))
                  .version(++versions[box], text(operation.item())));
      case CHOOSE -> add(event(c, intray.trace.Operation.CHOOSE).chosen(answer, operation.item()));
      case AWAIT, PAUSE, DONE, FAIL -> {
        // written when it was asked
      }
    }
  }

  /** What a component asks next; written is what ends a step or the component. */
  void asks(int c, Operation operation) {
    switch (operation.kind()) {
      case AWAIT -> {
        List<String> names = new ArrayList<>();
        for (int box : operation.guard()) {
          names.add(box >= 0 ? inbox(box) : outbox(~box));
        }
        add(event(c, intray.trace.Operation.AWAIT).awaiting(names));
      }
      case PAUSE -> add(event(c, intray.trace.Operation.PAUSE));
      case DONE -> add(event(c, intray.trace.Operation.DONE));
      case FAIL ->
          add(event(c, intray.trace.Operation.FAIL).message(String.valueOf(operation.cause())));
      default -> {
        // not yet performed
      }
    }
  }

  private void add(Event event) {
    events.add(event);
  }

  private Event event(int c, intray.trace.Operation operation) {
    return Event.of(wiring.path(c), ++seq[c], operation);
  }

  private Event at(int c, intray.trace.Operation operation, String name) {
    return event(c, operation).at(name);
  }

  private void taken(Event event, int inbox, int item) {
    add(item == Items.NONE ? event : event.item(boxes.get(inbox).remove(), text(item)));
  }

  private void put(Event event, Operation operation, boolean accepted) {
    String text = text(operation.item());
    if (!accepted) {
      add(event.item(null, text).answer(false));
      return;
    }
    int outbox = operation.box();
    String id = wiring.outboxName(outbox) + "#" + ++sent[outbox];
    int target = wiring.target(outbox);
    if (target != Wiring.NOBODY) {
      boxes.get(target).add(id);
    }
    add(event.item(id, text).answer(true));
  }

  /** A message may be a book; a line of a trace is not. */
  private String text(int item) {
    String text = model.items.text(item);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private String inbox(int box) {
    return Operation.local(wiring.inboxName(box));
  }

  private String outbox(int box) {
    return Operation.local(wiring.outboxName(box));
  }

  /** How it ended, and what is in the boxes then; null if the schedule stops before an end. */
  void ends(int[] state, @Nullable Outcome outcome) {
    Map<String, List<String>> outputs = new LinkedHashMap<>();
    Map<String, List<String>> left = new LinkedHashMap<>();
    for (int i = 0; i < wiring.inboxes(); i++) {
      List<String> texts = new ArrayList<>();
      for (int item : model.queues.items(model.queue(state, i))) {
        texts.add(text(item));
      }
      if (wiring.reader(i) == Wiring.NOBODY) {
        outputs.put(wiring.inboxName(i), texts);
      } else if (!texts.isEmpty()) {
        left.put(wiring.inboxName(i), texts);
      }
    }
    Map<String, String> notices = new LinkedHashMap<>();
    for (int k = 0; k < wiring.notices(); k++) {
      notices.put(wiring.noticeName(k), text(state[model.notices + k]));
    }
    ending =
        new Ending(
            outcome == null ? "stopped" : outcome.end().toString(),
            outputs,
            left,
            notices,
            outcome == null ? Map.of() : outcome.waiting(),
            outcome == null ? null : outcome.failedComponent(),
            outcome == null || outcome.cause() == null ? null : String.valueOf(outcome.cause()),
            0);
  }
}
