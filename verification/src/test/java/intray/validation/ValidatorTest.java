package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Wiring;
import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ValidatorTest {
  private static final Header TO_ITSELF_AND_OUT =
      header(
          List.of(new Header.Part("a", List.of("in"), List.of("out", "log"), false)),
          List.of(new Header.Box("a.in", 2, List.of("a.out"))));

  private static Header header(List<Header.Part> parts, List<Header.Box> inboxes) {
    return new Header(
        "g", Map.of(), "serial", null, null, null, null, null, null, parts, inboxes, List.of(),
        List.of());
  }

  private static Event event(long seq, Operation operation) {
    return Event.of("a", seq, operation);
  }

  /** A component that sends objects to itself and takes them, again and again. */
  private static List<Event> loop(int rounds) {
    List<Event> events = new ArrayList<>();
    long seq = 1;
    events.add(event(seq++, Operation.BEGIN));
    for (int k = 1; k <= rounds; k++) {
      String item = "a.out#" + k;
      String object = "@" + k % 3;
      events.add(
          event(seq++, Operation.SEND).at("out").item(item, null).object(object).answer(true));
      events.add(event(seq++, Operation.TAKE).at("in").item(item, null));
      events.add(event(seq++, Operation.USE).object(object));
    }
    return events;
  }

  private static long rejected(
      Header header, List<Event> events, @Nullable Ending ending, int chunk) throws IOException {
    Trace trace = Trace.of(header, events, ending);
    Validator validator = new Validator(Tlc.Schedule.ENOUGH, chunk);
    long rejected = validator.validate(trace).rejected();
    Wrong wrong = PlainCheck.of(trace).wrong();
    assertEquals(rejected, wrong == null ? 0 : wrong.index(), () -> "in words: " + wrong);
    return rejected;
  }

  @Test
  void canaries_areConvictedByBothSchedulesAndInWords() throws IOException {
    List<Trace> traces = Canaries.all().stream().map(Canaries.Canary::trace).toList();
    List<Long> expected = Canaries.all().stream().map(Canaries.Canary::rejected).toList();
    for (Tlc.Schedule schedule : Tlc.Schedule.values()) {
      List<Validator.Verdict> verdicts = new Validator(schedule, 1_000).validate(traces);
      assertEquals(expected, verdicts.stream().map(Validator.Verdict::rejected).toList());
    }
    for (Canaries.Canary canary : Canaries.all()) {
      Wrong wrong = PlainCheck.of(canary.trace()).wrong();
      assertEquals(canary.rejected(), wrong == null ? 0 : wrong.index(), canary.fault());
    }
  }

  @Test
  void longTrace_isCutAnywhere_verdictsAreTheSame() throws IOException {
    List<Event> good = loop(4);
    List<Event> late = new ArrayList<>(good);
    late.add(event(14, Operation.SEND).at("out").item("a.out#5", null).object("@2").answer(true));
    late.add(event(15, Operation.USE).object("@1"));
    late.add(event(16, Operation.USE).item("a.out#5", null));
    for (int chunk : List.of(2, 5, 100)) {
      assertEquals(0, rejected(TO_ITSELF_AND_OUT, good, null, chunk), "chunk " + chunk);
      assertEquals(16, rejected(TO_ITSELF_AND_OUT, late, null, chunk), "chunk " + chunk);
    }
  }

  @Test
  void messageOfAnEarlierPart_belongsToWhoTookIt() throws IOException {
    Header header =
        header(
            List.of(
                new Header.Part("a", List.of(), List.of("out"), false),
                new Header.Part("b", List.of("in"), List.of(), false)),
            List.of(new Header.Box("b.in", Wiring.UNBOUNDED, List.of("a.out"))));
    List<Event> events =
        List.of(
            event(1, Operation.BEGIN),
            event(2, Operation.SEND).at("out").item("a.out#1", null).answer(true),
            Event.of("b", 1, Operation.BEGIN),
            Event.of("b", 2, Operation.TAKE).at("in").item("a.out#1", null),
            Event.of("b", 3, Operation.USE).item("a.out#1", null),
            event(3, Operation.USE).item("a.out#1", null));
    for (int chunk = 1; chunk <= 5; chunk += 2) {
      assertEquals(6, rejected(header, events, null, chunk), "chunk " + chunk);
    }
  }

  @Test
  void endOfRun_afterMessagesToNobody() throws IOException {
    List<Event> events =
        List.of(
            event(1, Operation.BEGIN),
            event(2, Operation.OFFER).at("log").item("a.log#1", null).answer(true),
            event(3, Operation.CLOSE).at("log"),
            event(4, Operation.CLOSE).at("out"),
            event(5, Operation.DONE));
    assertEquals(0, rejected(TO_ITSELF_AND_OUT, events, Ending.of("completed"), 3));
    assertEquals(6, rejected(TO_ITSELF_AND_OUT, events, Ending.of("stuck"), 3));
    assertEquals(5, rejected(TO_ITSELF_AND_OUT, events.subList(0, 4), Ending.of("completed"), 3));
    assertEquals(0, rejected(TO_ITSELF_AND_OUT, events.subList(0, 4), null, 3));
  }

  @Test
  void emptyTraceAndEmptyGraph_areAccepted() throws IOException {
    assertEquals(0, rejected(TO_ITSELF_AND_OUT, List.of(), null, 10));
    Header nothing = header(List.of(), List.of());
    assertEquals(0, rejected(nothing, List.of(), Ending.of("completed"), 10));
    Header noBoxes = header(List.of(new Header.Part("a", List.of(), List.of(), true)), List.of());
    List<Event> events = List.of(event(1, Operation.BEGIN), event(2, Operation.PAUSE));
    assertEquals(0, rejected(noBoxes, events, Ending.of("at rest"), 10));
  }

  @Test
  void whatTheGraphDoesNotHave_isRejected() throws IOException {
    Event begin = event(1, Operation.BEGIN);
    for (Event strange :
        List.of(
            Event.of("x", 1, Operation.BEGIN),
            event(2, Operation.IS_EMPTY).at("out").answer(true),
            event(2, Operation.TAKE).at("nowhere").item("a.out#1", null),
            event(2, Operation.SEND).at("in").item("a.in#1", null).answer(true),
            event(2, Operation.READ).at("notice").version(0, null),
            event(2, Operation.AWAIT).awaiting(List.of("in", "nowhere")),
            event(2, Operation.AWAIT),
            event(2, Operation.USE).item("strange", null),
            event(2, Operation.SEND).at("out").item("a.log#1", null).answer(true),
            event(Long.MAX_VALUE, Operation.PAUSE))) {
      assertEquals(2, rejected(TO_ITSELF_AND_OUT, List.of(begin, strange), null, 10));
    }
  }

  @Test
  void headerThatMakesNoSense_isNotJudged() {
    Header unknownInbox = header(List.of(), List.of(new Header.Box("a.in", 1, List.of())));
    Header unknownOutbox =
        header(
            List.of(new Header.Part("a", List.of("in"), List.of(), false)),
            List.of(new Header.Box("a.in", 1, List.of("b.out"))));
    for (Header header : List.of(unknownInbox, unknownOutbox)) {
      Trace trace = Trace.of(header, List.of(), null);
      assertThrows(ValidationException.class, () -> new Validator().validate(trace));
      assertThrows(ValidationException.class, () -> PlainCheck.of(trace));
    }
  }

  @Test
  void disagreement_isAnError_andNeverAcceptance() throws IOException {
    for (long rejected : new long[] {0, 1}) {
      Examination examination =
          new Examination(
              traces -> Collections.nCopies(traces.size(), new Validator.Verdict(31, rejected)));
      List<Event> events = new ArrayList<>(loop(3));
      if (rejected == 0) {
        events.add(event(2, Operation.PAUSE)); // its number is wrong
      }
      examination.add(Trace.of(TO_ITSELF_AND_OUT, events, null));
      IllegalStateException e = assertThrows(IllegalStateException.class, examination::results);
      assertTrue(String.valueOf(e.getMessage()).contains("disagree"), e.getMessage());
    }
    Examination examination = new Examination();
    examination.add(Trace.of(TO_ITSELF_AND_OUT, loop(3), null));
    assertNull(examination.results().get(0).wrong());
  }
}
