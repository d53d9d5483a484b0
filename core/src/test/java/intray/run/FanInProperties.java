package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Step;
import intray.fixtures.Parts;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Where outboxes share inboxes, the order is anyone's, but nothing is lost, doubled or overtaken.
 */
final class FanInProperties {
  private static final int MESSAGES = 12;

  @Property(tries = 200)
  void messages_are_conserved_and_those_of_one_writer_keep_their_order(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int writers,
      @ForAll @IntRange(min = 1, max = 3) int layers,
      @ForAll @IntRange(min = 1, max = 3) int width)
      throws InterruptedException {
    Graph graph = layered(new Random(seed), writers, layers, width);
    conserved(writers, width, new Serial().run(graph));
    conserved(writers, width, new Serial().shuffled(seed).run(graph));
    conserved(writers, width, new Threads().run(graph));
  }

  private static void conserved(int writers, int width, Outcome outcome) {
    assertEquals(Outcome.End.COMPLETED, outcome.end(), outcome::toString);
    assertEquals(0, outcome.left().size(), outcome::toString);
    int[] next = new int[writers];
    for (int k = 0; k < width; k++) {
      for (Object message : outcome.output("result" + k)) {
        int writer = (int) message / MESSAGES;
        assertEquals(next[writer]++, (int) message % MESSAGES, outcome::toString);
      }
    }
    int[] all = new int[writers];
    Arrays.fill(all, MESSAGES);
    assertEquals(Arrays.toString(all), Arrays.toString(next), outcome::toString);
  }

  /** Writers, then layers of copiers; each sends to a random one of the next layer. */
  private static Graph layered(Random random, int writers, int layers, int width) {
    GraphBuilder graph = Graph.named("layers");
    for (int w = 0; w < writers; w++) {
      graph.component("w" + w, offering(w));
    }
    for (int layer = 0; layer < layers; layer++) {
      for (int k = 0; k < width; k++) {
        graph.component("c" + layer + "-" + k, offeringCopy());
        if (random.nextBoolean()) {
          graph.bound("c" + layer + "-" + k + ".in", 1 + random.nextInt(2));
        }
      }
    }
    boolean[][] fed = new boolean[layers + 1][width];
    for (int w = 0; w < writers; w++) {
      link(graph, "w" + w, 0, random.nextInt(width), layers, fed);
    }
    for (int layer = 0; layer < layers; layer++) {
      for (int k = 0; k < width; k++) {
        link(graph, "c" + layer + "-" + k, layer + 1, random.nextInt(width), layers, fed);
      }
    }
    for (int layer = 0; layer <= layers; layer++) {
      for (int k = 0; k < width; k++) {
        if (layer == layers) {
          graph.output("result" + k);
        }
        if (!fed[layer][k]) {
          graph.unused(layer == layers ? "result" + k : "c" + layer + "-" + k + ".in");
        }
      }
    }
    return graph.build();
  }

  private static void link(
      GraphBuilder graph, String from, int layer, int to, int layers, boolean[][] fed) {
    fed[layer][to] = true;
    graph.link(from + ".out", layer == layers ? "result" + to : "c" + layer + "-" + to + ".in");
  }

  private static ComponentFactory offering(int writer) {
    return ports -> {
      Outbox<Object> out = ports.outbox("out");
      int[] sent = {0};
      return () -> {
        if (out.offer(writer * MESSAGES + sent[0])) {
          sent[0]++;
        }
        return sent[0] < MESSAGES ? Step.await(out) : Step.DONE;
      };
    };
  }

  /** Like Parts.copy(), for an outbox that shares its inbox with others. */
  private static ComponentFactory offeringCopy() {
    return ports -> {
      Inbox<Object> in = ports.inbox("in");
      Outbox<Object> out = ports.outbox("out");
      Object[] held = {null};
      return Parts.awaiting(
          Step.await(in),
          () -> {
            if (held[0] == null) {
              if (in.isDrained()) {
                return Step.DONE;
              }
              held[0] = in.take();
            }
            if (!out.offer(held[0])) {
              return Step.await(out);
            }
            held[0] = null;
            return Step.await(in);
          });
    };
  }
}
