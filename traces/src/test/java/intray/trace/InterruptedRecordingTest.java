package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end early, or are too long for memory: nothing that was recorded is lost. */
final class InterruptedRecordingTest {
  @TempDir private Path folder;

  /** Passes a number on to the other, one higher, for ever or until it throws. */
  private static final class Player implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private final Runnable each;
    private final int last;
    private boolean serves;

    Player(Ports ports, boolean serves, int last, Runnable each) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      this.serves = serves;
      this.last = last;
      this.each = each;
    }

    @Override
    public Step next() {
      int number = serves ? 0 : in.take();
      serves = false;
      if (number == last) {
        throw new IllegalStateException("that is enough");
      }
      each.run();
      out.send(number + 1);
      return Step.await(in);
    }

    @Override
    public Step start() {
      return serves ? Step.CONTINUE : Step.await(in);
    }
  }

  private static Graph game(int last, Runnable each) {
    return Graph.named("game")
        .component("a", ports -> new Player(ports, true, last, each))
        .component("b", ports -> new Player(ports, false, last, () -> {}))
        .link("a.out", "b.in")
        .link("b.out", "a.in")
        .build();
  }

  private Path file() {
    return folder.resolve("trace.ndjson");
  }

  private Recording begin(Graph graph, boolean threads) throws IOException {
    Header header = Header.of(graph.wiring());
    return threads
        ? Recording.onThreads(file(), graph.wiring(), header)
        : Recording.serial(file(), graph.wiring(), header);
  }

  /** How many events there are, all of which can have happened. */
  private long events(String end) throws IOException {
    try (TraceReader reader = TraceReader.open(file())) {
      Linearisation order = new Linearisation(reader.header());
      long count = 0;
      for (Event event = reader.next(); event != null; event = reader.next()) {
        assertNull(order.apply(event));
        count++;
      }
      Ending ending = reader.ending();
      assertNotNull(ending);
      assertEquals(end, ending.end());
      assertEquals(0, ending.missing());
      assertNull(order.end(ending));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(1, files.count());
      }
      return count;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailure_isTheLastEventOfWhoFailed(boolean threads) throws Exception {
    Graph graph = game(9, () -> {});
    try (Recording recording = begin(graph, threads)) {
      Outcome outcome =
          threads
              ? new Threads().run(graph, recording.recorder())
              : new Serial().run(graph, recording.recorder());
      assertEquals(Outcome.End.FAILED, outcome.end());
      recording.end(outcome);
    }

    // Each of 9 numbers: begin, take, send, await; the first is not taken; the last is not sent.
    assertEquals(1 + 9 * 4 - 1 + 3, events("failed"));
  }

  @Test
  void anInterruptedRunOnThreads_leavesWhatHappened() throws Exception {
    Thread self = Thread.currentThread();
    int[] rounds = {0};
    Graph graph =
        game(
            -1,
            () -> {
              if (++rounds[0] == 20_000) {
                self.interrupt();
              }
            });
    try (Recording recording = begin(graph, true)) {
      assertThrows(
          InterruptedException.class, () -> new Threads().run(graph, recording.recorder()));
    }

    assertTrue(events("interrupted") >= 20_000 * 7L);
  }

  @Test
  void anInterruptedSerialRun_leavesWhatHappened() throws Exception {
    int[] rounds = {0};
    Graph graph =
        game(
            -1,
            () -> {
              if (++rounds[0] == 100) {
                Thread.currentThread().interrupt();
              }
            });
    try (Recording recording = begin(graph, false)) {
      assertThrows(
          CancellationException.class, () -> new Serial().run(graph, recording.recorder()));
    } finally {
      assertTrue(Thread.interrupted());
    }

    assertEquals(1 + 100 * 4 + 99 * 4 - 1, events("interrupted"));
  }

  @Test
  void logsThatCannotBeWritten_areToldOnceTheRunIsOver() throws Exception {
    Graph graph = game(100_000, () -> {});
    try (Recording recording = begin(graph, true)) {
      File logs;
      try (Stream<Path> files = Files.list(folder)) {
        logs = files.findFirst().orElseThrow().toFile();
      }
      assertTrue(new File(logs, "header").delete());
      assertTrue(new File(logs, "hold").delete());
      assertTrue(logs.delete());
      Outcome outcome = new Threads().run(graph, recording.recorder());
      assertEquals(Outcome.End.FAILED, outcome.end());
      assertTrue(String.valueOf(outcome.cause()).contains("that is enough"));
      assertThrows(IOException.class, () -> recording.end(outcome));
    }

    assertTrue(Files.notExists(file()));
  }
}
