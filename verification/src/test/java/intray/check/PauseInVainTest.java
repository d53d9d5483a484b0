package intray.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * On threads the signal follows the message: a reader who was faster may take the message, begin
 * another step, and be woken from its pause by the late signal. A checker that signals and sends at
 * once would not show it.
 */
class PauseInVainTest {
  /**
   * Sends one message, and then waits for an answer that never comes, so that it does not close.
   */
  private static Component sender(Ports ports) {
    Inbox<String> answer = ports.inbox("answer");
    Outbox<String> out = ports.outbox("out");
    return () -> {
      out.send("m");
      return Step.await(answer);
    };
  }

  /**
   * Polls until it has the message, pauses, and believes that a pause ends only when there is mail.
   */
  private static Component believer(Ports ports) {
    Inbox<String> in = ports.inbox("in");
    Outbox<String> out = ports.outbox("out");
    boolean[] has = new boolean[1];
    boolean[] paused = new boolean[1];
    return () -> {
      if (!has[0]) {
        has[0] = in.poll() != null;
        return has[0] ? Step.CONTINUE : Step.await(in);
      }
      if (!paused[0]) {
        paused[0] = true;
        return Step.PAUSE;
      }
      out.send(in.take());
      return Step.DONE;
    };
  }

  private static Graph graph() {
    return Graph.named("pause-in-vain")
        .component("sender", PauseInVainTest::sender)
        .component("believer", PauseInVainTest::believer)
        .link("sender.out", "believer.in")
        .link("believer.out", "sender.answer")
        .mayRest()
        .build();
  }

  private static boolean fails(Level level) {
    Set<String> outcomes =
        Explore.with(new StateSearch(), new Model(graph()), level).outcomes.keySet();
    return outcomes.stream().anyMatch(outcome -> outcome.startsWith("failed"));
  }

  @Test
  void a_pause_may_end_in_vain_on_threads_and_never_between_whole_steps() {
    assertTrue(fails(Level.PARALLEL));
    assertFalse(fails(Level.COOPERATIVE));
  }

  /** That somebody pauses is learnt on the way, and the search begins again, but not for ever. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void witness_ofAGraphThatPauses_isFound() {
    String failed =
        Explore.with(new StateSearch(), new Model(graph()), Level.PARALLEL)
            .outcomes
            .keySet()
            .stream()
            .filter(outcome -> outcome.startsWith("failed"))
            .findFirst()
            .orElseThrow();
    List<ScheduledOperation> schedule = Witness.of(graph(), Level.PARALLEL, failed);
    assertFalse(schedule.isEmpty());
    assertTrue(
        schedule.stream().anyMatch(row -> row.operation().startsWith("pause")), schedule::toString);
  }
}
