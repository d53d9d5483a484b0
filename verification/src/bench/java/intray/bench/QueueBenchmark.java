package intray.bench;

import intray.kernel.Mailbox;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
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

/** Messages through one queue to one reader, who yields when there is none. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("ThreadPriorityCheck") // yields are politeness on a machine with few cores
public class QueueBenchmark {
  private static final int MESSAGES = 120_000;
  private static final Object MESSAGE = new Object();

  /** Which queue; with a number, it holds that many messages. */
  @Param({
    "Mailbox",
    "MpscUnboundedArrayQueue",
    "ConcurrentLinkedQueue",
    "Mailbox-64",
    "MpscArrayQueue-64",
    "ArrayBlockingQueue-64"
  })
  public String queue;

  /** How many writers. */
  @Param({"1", "3"})
  public int writers;

  private ExecutorService threads;

  /** What the queues have in common. */
  private interface Channel {
    boolean offer(Object message);

    Object poll();
  }

  private record Plain(Queue<Object> plain) implements Channel {
    @Override
    public boolean offer(Object message) {
      return plain.offer(message);
    }

    @Override
    public Object poll() {
      return plain.poll();
    }
  }

  private record Boxed(Mailbox<Object> box) implements Channel {
    @Override
    public boolean offer(Object message) {
      return box.offer(message);
    }

    @Override
    public Object poll() {
      return box.poll();
    }
  }

  /** The writers' threads. */
  @Setup(Level.Trial)
  public void start() {
    threads = Executors.newFixedThreadPool(writers);
  }

  /** Ends them. */
  @TearDown(Level.Trial)
  public void stop() {
    threads.shutdown();
  }

  /**
   * All messages, from the first offer to the last poll.
   *
   * @throws InterruptedException if the benchmark is stopped
   */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handOff() throws InterruptedException {
    Channel channel = channel();
    CountDownLatch done = new CountDownLatch(writers);
    for (int w = 0; w < writers; w++) {
      threads.execute(
          () -> {
            for (int k = 0; k < MESSAGES / writers; k++) {
              while (!channel.offer(MESSAGE)) {
                Thread.yield();
              }
            }
            done.countDown();
          });
    }
    for (int taken = 0; taken < MESSAGES; ) {
      if (channel.poll() == null) {
        Thread.yield();
      } else {
        taken++;
      }
    }
    done.await();
  }

  private Channel channel() {
    return switch (queue) {
      case "Mailbox" -> new Boxed(new Mailbox<>(Integer.MAX_VALUE, writers));
      case "Mailbox-64" -> new Boxed(new Mailbox<>(64, writers));
      case "MpscUnboundedArrayQueue" -> new Plain(new MpscUnboundedArrayQueue<>(1024));
      case "MpscArrayQueue-64" -> new Plain(new MpscArrayQueue<>(64));
      case "ConcurrentLinkedQueue" -> new Plain(new ConcurrentLinkedQueue<>());
      case "ArrayBlockingQueue-64" -> new Plain(new ArrayBlockingQueue<>(64));
      default -> throw new IllegalArgumentException(queue);
    };
  }
}
