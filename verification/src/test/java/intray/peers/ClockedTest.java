package intray.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockedTest {
  @TempDir Path directory;

  @Test
  void statusAndOutput_areThoseOfTheCommand() throws IOException, InterruptedException {
    Clocked ended = Clocked.run(directory, 60, "sh", "-c", "echo said; echo error >&2; exit 3");
    assertEquals(3, ended.status());
    assertEquals("said\nerror\n", ended.output());
    assertFalse(ended.killed());
  }

  @Test
  void processorTime_isThatOfAllThatItStarted() throws IOException, InterruptedException {
    String loop = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
    assertTrue(Clocked.run(directory, 60, "sh", "-c", "sh -c '" + loop + "'; true").cpu() > 0);
  }

  @Test
  void commandWhoseTimeIsUp_isKilled_withAllThatItStarted()
      throws IOException, InterruptedException {
    Clocked ended = Clocked.run(directory, 0.3, "sh", "-c", "sleep 600; echo survived");
    assertTrue(ended.killed());
    assertFalse(ended.output().contains("survived"), ended::output);
  }

  @Test
  void times_secondLine_isThatOfTheChildren() {
    assertEquals(61.35, Clocked.childrenOf("0m9.00s 0m9.00s\n1m1.250000s 0m0.100000s\n"), 1e-9);
    assertEquals(0, Clocked.childrenOf(""));
  }

  @Test
  void program_isLookedForOnThePath() {
    assertTrue(Clocked.isThere("sh"));
    assertTrue(Clocked.isThere("/bin/sh"));
    assertFalse(Clocked.isThere("no-such-program-as-this"));
    assertFalse(Clocked.isThere("/no/such/program"));
  }
}
