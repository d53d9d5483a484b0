package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.Report;
import intray.check.Verdict;
import intray.junit.CheckGraph;
import intray.junit.GraphAssert;
import intray.junit.Values;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.Collections;
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
  @CheckGraph
  Graph shout_hasOneOutcome_howeverItIsScheduled(@Values({"0", "1", "5"}) int words) {
    return Shout.graph(Collections.nCopies(words, "hello"));
  }

  @CheckGraph(expected = {FindingKind.LOST_MESSAGE, FindingKind.HIDDEN_BY_SERIALISATION})
  Graph votes_losesAVote_underTrueParallelism() {
    return Votes.graph();
  }

  // endregion

  @Test
  void assertion_inAnyFramework() {
    // region assert
    Report report = GraphAssert.assertThat(Shout.graph()).levels(Level.PARALLEL).findsNothing();

    assertEquals(Verdict.EXHAUSTED, report.verdict());
    // endregion
  }
}
