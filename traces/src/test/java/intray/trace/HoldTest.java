package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who is told that a recording goes on: this process, and others. */
final class HoldTest {
  @TempDir private Path folder;

  /** What another JVM does. */
  public static void main(String[] args) throws IOException {
    System.out.print(Hold.isHeld(Path.of(args[0])));
  }

  private static String asAnother(Path file) throws IOException {
    Process process = OtherJvm.of(HoldTest.class, file).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links need a privilege there")
  void toAsk_inTheProcessThatHasHold_doesNotEndIt() throws IOException {
    Path file = folder.resolve("hold");
    Hold hold = Hold.of(file);
    assertTrue(Hold.isHeld(file));
    Path linked = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertTrue(Hold.isHeld(linked.resolve("hold")));

    assertEquals("true", asAnother(file));

    hold.release();
    assertFalse(Hold.isHeld(file));
    assertFalse(Files.exists(file));
  }

  @Test
  void anInterruptedThread_takesHold_andStaysInterrupted() throws IOException {
    Path file = folder.resolve("hold");
    Thread.currentThread().interrupt();
    Hold hold = Hold.of(file);
    assertTrue(Thread.interrupted());

    assertEquals("true", asAnother(file));

    hold.release();
  }

  @Test
  void anInterruptedThread_seesWhatNobodyHas() throws IOException {
    Path file = Files.createFile(folder.resolve("hold"));
    Thread.currentThread().interrupt();
    assertFalse(Hold.isHeld(file));
    assertTrue(Thread.interrupted());
  }
}
