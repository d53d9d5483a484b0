package intray.bench;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Step;
import intray.Wiring;
import intray.run.Threads;
import intray.trace.Header;
import intray.trace.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What recording costs while a graph runs on threads: one sends, the other takes. Putting the logs
 * in order and writing the trace comes after the run and is not in it, except in {@code written}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class RecordingBenchmark {
  static final int MESSAGES = 100_000;

  /** Without any hook, with nobody recording, recorded, recorded and written to a file. */
  @Param({"bare", "off", "on", "written"})
  public String recording;

  /** How many messages the inbox holds. */
  @Param({"64", "2147483647"})
  public int bound;

  private Graph graph;
  private Path folder;
  private Recording recorded;

  /** A graph of two. */
  @Setup
  public void build() throws IOException {
    folder = Files.createTempDirectory("recording");
    graph =
        Pipeline.named("pair")
            .then("source", Sender::new)
            .then("sink", bound, Receiver::new)
            .build();
  }

  /** Removes what is left. */
  @TearDown
  public void remove() throws IOException {
    Files.deleteIfExists(folder.resolve("trace"));
    Files.delete(folder);
  }

  /** Begins a recording. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    Wiring wiring = graph.wiring();
    if (recording.equals("on") || recording.equals("written")) {
      recorded = Recording.onThreads(folder.resolve("trace"), wiring, Header.of(wiring));
    }
  }

  /** Ends it, outside of what is measured. */
  @TearDown(Level.Invocation)
  public void close() throws IOException {
    if (recorded != null) {
      recorded.close();
    }
  }

  /**
   * One run.
   *
   * @throws InterruptedException if the benchmark is stopped
   */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handOffs() throws InterruptedException, IOException {
    switch (recording) {
      case "bare" -> new BareRun(graph.wiring()).run();
      case "off" -> new Threads().run(graph);
      case "on" -> new Threads().run(graph, recorded.recorder());
      default -> recorded.end(new Threads().run(graph, recorded.recorder()));
    }
  }

  private static final class Sender implements Component {
    private final Outbox<Object> out;
    private int sent;

    Sender(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      while (sent < MESSAGES) {
        if (!out.offer(sent)) {
          return Step.await(out);
        }
        sent++;
      }
      return Step.DONE;
    }
  }

  private static final class Receiver implements Component {
    private final Inbox<Integer> in;

    Receiver(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      while (in.poll() != null) {
        // that was it
      }
      return in.isDrained() ? Step.DONE : Step.await(in);
    }
  }
}
