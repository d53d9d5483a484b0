package intray.validation;

import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tlc2.value.impl.Value;

/** Events as the records that {@code Trace.tla} reads. */
final class Records {
  private static final Value NOTHING = Tla.number(0);
  private static final Value NO_BOXES = Tla.set(List.of());
  private static final Value NO_COUNTS = Tla.function(Map.of());

  private final Wires wires;
  private final Things things;

  Records(Wires wires, Things things) {
    this.wires = wires;
    this.things = things;
  }

  Value of(Event event) {
    Operation operation = event.operation();
    String box = Objects.requireNonNullElse(event.box(), "");
    String name = event.component() + "." + box;
    return switch (operation) {
      case BEGIN, PAUSE, RESUME, DONE, FAIL, SIGNAL -> plain(event, operation.word());
      case IS_EMPTY, IS_DRAINED ->
          record(event, operation.word(), wires.inbox(name), NOTHING, Tla.bool(event.isYes()));
      case TAKE, POLL ->
          event.item() == null
              ? record(event, "PollNull", wires.inbox(name), NOTHING, Tla.bool(true))
              : record(event, "Take", wires.inbox(name), things.of(event), NOTHING);
      case SEND, OFFER -> send(event, wires.outbox(name));
      case CLOSE -> record(event, "Close", wires.outbox(name), NOTHING, NOTHING);
      case READ, PUBLISH ->
          record(event, operation.word(), wires.notice(box), NOTHING, version(event.version()));
      case CHOOSE -> choose(event);
      case USE ->
          record(event, "Use", Wires.UNKNOWN, things.of(event), Tla.bool(!isRefused(event)));
      case AWAIT -> await(event);
    };
  }

  /** Whether a component was kept from using what it does not hold. */
  static boolean isRefused(Event event) {
    return Boolean.FALSE.equals(event.answer());
  }

  private Value plain(Event event, String operation) {
    return record(event, operation, Wires.UNKNOWN, NOTHING, NOTHING);
  }

  private Value send(Event event, String outbox) {
    long position = -1;
    if (event.isYes() && things.outboxOf(event.item()).equals(outbox)) {
      position = Things.position(event.item());
    }
    Value record =
        record(
            event,
            "Send",
            outbox,
            things.of(event),
            Tla.bool(event.isYes()),
            NO_BOXES,
            NO_COUNTS,
            position);
    if (event.isYes()) {
      things.accept(event);
    }
    return record;
  }

  /** If it is not said how many alternatives there were, any answer will do: the one of one. */
  private Value choose(Event event) {
    boolean isOpen = event.alternatives() == 0;
    long chosen = event.answer() instanceof Long number ? number : -1;
    long answer = isOpen ? Math.min(chosen, 0) : chosen;
    long alternatives = isOpen ? 1 : event.alternatives();
    boolean sensible = answer >= 0 && answer < alternatives;
    return record(
        event,
        "Choose",
        Wires.UNKNOWN,
        NOTHING,
        Tla.number(sensible ? clamp(answer) : -1),
        NO_BOXES,
        NO_COUNTS,
        alternatives);
  }

  private Value await(Event event) {
    List<String> boxes =
        event.boxes().stream()
            .map(
                local -> {
                  String name = event.component() + "." + local;
                  String inbox = wires.inbox(name);
                  return inbox.equals(Wires.UNKNOWN) ? wires.outbox(name) : inbox;
                })
            .toList();
    return record(
        event, "Await", Wires.UNKNOWN, NOTHING, NOTHING, Tla.strings(boxes), NO_COUNTS, 0);
  }

  /** A version too large for TLC is wrong, but -1 would mean that none is given. */
  private static Value version(long version) {
    return Tla.number(version == Event.UNKNOWN ? -1 : (int) Math.min(version, Integer.MAX_VALUE));
  }

  /** The last line. What an ending with missing events says about boxes is not to be relied on. */
  Value of(Ending ending) {
    boolean whole = ending.missing() == 0;
    boolean rest = Facts.isRest(ending.end());
    Map<String, Value> left = new LinkedHashMap<>();
    if (whole && (rest || ending.end().equals("stopped"))) {
      wires.inboxes().forEach(inbox -> left.put(inbox, NOTHING));
      ending.left().forEach((box, items) -> put(left, wires.inbox(box), items));
      ending.outputs().forEach((box, items) -> put(left, wires.inbox(box), items));
    }
    String component = Objects.requireNonNullElse(ending.component(), "");
    return Tla.record(
        "operation", Tla.string("End"),
        "component", Tla.string(Wires.OUTSIDE),
        "box", Tla.string(Wires.UNKNOWN),
        "item", Tla.string(wires.component(component)),
        "answer", Tla.string(whole ? ending.end() : rest ? "disordered" : Ending.INTERRUPTED),
        "boxes", Tla.strings(wires.resting()),
        "left", Tla.function(left),
        "number", NOTHING,
        "position", NOTHING);
  }

  private static void put(Map<String, Value> left, String inbox, List<String> items) {
    if (EndCheck.isCut(items)) {
      left.remove(inbox);
    } else {
      left.put(inbox, Tla.number(items.size()));
    }
  }

  private Value record(Event event, String operation, String box, Value item, Value answer) {
    return record(event, operation, box, item, answer, NO_BOXES, NO_COUNTS, 0);
  }

  private Value record(
      Event event,
      String operation,
      String box,
      Value item,
      Value answer,
      Value boxes,
      Value left,
      long position) {
    return Tla.record(
        "operation", Tla.string(operation),
        "component", Tla.string(wires.component(event.component())),
        "box", Tla.string(box),
        "item", item,
        "answer", answer,
        "boxes", boxes,
        "left", left,
        "number", Tla.number(clamp(event.seq())),
        "position", Tla.number(clamp(position)));
  }

  /** TLC's numbers are ints; what does not fit is wrong in any case. */
  private static int clamp(long number) {
    return number < -1 || number > Integer.MAX_VALUE ? -1 : (int) number;
  }
}
