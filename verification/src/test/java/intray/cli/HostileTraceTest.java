package intray.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces that are meant to hurt, given to every command that reads traces. */
final class HostileTraceTest {
  private static final String HEADER =
      "{\"format\":\"intray-trace\",\"version\":1,\"graph\":\"g\",\"components\":[{\"name\":\"a\","
          + "\"outboxes\":[\"out\"]},{\"name\":\"b\",\"inboxes\":[\"in\"]}],\"inboxes\":[{\"name\":"
          + "\"b.in\",\"writers\":[\"a.out\"]}],\"outputs\":[],\"notices\":[{\"name\":\"n\"}]}\n";
  private static final String BEGIN = "{\"component\":\"a\",\"seq\":1,\"operation\":\"Begin\"}\n";
  private static final String CLEAR = "\\u001b[2J\\u009b31m\\u202e\\u0007";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("it.ndjson"), text);
  }

  private static void assertHarmless(Cli cli) {
    String all = cli.out() + cli.err();
    assertAll(
        () -> assertTrue(all.chars().noneMatch(HostileTraceTest::isControl), all),
        () -> assertFalse(all.contains("\tat "), all),
        () -> assertFalse(all.contains("fault of Intray"), all),
        () -> assertTrue(all.length() < 20_000, () -> "it prints " + all.length()));
  }

  private static boolean isControl(int c) {
    return (c != '\n' && Character.isISOControl(c)) || c == 0x202e;
  }

  static Stream<Arguments> wrongWirings() {
    return Stream.of(
        Arguments.of("b.in", "b." + CLEAR),
        Arguments.of("a.out", "a." + CLEAR),
        Arguments.of("a.out", "a." + "x".repeat(1_000_000)),
        Arguments.of("\"a\"", "\"b\""),
        Arguments.of("[\"in\"]", "[\"in\",\"in\"]"),
        Arguments.of("[\"out\"]", "[\"out\",\"out\"]"),
        Arguments.of("[{\"name\":\"b.in\"", "[{\"name\":\"b.in\"},{\"name\":\"b.in\""),
        Arguments.of("\"outputs\":[]", "\"outputs\":[{\"name\":\"b.in\"}]"),
        Arguments.of("{\"name\":\"n\"}", "{\"name\":\"n\"},{\"name\":\"n\"}"));
  }

  @ParameterizedTest
  @MethodSource("wrongWirings")
  void aWiringThatContradictsItself_isExplained(String right, String wrong) throws IOException {
    Path file = file(HEADER.replace(right, wrong) + BEGIN);

    for (String command : List.of("show", "validate")) {
      Cli cli = Cli.run(command, file.toString());

      assertEquals(2, cli.status(), cli.err());
      assertTrue(cli.err().startsWith("intray: " + file + ", line 1: "), cli.err());
      assertHarmless(cli);
    }
  }

  @Test
  void whatMovesACursor_isShownAndNotDone() throws IOException {
    String text =
        HEADER.replace("\"g\"", "\"" + CLEAR + "\"").replace("\"a", "\"a" + CLEAR)
            + BEGIN.replace("\"a", "\"a" + CLEAR)
            + ("{\"component\":\"aX\",\"seq\":2,\"operation\":\"Send\",\"box\":\"out\","
                    + "\"item\":\"aX.out#1\",\"value\":\"X\",\"answer\":true}\n"
                    + "{\"component\":\"aX\",\"seq\":3,\"operation\":\"Fail\",\"message\":\"X\"}\n"
                    + "{\"component\":\"X\",\"seq\":1,\"operation\":\"Begin\"}\n"
                    + "{\"end\":\"X\",\"component\":\"X\",\"message\":\"X\",\"left\":{\"X\":[\"X\"]},"
                    + "\"outputs\":{\"X\":[\"X\"]},\"waiting\":{\"X\":\"X\"},\"notices\":{\"X\":\"X\"}}\n")
                .replace("X", CLEAR);
    String file = file(text).toString();

    assertHarmless(Cli.run("show", file, "--boxes"));
    assertHarmless(Cli.run("validate", file));
    assertHarmless(Cli.run("replay", file));
    assertEquals(0, Cli.run("show", file).status());
    assertEquals(1, Cli.run("validate", file).status());
    assertEquals(2, Cli.run("replay", file).status());
  }

  static Stream<Arguments> brokenLines() {
    return Stream.of(
        Arguments.of("{\"" + CLEAR + "\":1,\"" + CLEAR + "\":1}"),
        Arguments.of("{\"seq\":tru\u009b2J\u202e}"),
        Arguments.of("\u001b[2J"),
        Arguments.of("{\"value\":\"" + "x".repeat(2 << 20) + "\"}"),
        Arguments.of("[".repeat(1 << 20)),
        Arguments.of("{\"x\":" + "{\"x\":".repeat(1 << 17)),
        Arguments.of("\0".repeat(2 << 20)));
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void aLineOfNoTrace_isNamed(String line) throws IOException {
    Path file = file(HEADER + BEGIN + "\n".repeat(100_000) + line + "\n" + BEGIN);

    for (String command : List.of("show", "validate")) {
      Cli cli = Cli.run(command, file.toString());

      assertEquals(2, cli.status(), cli.err());
      assertTrue(cli.err().startsWith("intray: " + file + ", line 100003: "), cli.err());
      assertHarmless(cli);
    }
  }

  @Test
  void whatAKilledRunHasLeft_isNoMoreTrusted() throws IOException {
    for (String graph : List.of(CLEAR, "x".repeat(1_000_000))) {
      Files.writeString(
          folder.resolve(".it.ndjson1.part"), HEADER.replace("\"g\"", "\"" + graph + "\"") + BEGIN);

      Cli cli = Cli.run("recover", folder.resolve("it.ndjson").toString());

      assertEquals(2, cli.status(), cli.err());
      assertTrue(cli.err().contains("the catalogue has no graph '"), cli.err());
      assertHarmless(cli);
    }
  }

  @Test
  void numbersTooLargeForTlc_areJudgedLikeAllOthers() throws IOException {
    String version =
        "{\"component\":\"a\",\"seq\":2,\"operation\":\"Read\",\"box\":\"n\",\"version\":";
    for (long wrong : new long[] {1, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE}) {
      Cli cli = Cli.run("validate", file(HEADER + BEGIN + version + wrong + "}\n").toString());

      assertEquals(1, cli.status(), cli.err());
      assertTrue(cli.out().contains("REJECTED at event 2"), cli.out());
    }
    String chosen =
        "{\"component\":\"a\",\"seq\":2,\"operation\":\"Choose\",\"answer\":2147483647}\n";
    Cli cli = Cli.run("validate", file(HEADER + BEGIN + chosen).toString());
    assertEquals(3, cli.status(), cli.err() + cli.out());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatCanBeReadOnlyOnce_isRefusedWhereATraceIsReadTwice() {
    for (String command : List.of("validate", "replay")) {
      Cli cli = Cli.run(command, "/dev/zero");

      assertEquals(2, cli.status(), cli.err());
      assertTrue(cli.err().contains("/dev/zero is no regular file"), cli.err());
    }
    Cli cli = Cli.run("show", "/dev/zero");
    assertEquals(2, cli.status(), cli.err());
    assertTrue(cli.err().contains("/dev/zero, line 1: "), cli.err());
  }

  @Test
  void aFolder_isNoTrace() {
    for (String command : List.of("validate", "replay", "show")) {
      Cli cli = Cli.run(command, folder.toString());

      assertEquals(2, cli.status(), cli.err());
      assertTrue(cli.err().contains(folder + " is a directory; name one trace in it"), cli.err());
    }
  }

  @Test
  void aTraceOfAnEnormousResult_isNotPrintedInFull() throws IOException {
    String outputs = "\"x\",".repeat(100_000) + "\"x\"";
    Path file =
        file(HEADER + BEGIN + "{\"end\":\"failed\",\"outputs\":{\"o\":[" + outputs + "]}}\n");

    Cli cli = Cli.run("show", file.toString());

    assertEquals(0, cli.status(), cli.err());
    assertTrue(cli.out().replace('\n', ' ').contains("and 99,001 more"), cli.out());
    assertHarmless(cli);
  }

  @Test
  void textFromWindows_isRead() throws IOException {
    byte[] text = (HEADER + BEGIN).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] marked = new byte[text.length + 3];
    System.arraycopy(text, 0, marked, 3, text.length);
    marked[0] = (byte) 0xef;
    marked[1] = (byte) 0xbb;
    marked[2] = (byte) 0xbf;
    Path file = Files.write(folder.resolve("windows.ndjson"), marked);

    assertEquals(0, Cli.run("show", file.toString()).status());
    assertEquals(3, Cli.run("validate", file.toString()).status());
  }
}
