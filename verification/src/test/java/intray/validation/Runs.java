package intray.validation;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import intray.trace.Header;
import intray.trace.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Records real runs. */
final class Runs {
  private static final int MAX_STEPS = 2_000;

  private Runs() {}

  /** Round-robin. */
  static Recorded serial(Graph graph) throws IOException {
    return serial(graph, new Serial().maxSteps(MAX_STEPS), null);
  }

  /** In some other cooperative order. */
  static Recorded shuffled(Graph graph, long order) throws IOException {
    return serial(graph, new Serial().maxSteps(MAX_STEPS).seed(order).shuffled(order), order);
  }

  private static Recorded serial(Graph graph, Serial serial, @Nullable Long order)
      throws IOException {
    Path file = Files.createTempFile("intray", ".ndjson");
    try {
      Header header = Header.of(graph.wiring()).ran("serial", 0, order);
      try (Recording recording = Recording.serial(file, graph.wiring(), header)) {
        Outcome outcome = serial.run(graph, recording.recorder());
        recording.end(outcome);
      }
      return Recorded.read(file);
    } finally {
      Files.delete(file);
    }
  }

  static Recorded threads(Graph graph, long seed) throws IOException, InterruptedException {
    Path file = Files.createTempFile("intray", ".ndjson");
    try {
      Header header = Header.of(graph.wiring()).ran("threads", seed, null);
      try (Recording recording = Recording.onThreads(file, graph.wiring(), header)) {
        recording.end(new Threads().seed(seed).run(graph, recording.recorder()));
      }
      return Recorded.read(file);
    } finally {
      Files.delete(file);
    }
  }
}
