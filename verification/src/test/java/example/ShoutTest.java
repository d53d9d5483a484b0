package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.check.Check;
import intray.check.Report;
import intray.check.Verdict;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tutorial says about its graphs. */
final class ShoutTest {
  @Test
  void run_onSerialAndThreads_givesTheSame() throws InterruptedException {
    // region run
    Outcome serial = new Serial().run(Shout.graph());
    Outcome threads = new Threads().run(Shout.graph());

    assertEquals(List.of("HELLO", "WORLD"), serial.output("result"));
    assertEquals(serial, threads);
    // endregion
  }

  // region check
  @Test
  void shout_hasOneOutcome_howeverItIsScheduled() {
    Report report = Check.of(Shout.graph()).run();

    assertEquals(Verdict.EXHAUSTED, report.verdict());
  }

  // endregion
}
