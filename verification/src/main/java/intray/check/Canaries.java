package intray.check;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Graphs that come with the checker, to see whether it still finds what it should: planted faults
 * of each sort, and graphs without any.
 */
final class Canaries {
  private Canaries() {}

  static List<Canary> all() {
    return List.of(
        new Canary("chain", Canaries::chain).counts(1, 1, 1, 1),
        new Canary("readers", Canaries::readers).counts(8, 8, 8, 8),
        new Canary("fan-in-order", Canaries::fanIn)
            .counts(6, 6, 6, 6)
            .finds(Level.COOPERATIVE, FindingKind.NOT_DETERMINISTIC),
        new Canary("late-signal", Canaries::lateSignal)
            .counts(1, 2, 2, 8)
            .finds(Level.PARALLEL, FindingKind.LOST_MESSAGE, FindingKind.HIDDEN_BY_SERIALISATION),
        new Canary("lost-message", Canaries::lostMessage)
            .counts(1, 1, 1, 1)
            .finds(Level.ROUND_ROBIN, FindingKind.LOST_MESSAGE),
        new Canary("stuck", Canaries::stuck)
            .counts(1, 1, 1, 1)
            .finds(Level.ROUND_ROBIN, FindingKind.STUCK),
        new Canary("missed-wake-up", Canaries::missedWakeUp)
            .counts(3, 8, 3, 45)
            .finds(Level.COOPERATIVE, FindingKind.STUCK, FindingKind.ASLEEP_WITH_MAIL),
        new Canary("shared-buffer", Canaries::sharedBuffer)
            .counts(1, 1, 1, 1)
            .finds(Level.ROUND_ROBIN, FindingKind.USED_AFTER_HANDOFF, FindingKind.HANDED_OFF_TWICE),
        new Canary("coin", Canaries::coin)
            .finds(Level.ROUND_ROBIN, FindingKind.NONDETERMINISTIC_COMPONENT),
        new Canary("both-step-back", Canaries::bothStepBack)
            .counts(2, 2, 3, 3)
            .finds(Level.PARALLEL, FindingKind.HIDDEN_BY_SERIALISATION),
        new Canary("last-seat", Canaries::lastSeat).counts(3, 4, 3, 4));
  }

  /** Passes on what it gets. */
  private static final class Copies implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;

    Copies(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
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

  private static Graph chain() {
    return Graph.named("chain")
        .component("source", Source.of(1, 2))
        .component("copy", Copies::new)
        .output("out")
        .link("source.out", "copy.in")
        .link("copy.out", "out")
        .deterministic()
        .build();
  }

  /** One publishes once, three read once. */
  private static Graph readers() {
    GraphBuilder graph =
        Graph.named("readers").notice("x", 0).component("writer", Canaries::writer);
    for (int k = 0; k < 3; k++) {
      graph
          .component("r" + k, Canaries::reader)
          .output("saw" + k)
          .link("r" + k + ".out", "saw" + k);
    }
    return graph.build();
  }

  private static Component writer(Ports ports) {
    Notice.Publisher<Integer> x = ports.publisher("x");
    return () -> {
      x.publish(1);
      return Step.DONE;
    };
  }

  private static Component reader(Ports ports) {
    Notice<Integer> x = ports.notice("x");
    Outbox<Integer> out = ports.outbox("out");
    return () -> {
      out.send(x.read());
      return Step.DONE;
    };
  }

  /** Three send one message each into one inbox. */
  private static Graph fanIn() {
    GraphBuilder graph =
        Graph.named("fan-in-order").component("copy", Copies::new).output("out").deterministic();
    for (int k = 0; k < 3; k++) {
      graph.component("s" + k, Source.of("m" + k)).link("s" + k + ".out", "copy.in");
    }
    return graph.link("copy.out", "out").build();
  }

  /** Looks for data, then for the signal that there will be no more. */
  private static Graph lateSignal() {
    return Graph.named("late-signal")
        .component(
            "echo",
            ports -> {
              Inbox<String> data = ports.inbox("data");
              Inbox<String> control = ports.inbox("control");
              Outbox<String> out = ports.outbox("out");
              return () -> {
                if (!data.isEmpty()) {
                  out.send(data.take());
                  return Step.CONTINUE;
                }
                if (control.isEmpty()) {
                  return Step.await(data, control);
                }
                control.take();
                return Step.DONE;
              };
            })
        .component("source", sends("data", "x", "signal", "finished"))
        .output("out")
        .link("source.data", "echo.data")
        .link("source.signal", "echo.control")
        .link("echo.out", "out")
        .build();
  }

  private static intray.ComponentFactory sends(
      String first, String message, String second, String other) {
    return ports -> {
      Outbox<String> one = ports.outbox(first);
      Outbox<String> two = ports.outbox(second);
      return () -> {
        one.send(message);
        two.send(other);
        return Step.DONE;
      };
    };
  }

  private static Graph lostMessage() {
    return Graph.named("lost-message")
        .component("source", Source.of(1))
        .component(
            "deaf",
            ports -> {
              ports.inbox("in");
              return () -> Step.DONE;
            })
        .link("source.out", "deaf.in")
        .build();
  }

  /** Each waits for the other. */
  private static Graph stuck() {
    return Graph.named("stuck")
        .component("a", Copies::new)
        .component("b", Copies::new)
        .link("a.out", "b.in")
        .link("b.out", "a.in")
        .build();
  }

  /** Takes one message at each step, and then pauses, though there may be another. */
  private static Graph missedWakeUp() {
    return Graph.named("missed-wake-up")
        .component("sleeper", Canaries::sleeper)
        .component("source", Canaries::slowSource)
        .link("source.out", "sleeper.in")
        .build();
  }

  /** Sends, sends again, and closes, in three steps. */
  private static Component slowSource(Ports ports) {
    Outbox<Integer> out = ports.outbox("out");
    int[] sent = new int[1];
    return () -> {
      if (sent[0] == 2) {
        return Step.DONE;
      }
      out.send(++sent[0]);
      return Step.CONTINUE;
    };
  }

  private static Component sleeper(Ports ports) {
    Inbox<Integer> in = ports.inbox("in");
    return () -> {
      if (in.isDrained()) {
        return Step.DONE;
      }
      if (!in.isEmpty()) {
        in.take();
      }
      return Step.PAUSE;
    };
  }

  /** Sends one list twice, and changes it in between. */
  private static Graph sharedBuffer() {
    return Graph.named("shared-buffer")
        .component(
            "writer",
            ports -> {
              Outbox<List<Integer>> out = ports.outbox("out");
              List<Integer> buffer = new ArrayList<>();
              return () -> {
                buffer.add(buffer.size());
                out.send(buffer);
                return buffer.size() < 2 ? Step.CONTINUE : Step.DONE;
              };
            })
        .output("out")
        .link("writer.out", "out")
        .build();
  }

  /** Does something else each time it is made. */
  private static Graph coin() {
    AtomicInteger made = new AtomicInteger();
    return Graph.named("coin")
        .component(
            "coin",
            ports -> {
              Outbox<Integer> out = ports.outbox("out");
              int side = made.incrementAndGet();
              return () -> {
                out.send(side);
                return Step.DONE;
              };
            })
        .output("out")
        .link("coin.out", "out")
        .build();
  }

  /** Each says what it wants, then looks whether the other wants it too. */
  private static Graph bothStepBack() {
    return Graph.named("both-step-back")
        .notice("a", false)
        .notice("b", false)
        .component("ann", ports -> wants(ports, "a", "b"))
        .component("bob", ports -> wants(ports, "b", "a"))
        .output("to-ann")
        .output("to-bob")
        .link("ann.out", "to-ann")
        .link("bob.out", "to-bob")
        .build();
  }

  private static Component wants(Ports ports, String mine, String other) {
    Notice.Publisher<Boolean> wish = ports.publisher(mine);
    Notice<Boolean> wanted = ports.notice(other);
    Outbox<String> out = ports.outbox("out");
    return () -> {
      wish.publish(true);
      if (!wanted.read()) {
        out.send("mine");
      }
      return Step.DONE;
    };
  }

  /** Two offer a message to an inbox for one, and say whether it was taken. */
  private static Graph lastSeat() {
    return Graph.named("last-seat")
        .component("a", Canaries::offers)
        .component("b", Canaries::offers)
        .component("guard", Copies::new)
        .output("in")
        .output("a-says")
        .output("b-says")
        .link("a.out", "guard.in")
        .link("b.out", "guard.in")
        .bound("guard.in", 1)
        .link("guard.out", "in")
        .link("a.says", "a-says")
        .link("b.says", "b-says")
        .build();
  }

  private static Component offers(Ports ports) {
    Outbox<String> out = ports.outbox("out");
    Outbox<Boolean> says = ports.outbox("says");
    return () -> {
      says.send(out.offer("me"));
      return Step.DONE;
    };
  }
}
