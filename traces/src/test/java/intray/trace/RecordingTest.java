package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded can have happened, in the order in which it is written. */
final class RecordingTest {
  @TempDir private Path folder;

  /** How many pauses have ended, in all traces of a test. */
  private long ended;

  private Path file() {
    return folder.resolve("it.ndjson");
  }

  private void assertPossible(String name) throws IOException {
    try (TraceReader reader = TraceReader.open(file())) {
      Linearisation.Objection objection = Linearisation.check(reader);
      assertNull(objection, () -> name + ": " + objection);
      assertNull(reader.truncation());
    }
    try (TraceReader reader = TraceReader.open(file())) {
      Pauses pauses = new Pauses(reader.header());
      for (Event event = reader.next(); event != null; event = reader.next()) {
        pauses.apply(event);
      }
      assertNull(pauses.objection(), name);
      ended += pauses.ended();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file()), left.toList());
    }
  }

  @Test
  void serialRunsOfRandomGraphs_arePossible() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      Graph graph = Chaos.graph(seed, 200);
      Serial serial = seed % 2 == 0 ? new Serial() : new Serial().shuffled(seed);
      Outcome outcome;
      try (Recording recording =
          Recording.serial(
              file(), graph.wiring(), Header.of(graph.wiring()).ran("serial", 0, null))) {
        outcome = serial.run(graph, recording.recorder());
        recording.end(outcome);
      }
      assertEquals(serial.run(graph), outcome);
      assertPossible("serial" + seed);
    }
  }

  @Test
  void threadsRunsOfRandomGraphs_arePossible() throws Exception {
    int from = Integer.getInteger("from", 0);
    for (int seed = from; seed < from + Integer.getInteger("runs", 120); seed++) {
      Graph graph = Chaos.graph(seed, 300);
      try (Recording recording =
          Recording.onThreads(
              file(), graph.wiring(), Header.of(graph.wiring()).ran("threads", 0, null))) {
        recording.end(new Threads().run(graph, recording.recorder()));
      }
      assertPossible("threads" + seed);
      if (seed % 50 == 0) {
        TraceSchema.assertValid(Files.readString(file()));
      }
    }
    assertTrue(ended > 50, () -> "only " + ended + " pauses have ended");
  }

  /** One sees the space, and another takes it. */
  @Test
  void threadsRunsOfRivalsForSpace_arePossible() throws Exception {
    GraphBuilder builder = Graph.named("rivals").output("out").bound("sink.in", 1);
    builder.component("sink", Sink::new).link("sink.out", "out");
    for (int k = 0; k < 4; k++) {
      builder.component("rival" + k, Rival::new).link("rival" + k + ".out", "sink.in");
    }
    Graph graph = builder.build();
    for (int run = 0; run < 10; run++) {
      try (Recording recording =
          Recording.onThreads(file(), graph.wiring(), Header.of(graph.wiring()))) {
        recording.end(new Threads().run(graph, recording.recorder()));
      }
      assertPossible("rivals" + run);
    }
  }

  private static final class Rival implements Component {
    private final Outbox<Integer> out;
    private int left = 200;

    Rival(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      if (out.offer(left)) {
        left--;
      }
      return left == 0 ? Step.DONE : Step.await(out);
    }
  }

  private static final class Sink implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    Sink(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      for (Integer number = in.poll(); number != null; number = in.poll()) {
        out.send(number);
      }
      return in.isDrained() ? Step.DONE : Step.await(in);
    }
  }

  @Test
  void whatIsLeft_fitsIntoOneLine() throws IOException {
    GraphBuilder builder = Graph.named("heap");
    for (int k = 0; k < 2000; k++) {
      builder.output("out" + k).component("c" + k, Source.of("x".repeat(50_000), 2, 3));
      builder.link("c" + k + ".out", "out" + k);
    }
    builder.output("many").component("all", Source.of(IntStream.range(0, 50_000).boxed().toList()));
    Graph graph = builder.link("all.out", "many").build();
    try (Recording recording =
        Recording.serial(file(), graph.wiring(), Header.of(graph.wiring()))) {
      recording.end(new Serial().run(graph, recording.recorder()));
    }

    assertPossible("heap");
  }

  @Test
  void aGraphTooLargeForAFirstLine_isRefused() throws IOException {
    Graph graph = Graph.named("small").component("c", ports -> () -> Step.DONE).build();
    Header header =
        Header.of(graph.wiring()).named("x".repeat(TraceReader.LONGEST_HEADER), Map.of());

    IOException e =
        assertThrows(
            IOException.class, () -> Recording.serial(file(), graph.wiring(), header).close());
    assertTrue(String.valueOf(e.getMessage()).contains("too large to be recorded"));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
