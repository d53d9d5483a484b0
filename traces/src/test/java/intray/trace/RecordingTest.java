package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded can have happened, in the order in which it is written. */
final class RecordingTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("it.ndjson");
  }

  private void assertPossible(String name) throws IOException {
    try (TraceReader reader = TraceReader.open(file())) {
      Linearisation.Objection objection = Linearisation.check(reader);
      assertNull(objection, () -> name + ": " + objection);
      assertNull(reader.truncation());
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
    for (int seed = from; seed < from + Integer.getInteger("runs", 300); seed++) {
      Graph graph = Chaos.graph(seed, 300);
      try (Recording recording =
          Recording.onThreads(
              file(), graph.wiring(), Header.of(graph.wiring()).ran("threads", 0, null))) {
        recording.end(new Threads().run(graph, recording.recorder()));
      }
      assertPossible("threads" + seed);
    }
  }
}
