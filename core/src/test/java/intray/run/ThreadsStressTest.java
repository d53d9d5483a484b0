package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Source;
import intray.Step;
import intray.fixtures.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hunts for lost wake-ups and early ends. A component that misses a wake-up leaves everybody
 * asleep, so the run ends stuck; a run that is declared over too early leaves somebody unfinished.
 * Several runs at once, with more threads than cores, so that threads are stopped at awkward
 * moments.
 */
final class ThreadsStressTest {
  private static final int RUNS_AT_ONCE = 6;

  private static final List<Supplier<Graph>> GRAPHS =
      List.of(
          () -> ring(2, 1, 400),
          () -> ring(4, 3, 200),
          () -> fanIn(3, 150, 1),
          () -> line(200, 1, Parts.copy()),
          () -> line(200, 1, pausingCopy()),
          () -> line(100, 2, Parts.copy(), pausingCopy(), Parts.copy(), pausingCopy()),
          () -> shortLives(8),
          () -> pelted(100, 100));

  @Test
  void no_wake_up_is_lost_and_no_run_ends_early() throws Exception {
    hunt(3);
  }

  @Test
  @Tag("slow")
  void no_wake_up_is_lost_and_no_run_ends_early_for_long() throws Exception {
    hunt(30);
  }

  private static void hunt(int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> hunters = new ArrayList<>();
    for (int k = 0; k < RUNS_AT_ONCE; k++) {
      int first = k;
      Thread hunter =
          new Thread(
              () -> {
                for (int n = first; System.nanoTime() < end && wrong.isEmpty(); n++) {
                  Graph graph = GRAPHS.get(n % GRAPHS.size()).get();
                  String outcome = run(graph).toString();
                  if (!outcome.equals("completed")) {
                    wrong.add(graph + ": " + outcome);
                  }
                }
              });
      hunters.add(hunter);
      hunter.start();
    }
    for (Thread hunter : hunters) {
      hunter.join();
    }
    assertEquals(List.of(), new ArrayList<>(wrong));
  }

  private static Outcome run(Graph graph) {
    try {
      return new Threads().run(graph);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this test", e);
    }
  }

  /** Tokens that go round, each node waiting for mail and then for space; the first one counts. */
  private static Graph ring(int nodes, int tokens, int laps) {
    GraphBuilder graph =
        Graph.named("ring").component("n0", counting(tokens, laps)).bound("n0.in", 1);
    for (int k = 1; k < nodes; k++) {
      graph.component("n" + k, Parts.copy()).bound("n" + k + ".in", 1);
    }
    for (int k = 0; k < nodes; k++) {
      graph.link("n" + k + ".out", "n" + (k + 1) % nodes + ".in");
    }
    return graph.build();
  }

  /** Brings tokens in, one after another, and takes each out again after so many laps of it. */
  private static ComponentFactory counting(int tokens, int laps) {
    return ports -> {
      Inbox<Integer> in = ports.inbox("in");
      Outbox<Integer> out = ports.outbox("out");
      int[] started = {0};
      int[] finished = {0};
      Integer[] held = {null};
      return Parts.awaiting(
          Step.await(out),
          () -> {
            if (held[0] == null && !in.isEmpty()) {
              int lap = in.take() + 1;
              if (lap == laps) {
                finished[0]++;
              } else {
                held[0] = lap;
              }
            }
            if (held[0] != null) {
              if (!out.offer(held[0])) {
                return Step.await(out);
              }
              held[0] = null;
            } else if (started[0] < tokens && out.offer(0)) {
              started[0]++;
            }
            if (in.isDrained()) {
              return Step.DONE;
            }
            if (finished[0] == tokens) {
              out.close();
            }
            return Step.await(in);
          });
    };
  }

  /** Writers that compete for the space in one small inbox. */
  private static Graph fanIn(int writers, int messages, int bound) {
    GraphBuilder graph =
        Graph.named("fan-in").component("sink", Parts.sink()).bound("sink.in", bound);
    for (int w = 0; w < writers; w++) {
      graph.component("w" + w, offering(messages)).link("w" + w + ".out", "sink.in");
    }
    return graph.build();
  }

  private static ComponentFactory offering(int messages) {
    return ports -> {
      Outbox<Object> out = ports.outbox("out");
      int[] left = {messages};
      return () -> {
        if (out.offer("message")) {
          left[0]--;
        }
        return left[0] > 0 ? Step.await(out) : Step.DONE;
      };
    };
  }

  private static Graph line(int messages, int bound, ComponentFactory... parts) {
    Pipeline line = Pipeline.named("line").then("source", Source.of(numbers(messages)));
    for (int k = 0; k < parts.length; k++) {
      line.then("p" + k, bound, parts[k]);
    }
    return line.then("sink", bound, Parts.sink()).build();
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      numbers.add(k);
    }
    return numbers;
  }

  /** Copies as much as it can and pauses: for mail, for the end, or for space. */
  private static ComponentFactory pausingCopy() {
    return ports -> {
      Inbox<Object> in = ports.inbox("in");
      Outbox<Object> out = ports.outbox("out");
      Object[] held = {null};
      return () -> {
        while (true) {
          if (held[0] == null) {
            held[0] = in.poll();
          }
          if (held[0] == null) {
            return in.isDrained() ? Step.DONE : Step.PAUSE;
          }
          if (!out.offer(held[0])) {
            return Step.PAUSE;
          }
          held[0] = null;
        }
      };
    };
  }

  /** Components that end as soon as they are woken, so that those who wake them may be the last. */
  private static Graph shortLives(int count) {
    Pipeline line = Pipeline.named("short").then("source", Source.of(1));
    for (int k = 0; k < count; k++) {
      line.then(
          "p" + k,
          ports -> {
            Inbox<Object> in = ports.inbox("in");
            Outbox<Object> out = ports.outbox("out");
            return Parts.awaiting(Step.await(in), Parts.once(() -> out.send(in.take())));
          });
    }
    return line.then("sink", Parts.sink()).build();
  }

  /**
   * One that goes to sleep as fast as it can, and another that wakes it as fast as it can, with
   * nobody else awake: the count of those awake is never far from zero.
   */
  private static Graph pelted(int steps, int messages) {
    ComponentFactory pelter =
        ports -> {
          Outbox<Object> out = ports.outbox("out");
          int[] left = {steps};
          return () -> {
            for (int k = 0; k < messages; k++) {
              out.send("message");
            }
            return --left[0] > 0 ? Step.CONTINUE : Step.DONE;
          };
        };
    ComponentFactory sleeper =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          return () -> {
            while (in.poll() != null) {
              // as fast as it can
            }
            return in.isDrained() ? Step.DONE : Step.PAUSE;
          };
        };
    return Pipeline.named("pelted").then("pelter", pelter).then("sleeper", sleeper).build();
  }
}
