package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import intray.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is read back, is what the schema says, and is safe to look at. */
final class TraceFilesTest {
  private static final Header HEADER =
      new Header(
          "shout",
          Map.of("n", "3"),
          "serial",
          null,
          -7L,
          5L,
          "token",
          "NEVER_ENDS",
          1L,
          List.of(
              new Header.Part("lines", List.of(), List.of("out"), false),
              new Header.Part("pipe/upper", List.of("in"), List.of("out"), true)),
          List.of(new Header.Box("pipe/upper.in", 2, List.of("lines.out"))),
          List.of(new Header.Box("result", Wiring.UNBOUNDED, List.of("pipe/upper.out"))),
          List.of(
              new Header.Notice("status", "lines", "0"), new Header.Notice("empty", null, null)));

  private static final List<Event> EVENTS =
      List.of(
          Event.of("lines", 1, Operation.AWAIT).awaiting(List.of("out", "other")),
          Event.of("lines", 2, Operation.BEGIN),
          Event.of("lines", 3, Operation.SEND).at("out").item("lines.out#1", "\"x\"").answer(true),
          Event.of("lines", 4, Operation.OFFER).at("out").answer(false),
          Event.of("lines", 5, Operation.TAKE).at("in").item("lines.out#1", null).object("@7"),
          Event.of("lines", 6, Operation.POLL).at("in"),
          Event.of("lines", 7, Operation.CHOOSE).chosen(2, 3),
          Event.of("lines", 8, Operation.READ).at("status").version(0, "0"),
          Event.of("lines", 9, Operation.FAIL)
              .message("java.lang.Error: \u001b[31m\u009b\u202e\0"));

  private static final Ending ENDING =
      new Ending(
          "failed",
          Map.of("result", List.of("\"a\"", "\"b\"")),
          Map.of("pipe/upper.in", List.of("1")),
          Map.of("status", "1"),
          Map.of("lines", "PAUSE"),
          "lines",
          "java.lang.Error",
          3);

  @Test
  void everything_isReadBackAsItWasWritten() throws IOException {
    byte[] bytes = written();

    try (TraceReader reader = new TraceReader(new ByteArrayInputStream(bytes), "it")) {
      assertEquals(HEADER, reader.header());
      List<Event> events = new ArrayList<>();
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      assertEquals(EVENTS, events);
      assertEquals(ENDING, reader.ending());
      assertNull(reader.truncation());
    }
  }

  @Test
  void everyLine_isWhatTheSchemaSays() throws IOException {
    TraceSchema.assertValid(new String(written(), StandardCharsets.UTF_8));
  }

  @Test
  void whatATerminalObeys_isNotInTheFile() throws IOException {
    String text = new String(written(), StandardCharsets.UTF_8);

    assertEquals(0, text.chars().filter(c -> c != '\n' && Escapes.isDangerous(c)).count(), text);
  }

  @Test
  void halfACharacter_isWrittenAsWhatItIs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TraceWriter writer = new TraceWriter(out, HEADER)) {
      writer.write(Event.of("lines", 1, Operation.FAIL).message("a\ud800b\ud83d\ude00"));
    }

    try (TraceReader reader = new TraceReader(new ByteArrayInputStream(out.toByteArray()), "it")) {
      assertEquals(
          Event.of("lines", 1, Operation.FAIL).message("a\\ud800b\ud83d\ude00"), reader.next());
    }
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TraceWriter writer = new TraceWriter(out, HEADER)) {
      for (Event event : EVENTS) {
        writer.write(event);
      }
      writer.end(ENDING);
    }
    return out.toByteArray();
  }
}
