package intray.validation;

import intray.Wiring;
import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traces with a planted fault, and the event at which each must be rejected. A validation that lets
 * one of them pass is no validation.
 */
final class Canaries {
  private static final Header HEADER =
      new Header(
          "canary",
          Map.of(),
          "threads",
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(
              new Header.Part("a", List.of(), List.of("out"), false),
              new Header.Part("b", List.of("in"), List.of("out"), false)),
          List.of(new Header.Box("b.in", 2, List.of("a.out"))),
          List.of(new Header.Box("result", Wiring.UNBOUNDED, List.of("b.out"))),
          List.of());

  private Canaries() {}

  /** What is wrong, and where: 0 if nothing is. */
  record Canary(String fault, Trace trace, long rejected) {}

  /**
   * Events of a and b; numbered, so that a change of the log does not show by the numbers alone.
   */
  private static Trace trace(@Nullable Ending ending, Event... events) {
    Map<String, Long> last = new HashMap<>();
    List<Event> numbered = new ArrayList<>();
    for (Event event : events) {
      numbered.add(event.seq(last.merge(event.component(), 1L, Long::sum)));
    }
    return Trace.of(HEADER, numbered, ending);
  }

  private static Event event(String component, Operation operation) {
    return Event.of(component, 1, operation);
  }

  private static Event send(int k) {
    return event("a", Operation.SEND).at("out").item("a.out#" + k, null).answer(true);
  }

  private static Event take(int k) {
    return event("b", Operation.TAKE).at("in").item("a.out#" + k, null);
  }

  private static Event begin(String component) {
    return event(component, Operation.BEGIN);
  }

  private static Event use(String component) {
    return event(component, Operation.USE).item("a.out#1", null).answer(true);
  }

  private static Event close(String component) {
    return event(component, Operation.CLOSE).at("out");
  }

  private static Event done(String component) {
    return event(component, Operation.DONE);
  }

  private static Ending ending(String end, int left) {
    Map<String, List<String>> boxes = new LinkedHashMap<>();
    boxes.put("b.in", List.of("1", "2", "3").subList(0, left));
    return new Ending(end, Map.of(), boxes, Map.of(), Map.of(), null, null, 0);
  }

  static List<Canary> all() {
    Event awaits = event("b", Operation.AWAIT).awaiting(List.of("in"));
    Event pauses = event("b", Operation.PAUSE);
    Event refused = event("a", Operation.OFFER).at("out").answer(false);
    Event drained = event("b", Operation.IS_DRAINED).at("in").answer(true);
    Ending stuck = ending("stuck", 1);
    return List.of(
        new Canary(
            "none",
            trace(
                ending("completed", 0),
                awaits,
                begin("a"),
                send(1),
                begin("b"),
                take(1),
                use("b"),
                pauses,
                close("a"),
                done("a"),
                begin("b"),
                drained,
                close("b"),
                done("b")),
            0),
        new Canary("use after hand-off", trace(null, begin("a"), send(1), use("a")), 3),
        new Canary(
            "forged owner", trace(null, begin("a"), begin("b"), send(1), take(1), use("a")), 5),
        new Canary("use refused", trace(null, begin("a"), send(1), use("a").answer(false)), 0),
        new Canary(
            "use refused in vain",
            trace(null, begin("a"), send(1), begin("b"), take(1), use("b").answer(false)),
            5),
        new Canary(
            "the younger first", trace(null, begin("a"), send(1), send(2), begin("b"), take(2)), 5),
        new Canary(
            "taken twice", trace(null, begin("a"), send(1), begin("b"), take(1), take(1)), 5),
        new Canary("sent twice", trace(null, begin("a"), send(1), send(1)), 3),
        new Canary("more than the bound", trace(null, begin("a"), send(1), send(2), send(3)), 4),
        new Canary("refused with space", trace(null, begin("a"), send(1), refused), 3),
        new Canary("drained too early", trace(null, begin("b"), drained), 2),
        new Canary("woken for nothing", trace(null, awaits, begin("b")), 2),
        new Canary("roused for nothing", trace(null, pauses, begin("b")), 2),
        new Canary(
            "lost wake-up", trace(stuck, awaits, begin("a"), send(1), close("a"), done("a")), 6),
        new Canary(
            "lost signal",
            trace(stuck, begin("b"), begin("a"), send(1), pauses, close("a"), done("a")),
            7));
  }
}
