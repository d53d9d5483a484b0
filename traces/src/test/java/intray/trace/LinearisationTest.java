package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule of the semantics, broken: at which event, and what is said about it. */
final class LinearisationTest {
  private static final Header HEADER =
      new Header(
          "g",
          Map.of(),
          "threads",
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(
              new Header.Part("w", List.of(), List.of("out"), false),
              new Header.Part("v", List.of(), List.of("out"), false),
              new Header.Part("r", List.of("in"), List.of("out"), true)),
          List.of(new Header.Box("r.in", 1, List.of("w.out", "v.out"))),
          List.of(new Header.Box("result", Wiring.UNBOUNDED, List.of("r.out"))),
          List.of(new Header.Notice("status", "w", "0")));

  private final Linearisation order = new Linearisation(HEADER);
  private final Map<String, Long> seq = new HashMap<>();

  private Event next(String component, Operation operation) {
    return Event.of(component, seq.merge(component, 1L, Long::sum), operation);
  }

  private void happens(Event... events) {
    for (Event event : events) {
      Linearisation.Objection objection = order.apply(event);
      assertNull(objection, () -> "objects to " + objection);
    }
  }

  private void cannotHappen(String why, Event event) {
    Linearisation.Objection objection = order.apply(event);
    assertNotNull(objection, () -> "allows " + event);
    assertTrue(objection.why().contains(why), objection::toString);
    seq.merge(event.component(), -1L, Long::sum);
  }

  private Event begin(String component) {
    return next(component, Operation.BEGIN);
  }

  private Event send(String component, String item) {
    return next(component, Operation.SEND).at("out").item(item, "1").answer(true);
  }

  private Event take(String item) {
    return next("r", Operation.TAKE).at("in").item(item, null);
  }

  @Test
  void aMessage_comesOutOnceInOrderAndFromItsOwner() {
    happens(begin("w"), begin("v"), begin("r"));
    cannotHappen("nothing to take from r.in", take("w.out#1"));
    cannotHappen("next message of w.out is w.out#1", send("w", "w.out#2"));
    happens(send("w", "w.out#1"));
    assertEquals("1", order.value("w.out#1"));
    cannotHappen("r.in is full (bound 1): in it is w.out#1", send("v", "v.out#1"));
    happens(next("v", Operation.OFFER).at("out").answer(false));
    cannotHappen("is not empty", next("r", Operation.IS_EMPTY).at("in").answer(true));
    cannotHappen("is not empty", next("r", Operation.POLL).at("in"));
    cannotHappen("is not drained", next("r", Operation.IS_DRAINED).at("in").answer(true));
    cannotHappen("oldest message in r.in is w.out#1", take("v.out#1"));
    cannotHappen("w has no inbox 'in'", next("w", Operation.TAKE).at("in").item("w.out#1", null));
    happens(take("w.out#1"));
    cannotHappen("there is space", next("v", Operation.OFFER).at("out").answer(false));
    cannotHappen("is empty", next("r", Operation.IS_EMPTY).at("in").answer(false));
  }

  @Test
  void anItem_isUsedByItsOwnerOnly() {
    happens(begin("w"), begin("r"));
    cannotHappen("nobody has sent 'w.out#1'", use("w", "w.out#1", true));
    happens(send("w", "w.out#1"));
    cannotHappen("w has handed off w.out#1. It is in r.in", use("w", "w.out#1", true));
    cannotHappen("w.out#1 is in r.in", use("r", "w.out#1", true));
    happens(use("w", "w.out#1", false), take("w.out#1"), use("r", "w.out#1", true));
    cannotHappen("w has handed off w.out#1. It belongs to r", use("w", "w.out#1", true));
    cannotHappen("which was refused it", use("r", "w.out#1", false));
    cannotHappen("nobody has sent 'x'", use("r", "x", true));
  }

  private Event use(String component, String item, boolean allowed) {
    return next(component, Operation.USE).item(item, null).answer(allowed);
  }

  @Test
  void anAwait_endsOnceTheGuardHasHeld() {
    happens(next("r", Operation.AWAIT).awaiting(List.of("in")));
    cannotHappen("r awaits r.in, and none of them has been ready", begin("r"));
    happens(begin("w"), send("w", "w.out#1"), begin("r"), take("w.out#1"));
    happens(next("r", Operation.AWAIT).awaiting(List.of("in")));
    happens(next("w", Operation.CLOSE).at("out"));
    cannotHappen("r has ended its step", next("r", Operation.IS_EMPTY).at("in").answer(true));
    cannotHappen("r awaits r.in", begin("r"));
    happens(next("v", Operation.CLOSE).at("out"), begin("r"));
    happens(next("r", Operation.IS_DRAINED).at("in").answer(true));
    cannotHappen("r has no box 'x'", next("r", Operation.AWAIT).awaiting(List.of("x")));
    cannotHappen("w.out was closed before", send("w", "w.out#2"));
    cannotHappen("w.out was closed before", next("w", Operation.CLOSE).at("out"));
  }

  @Test
  void spaceThatARivalTook_wasThereAllTheSame() {
    happens(begin("w"), send("w", "w.out#1"), begin("v"), begin("r"));
    happens(next("v", Operation.AWAIT).awaiting(List.of("out")));
    cannotHappen("none of them has been ready", begin("v"));
    happens(take("w.out#1"), send("w", "w.out#2"), begin("v"));
  }

  @Test
  void aPause_endsOnASignalSinceItsStepBeganOrOneThatMayBeLate() {
    happens(begin("w"), begin("r"), next("r", Operation.PAUSE));
    cannotHappen("r pauses, and nothing has happened", begin("r"));
    happens(send("w", "w.out#1"), begin("r"), next("r", Operation.PAUSE), begin("r"));
    happens(next("w", Operation.CHOOSE).chosen(1, 2), next("r", Operation.PAUSE), begin("r"));
    happens(next("r", Operation.PAUSE));
    cannotHappen("r pauses, and nothing has happened", begin("r"));
  }

  @Test
  void aNotice_hasOneWriterAndCounts() {
    happens(begin("w"), begin("r"), read(0));
    cannotHappen("is at version 0, and not at 1", read(1));
    cannotHappen("w publishes status, and not r", publish("r", 1));
    cannotHappen("version 1 of status comes next", publish("w", 2));
    happens(publish("w", 1), read(1));
    cannotHappen("is at version 1, and not at 0", read(0));
    cannotHappen("has no notice 'x'", next("r", Operation.READ).at("x").version(0, null));
  }

  private Event read(long version) {
    return next("r", Operation.READ).at("status").version(version, null);
  }

  private Event publish(String component, long version) {
    return next(component, Operation.PUBLISH).at("status").version(version, null);
  }

  @Test
  void stepsAndLives_haveAnOrder() {
    cannotHappen("the first step of w has not begun", send("w", "w.out#1"));
    happens(begin("w"));
    cannotHappen("is done with w.out still open", next("w", Operation.DONE));
    happens(next("w", Operation.CLOSE).at("out"), next("w", Operation.DONE));
    cannotHappen("w is done", begin("w"));
    happens(next("r", Operation.FAIL).message("x"));
    cannotHappen("r has failed", begin("r"));
    cannotHappen("no component 'q'", begin("q"));
    Linearisation.Objection gap = order.apply(Event.of("v", 3, Operation.BEGIN));
    assertNotNull(gap);
    assertEquals("after event 0 of this component comes 1, and not 3", gap.why());
    happens(begin("v"));
    cannotHappen("3 is none", next("v", Operation.CHOOSE).chosen(3, 3));
  }

  @Test
  void theEnd_isWhatTheEventsLeadTo() {
    assertEnds("w is in the middle", "stuck");
    happens(begin("w"), next("w", Operation.CLOSE).at("out"), next("w", Operation.DONE));
    happens(begin("v"), next("v", Operation.CLOSE).at("out"), next("v", Operation.DONE));
    happens(next("r", Operation.AWAIT).awaiting(List.of("in")));
    assertEnds("r waits for what is there", "at rest");
    assertEnds("not said who", failed(null));
    assertEnds("r has not failed", failed("r"));
    assertNull(order.end(failed("v"))); // when it was closed
    happens(begin("r"));
    happens(next("r", Operation.PAUSE));
    assertEnds("the run is at rest, and not stuck", "stuck");
    assertEnds("the run is at rest, and not completed", "completed");
    assertNull(order.end(Ending.of("at rest")));
    assertNull(order.end(Ending.of("interrupted")));
    Ending more =
        new Ending(
            "at rest", Map.of("result", List.of("1")), Map.of(), Map.of(), Map.of(), null, null, 0);
    assertEnds("result holds 0 messages, and not 1", more);
  }

  private static Ending failed(@Nullable String component) {
    return new Ending(
        "failed", Map.of(), Map.of(), Map.of(), Map.of(), component, "java.lang.Error", 0);
  }

  private void assertEnds(String why, String end) {
    assertEnds(why, Ending.of(end));
  }

  private void assertEnds(String why, Ending ending) {
    Linearisation.Objection objection = order.end(ending);
    assertNotNull(objection);
    assertTrue(objection.why().contains(why), objection::toString);
  }
}
