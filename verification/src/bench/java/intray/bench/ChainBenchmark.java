package intray.bench;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Step;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Hand-offs along a chain of four components, graph and threads started anew each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChainBenchmark {
  private static final int MESSAGES = 50_000;
  private static final int LINKS = 3;

  /** Where the graph runs. */
  @Param({"serial", "threads"})
  public String placement;

  /** How many messages each inbox holds. */
  @Param({"1", "64", "2147483647"})
  public int bound;

  /**
   * One run.
   *
   * @return its outcome
   * @throws InterruptedException if the benchmark is stopped
   */
  @Benchmark
  @OperationsPerInvocation(MESSAGES * LINKS)
  public Outcome handOffs() throws InterruptedException {
    Graph graph =
        Pipeline.named("chain")
            .then("source", ports -> new Link(ports, true, true))
            .then("a", bound, ports -> new Link(ports, false, true))
            .then("b", bound, ports -> new Link(ports, false, true))
            .then("sink", bound, ports -> new Link(ports, false, false))
            .build();
    return placement.equals("serial") ? new Serial().run(graph) : new Threads().run(graph);
  }

  /** Takes, sends, or both, as long as it can in each step. */
  private static final class Link implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;
    private int left = MESSAGES;
    private Object held;

    Link(Ports ports, boolean first, boolean sends) {
      in = first ? null : ports.inbox("in");
      out = sends ? ports.outbox("out") : null;
    }

    @Override
    public Step next() {
      while (left > 0) {
        if (held == null) {
          held = in == null ? this : in.poll();
          if (held == null) {
            return Step.await(in);
          }
        }
        if (out != null && !out.offer(held)) {
          return Step.await(out);
        }
        held = null;
        left--;
      }
      return Step.DONE;
    }
  }
}
