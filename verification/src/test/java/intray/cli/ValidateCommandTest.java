package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidateCommandTest {
  private static final String GOLDEN = "../traces/golden/a-to-b.ndjson";
  private static final String BAD = "../traces/known-bad/forged-owner.ndjson";

  @TempDir private Path folder;

  @Test
  void goodTraceAndBadTrace_eachIsExplained_statusIsThatOfTheWorse() {
    Cli said = Cli.run("validate", GOLDEN, BAD);
    assertEquals(ExitStatus.FOUND, said.status(), said.err());
    assertEquals(
        GOLDEN
            + ": accepted, 14 events\n"
            + BAD
            + ": REJECTED at event 5 (line 6)\n"
            + "  event:   a, Use of a.out#1, answered true\n"
            + "  but:     a.out#1 belongs to b\n"
            + "  allowed: a use of it by b\n"
            + "  note:    the trace has no last line: the recording broke off after line 6\n",
        said.out());
  }

  @Test
  void truncatedTrace_isAcceptedAsFarAsItGoes_andThatIsSaid() throws IOException {
    String whole = Files.readString(Path.of(GOLDEN));
    Path file = folder.resolve("cut.ndjson");
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    Cli said = Cli.run("validate", file.toString());
    assertEquals(ExitStatus.BOUNDED, said.status(), said.err());
    assertTrue(said.out().contains(": accepted as far as it goes, "), said.out());
    assertTrue(said.out().contains("note:"), said.out());
  }

  @Test
  void aHeaderAlone_isNothingToValidate() throws IOException {
    Path file = folder.resolve("header.ndjson");
    Files.writeString(file, Files.readAllLines(Path.of(GOLDEN)).get(0) + "\n");
    Cli said = Cli.run("validate", file.toString());
    assertEquals(ExitStatus.BAD, said.status(), said.out());
    assertTrue(said.err().contains(file + ", line 1: there is nothing to validate"), said.err());
    assertEquals("", said.out());
  }

  @Test
  void aRunInterruptedBeforeAnythingHappened_isNoGreen() throws IOException {
    Path file = folder.resolve("interrupted.ndjson");
    String header = Files.readAllLines(Path.of(GOLDEN)).get(0);
    Files.writeString(file, header + "\n{\"end\":\"interrupted\"}\n");
    Cli said = Cli.run("validate", file.toString());
    assertEquals(ExitStatus.BAD, said.status(), said.out());
    assertTrue(said.err().contains("there is nothing to validate"), said.err());
  }

  @Test
  void lostWakeUp_isTheLastLinesFault() {
    Cli said = Cli.run("validate", "../traces/known-bad/lost-wake-up.ndjson");
    assertEquals(ExitStatus.FOUND, said.status(), said.err());
    assertTrue(said.out().contains("REJECTED at event 6 (its last line)"), said.out());
    assertTrue(said.out().contains("its wake-up was lost"), said.out());
  }

  @Test
  void moreUnderWayThanMemoryIsFor_isBadInputWithItsLine() throws IOException {
    Path file = folder.resolve("endless.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "{\"format\":\"intray-trace\",\"version\":1,\"graph\":\"g\",\"components\":["
              + "{\"name\":\"a\",\"inboxes\":[\"in\"],\"outboxes\":[\"out\"]}],\"inboxes\":["
              + "{\"name\":\"a.in\",\"writers\":[\"a.out\"]}],\"outputs\":[]}\n"
              + "{\"component\":\"a\",\"seq\":1,\"operation\":\"Begin\"}\n");
      for (int k = 1; k <= 1001; k++) {
        out.write(
            "{\"component\":\"a\",\"seq\":"
                + (k + 1)
                + ",\"operation\":\"Send\",\"box\":\"out\",\"item\":\"a.out#"
                + k
                + "\",\"answer\":true}\n");
      }
    }
    Cli allowed = Cli.run("validate", file.toString());
    assertEquals(ExitStatus.BOUNDED, allowed.status(), allowed.err());
    System.setProperty("intray.underway", "1000");
    try {
      Cli said = Cli.run("validate", file.toString());
      assertEquals(ExitStatus.BAD, said.status(), said.out());
      assertTrue(said.err().contains("line 1003: more than 1000 messages"), said.err());
      assertTrue(said.err().contains("-Dintray.underway=10000 "), said.err());
    } finally {
      System.clearProperty("intray.underway");
    }
  }

  @Test
  void whatIsNoTrace_isBadInput_andTheOthersAreStillJudged() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.ndjson"));
    Path broken = folder.resolve("broken.ndjson");
    List<String> lines = Files.readAllLines(Path.of(BAD));
    Files.write(broken, List.of(lines.get(0), lines.get(1), "{}", lines.get(2)));
    for (String file : List.of(empty.toString(), broken.toString(), folder + "/none")) {
      Cli said = Cli.run("validate", file, GOLDEN);
      assertEquals(ExitStatus.BAD, said.status(), said.out());
      assertTrue(said.err().contains(file), said.err());
      assertTrue(said.out().contains(GOLDEN + ": accepted"), said.out());
    }
    Cli said = Cli.run("validate");
    assertEquals(ExitStatus.BAD, said.status(), said.out());
    assertTrue(said.err().contains("TRACE"), said.err());
  }
}
