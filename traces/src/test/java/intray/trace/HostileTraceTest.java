package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are not traces, or are meant to hurt: an error with a line number, in little memory.
 */
final class HostileTraceTest {
  static final String HEADER =
      "{\"format\":\"intray-trace\",\"version\":1,\"graph\":\"g\",\"components\":[{\"name\":\"a\"}],"
          + "\"inboxes\":[],\"outputs\":[]}\n";
  private static final String BEGIN = "{\"component\":\"a\",\"seq\":1,\"operation\":\"Begin\"}\n";

  private static TraceReader reader(String text) throws IOException {
    return new TraceReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "it.ndjson");
  }

  private static BadTraceException failure(InputStream in) {
    return assertThrows(
        BadTraceException.class,
        () -> {
          try (TraceReader reader = new TraceReader(in, "it.ndjson")) {
            while (reader.next() != null) {
              assertNotNull(reader.header());
            }
          }
        });
  }

  private static BadTraceException failure(String text) {
    return failure(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "the file is empty"),
        Arguments.of("\n", "must be a JSON object, and not nothing"),
        Arguments.of("hello\n", "this is not a trace"),
        Arguments.of("\u001f\u008b\b\0\0", "this is not a trace"),
        Arguments.of("[]\n", "must be a JSON object, and not an array"),
        Arguments.of("{}\n", "this is not a trace"),
        Arguments.of("{\"format\":\"other\",\"version\":1}\n", "this is not a trace"),
        Arguments.of("{\"format\":1}\n", "'format' must be a string, and not a number"),
        Arguments.of(HEADER.replace(":1,", ":2,"), "version 2, and this program reads version 1"),
        Arguments.of(HEADER.replace(":1,", ":\"1\","), "'version' must be a whole number"),
        Arguments.of(HEADER.replace("\"graph\":\"g\",", ""), "'graph' is missing"),
        Arguments.of(HEADER.replace("\"name\":\"a\"", ""), "must have a 'name'"),
        Arguments.of(HEADER.replace("[{\"name\":\"a\"}]", "7"), "'components' must be an array"),
        Arguments.of(HEADER.replace("{\"name\":\"a\"}", "7"), "one of them, and not a number"),
        Arguments.of(
            HEADER.replace("[]", "[{\"name\":\"b\",\"bound\":0}]"), "'bound' must be from 1"),
        Arguments.of(HEADER.substring(0, 60), "breaks off"),
        Arguments.of("{\"format\":\"x\",\"format\":\"x\"}\n", "Duplicate field"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void aBadHeader_isExplained(String text, String says) {
    BadTraceException e = failure(text);

    assertEquals(1, e.line());
    assertTrue(e.getMessage().contains(says), e.getMessage());
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("x", "this is not JSON"),
        Arguments.of("[1,2]", "must be a JSON object, and not an array"),
        Arguments.of("{}", "'operation' is missing"),
        Arguments.of("{\"operation\":\"Begin\",\"seq\":1}", "'component' is missing"),
        Arguments.of("{\"operation\":\"Begin\",\"component\":\"a\"}", "'seq' is missing"),
        Arguments.of(BEGIN.strip() + "{}", "after the end of the JSON object"),
        Arguments.of(BEGIN.strip() + "]", "not JSON"),
        Arguments.of(BEGIN.strip().replace("Begin", "begin\\u001b[2J"), "no operation 'begin?[2J'"),
        Arguments.of(BEGIN.strip().replace(":1", ":0"), "'seq' must be from 1"),
        Arguments.of(BEGIN.strip().replace(":1", ":1.5"), "'seq' must be a whole number"),
        Arguments.of(BEGIN.strip().replace(":1", ":" + "9".repeat(19)), "'seq' must be from 1"),
        Arguments.of(BEGIN.strip().replace(":1", ":" + "9".repeat(99)), "not JSON"),
        Arguments.of(BEGIN.strip().replace("Begin", "Take"), "'box' is missing"),
        Arguments.of(BEGIN.strip().replace("Begin", "Await"), "'boxes' is missing"),
        Arguments.of(BEGIN.strip().replace("Begin", "Choose"), "a whole number, and it is missing"),
        Arguments.of(
            BEGIN.strip().replace("\"Begin\"", "\"Send\",\"box\":\"b\",\"answer\":1"),
            "must be true or false, and not 1"),
        Arguments.of(
            BEGIN.strip().replace("\"Begin\"", "\"Await\",\"boxes\":[\"b\",{}]"),
            "array of strings; one of them, and not an object"),
        Arguments.of("{\"end\":\"stuck\",\"operation\":\"Begin\"}", "and not both"),
        Arguments.of("{\"end\":\"stuck\",\"outputs\":{\"o\":\"x\"}}", "'o' must be an array"),
        Arguments.of("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", "nesting depth"),
        Arguments.of("{\"" + "n".repeat(100_000) + "\":1}", "ength"),
        Arguments.of("{\"value\":\"" + "v".repeat(TraceReader.LONGEST_LINE) + "\"}", "longer than"),
        Arguments.of("{\"\\u001b[2J\":1,\"\\u001b[2J\":2}", "Duplicate field '\\u001b[2J'"),
        Arguments.of("{\"seq\":tru\u009b2J\u202e}", "Unrecognized token 'tru\\u009b"),
        Arguments.of("{\"seq\":NaN}", "Non-standard token 'NaN'"),
        Arguments.of("{\"seq\":1e999999999}", "'seq' must be a whole number"),
        Arguments.of("{\"value\":\"\u0000\"}", "not JSON"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aBadLine_isExplainedWithItsNumber(String line, String says) {
    BadTraceException e = failure(HEADER + BEGIN + "\n" + line + "\n" + BEGIN);

    assertEquals(4, e.line());
    assertTrue(e.getMessage().startsWith("it.ndjson, line 4: "), e.getMessage());
    assertTrue(e.getMessage().contains(says), e.getMessage());
    assertTrue(e.getMessage().length() < 1000, e.getMessage());
    assertFalse(e.getMessage().contains("ReadFeature"), e.getMessage());
    assertFalse(e.getMessage().contains("Constraints"), e.getMessage());
    assertEquals(0, e.getMessage().chars().filter(Escapes::isDangerous).count(), e.getMessage());
  }

  @Test
  void bytesThatAreNotUtf8_areAnError() {
    byte[] bytes = (HEADER + "{\"value\":\"?\"}\n").getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 4] = (byte) 0xff;

    assertEquals(2, failure(new ByteArrayInputStream(bytes)).line());
  }

  @Test
  void somethingAfterTheEnd_isAnError() {
    assertTrue(
        failure(HEADER + "{\"end\":\"completed\"}\n\n" + BEGIN).getMessage().contains("line 4"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 44})
  void aLastLineThatBreaksOff_isToldAndTheRestIsUsed(int left) throws IOException {
    try (TraceReader reader = reader(HEADER + BEGIN + BEGIN.substring(0, left))) {
      assertNotNull(reader.next());
      assertNull(reader.next());
      assertNull(reader.ending());
      assertTrue(String.valueOf(reader.truncation()).contains("line 3 breaks off"));
    }
  }

  @Test
  void noLastLine_isTold() throws IOException {
    try (TraceReader reader = reader(HEADER + BEGIN.strip())) {
      assertNotNull(reader.next());
      assertNull(reader.next());
      assertTrue(String.valueOf(reader.truncation()).contains("broke off after line 2"));
    }
  }

  @Test
  void unknownFieldsAndNulls_areIgnored() throws IOException {
    String line =
        "{\"x\":[{\"seq\":[]}],\"seq\":1,\"y\":{\"end\":1},\"operation\":\"Begin\",\"box\":null,"
            + "\"component\":\"a\",\"\":2}\r\n";
    String header = HEADER.replace("{\"name\"", "{\"colour\":[[]],\"name\"");

    try (TraceReader reader = reader(header + line + "{\"end\":\"completed\",\"z\":{}}\r\n")) {
      assertEquals(Event.of("a", 1, Operation.BEGIN), reader.next());
      assertNull(reader.next());
      assertNull(reader.truncation());
      assertEquals(Ending.of("completed"), reader.ending());
    }
  }

  @Test
  void aLineWithoutAnEnd_isNotReadToItsEnd() {
    Endless header = new Endless("x", Long.MAX_VALUE);
    Endless event = new Endless("x", Long.MAX_VALUE);

    assertEquals(1, failure(header).line());
    assertEquals(
        2,
        failure(
                new SequenceInputStream(
                    new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), event))
            .line());
    assertTrue(header.read < 2L * TraceReader.LONGEST_HEADER, () -> "read " + header.read);
    assertTrue(event.read < 2L * TraceReader.LONGEST_LINE, () -> "read " + event.read);
  }

  @Test
  void manyEvents_areReadInLittleMemory() throws IOException {
    Endless events = new Endless(BEGIN, 16 << 20);
    long count = 0;
    try (TraceReader reader =
        new TraceReader(
            new SequenceInputStream(
                new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), events),
            "it")) {
      while (reader.next() != null) {
        count++;
      }
      assertEquals((16 << 20) / BEGIN.length(), count);
    }
  }

  /** The same bytes again and again. */
  static final class Endless extends InputStream {
    private final byte[] pattern;
    private final long size;
    long read;

    Endless(String pattern, long size) {
      this.pattern = pattern.getBytes(StandardCharsets.UTF_8);
      this.size = size - size % this.pattern.length;
    }

    @Override
    public int read() {
      return read == size ? -1 : pattern[(int) (read++ % pattern.length)];
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int count = (int) Math.min(length, size - read);
      for (int k = 0; k < count; k++) {
        bytes[from + k] = pattern[(int) (read++ % pattern.length)];
      }
      return count == 0 ? -1 : count;
    }
  }
}
