package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Step;
import intray.fixtures.Fork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much a serial run can take. The heap of the forked JVM is the measure of its memory. */
final class SerialScaleTest {
  @Test
  void ten_million_steps_need_no_more_memory_than_a_few() throws Exception {
    assertEquals("completed", Fork.java(TenMillionSteps.class, "-Xmx16m", "-XX:+UseSerialGC"));
  }

  @Test
  @Tag("slow")
  void a_million_components_in_one_graph_run_within_a_gigabyte() throws Exception {
    assertEquals(
        "completed; out=[0, 1, 2]",
        Fork.java(MillionComponents.class, "-Xmx1g", "-XX:+UseSerialGC"));
  }

  /** A source and a sink, five million messages, a box of one. */
  static final class TenMillionSteps {
    private static final int MESSAGES = 5_000_000;

    public static void main(String[] args) {
      Graph graph =
          Pipeline.named("long")
              .then("numbers", ports -> new Numbers(ports, MESSAGES))
              .then("sink", 1, Sink::new)
              .build();
      System.out.println(new Serial().run(graph));
    }
  }

  /** One line of a million components, through which three messages go. */
  static final class MillionComponents {
    private static final int COMPONENTS = 1_000_000;

    public static void main(String[] args) {
      System.out.println(new Serial().run(graph()));
    }

    private static Graph graph() {
      GraphBuilder graph = Graph.named("million").component("c0", ports -> new Numbers(ports, 3));
      for (int k = 1; k < COMPONENTS; k++) {
        graph.component("c" + k, Copy::new).link("c" + (k - 1) + ".out", "c" + k + ".in");
      }
      return graph.output("out").link("c" + (COMPONENTS - 1) + ".out", "out").mayRest().build();
    }
  }

  private static final class Numbers implements Component {
    private final Outbox<Integer> out;
    private final int count;
    private int next;

    Numbers(Ports ports, int count) {
      this.out = ports.outbox("out");
      this.count = count;
    }

    @Override
    public Step next() {
      if (out.offer(next)) {
        next++;
      }
      return next < count ? Step.await(out) : Step.DONE;
    }
  }

  private static final class Sink implements Component {
    private final Inbox<Integer> in;
    private int next;

    Sink(Ports ports) {
      this.in = ports.inbox("in");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      if (in.take() != next++) {
        throw new IllegalStateException("not the next");
      }
      return Step.await(in);
    }
  }

  private static final class Copy implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    Copy(Ports ports) {
      this.in = ports.inbox("in");
      this.out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      out.send(in.take());
      return Step.await(in);
    }
  }
}
