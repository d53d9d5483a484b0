package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversations: messages that go round, and messages over a wire that loses some. */
final class Protocols {
  private Protocols() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("ping-pong", "Two components, one ball.")
            .takes(Parameter.number("rounds", 3, 1, 1_000_000, "how often the ball comes back"))
            .builds(given -> pingPong(given.number("rounds"))),
        Entry.named("token-ring", "A token goes round a ring, and whoever has it adds 1.")
            .takes(Parameter.number("n", 3, 2, 1000, "how many nodes are in the ring"))
            .takes(Parameter.number("laps", 2, 1, 1_000_000, "how often the token goes round"))
            .builds(given -> tokenRing(given.number("n"), given.number("laps"))),
        Entry.named("alternating-bit", "Each message arrives once, over a wire that may lose it.")
            .story(
                "The wire chooses what it loses. Instead of a clock, which would make the sender"
                    + " nondeterministic, it tells the sender that its time is out.")
            .twin("alternating-bit-without-bit")
            .takes(items())
            .takes(losses())
            .builds(
                given -> lossy("alternating-bit", given.number("k"), given.number("losses"), true)),
        Entry.named(
                "alternating-bit-without-bit",
                "Without the bit nobody can tell a repetition from a new message.")
            .twin("alternating-bit")
            .takes(items())
            .takes(losses())
            .finds(Level.ROUND_ROBIN, FindingKind.NOT_DETERMINISTIC)
            .builds(
                given ->
                    lossy(
                        "alternating-bit-without-bit",
                        given.number("k"),
                        given.number("losses"),
                        false)));
  }

  private static Parameter items() {
    return Parameter.number("k", 2, 0, 1000, "how many messages are to be delivered");
  }

  private static Parameter losses() {
    return Parameter.number("losses", 1, 0, 1000, "how much may be lost in each direction");
  }

  private static Graph pingPong(int rounds) {
    return Graph.named("ping-pong")
        .component("ping", ports -> new Ping(ports, rounds))
        .component("pong", Relay::new)
        .output("score")
        .link("ping.out", "pong.in")
        .link("pong.out", "ping.in")
        .link("ping.score", "score")
        .deterministic()
        .build();
  }

  private static Graph tokenRing(int n, int laps) {
    GraphBuilder ring =
        Graph.named("token-ring")
            .component("node1", ports -> new FirstNode(ports, laps))
            .output("hops")
            .link("node1.hops", "hops");
    for (int i = 2; i <= n; i++) {
      ring.component("node" + i, Node::new).link("node" + (i - 1) + ".out", "node" + i + ".in");
    }
    return ring.link("node" + n + ".out", "node1.in").deterministic().build();
  }

  private static Graph lossy(String name, int k, int losses, boolean withBit) {
    return Graph.named(name)
        .component("source", Source.of(Lines.messages("m", k)))
        .component("sender", ports -> new Sender(ports, withBit))
        .component("there", ports -> new Wire(ports, losses))
        .component("receiver", ports -> new Receiver(ports, withBit))
        .component("back", ports -> new Wire(ports, losses))
        .output("delivered")
        .link("source.out", "sender.in")
        .link("sender.out", "there.in")
        .link("there.out", "receiver.in")
        .link("there.time-out", "sender.back")
        .link("receiver.ack", "back.in")
        .link("back.out", "sender.back")
        .link("back.time-out", "sender.back")
        .link("receiver.delivered", "delivered")
        .deterministic()
        .build();
  }

  private static final class Ping implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private final Outbox<Integer> score;
    private final int rounds;
    private int round;

    Ping(Ports ports, int rounds) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      score = ports.outbox("score");
      this.rounds = rounds;
    }

    @Override
    public Step next() {
      if (round > 0) {
        score.send(in.take());
      }
      if (round == rounds) {
        return Step.DONE;
      }
      round++;
      out.send(round);
      return Step.await(in);
    }
  }

  /** Puts the token into the ring, and takes it out after some laps. */
  private static final class FirstNode implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private final Outbox<Integer> hops;
    private final int laps;
    private int lap;

    FirstNode(Ports ports, int laps) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      hops = ports.outbox("hops");
      this.laps = laps;
    }

    @Override
    public Step next() {
      int token = lap == 0 ? 0 : in.take();
      if (lap == laps) {
        hops.send(token);
        return Step.DONE;
      }
      lap++;
      out.send(token + 1);
      return Step.await(in);
    }
  }

  private static final class Node implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    Node(Ports ports) {
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
      out.send(in.take() + 1);
      return Step.await(in);
    }
  }

  /**
   * What goes over the wire: a message with its bit, an acknowledgement of that bit, a time-out.
   */
  private record Frame(Kind kind, boolean bit, String text) {
    enum Kind {
      MESSAGE,
      ACK,
      TIME_OUT
    }
  }

  /** Passes frames on or loses them, until it has lost as many as it may. */
  private static final class Wire implements Component {
    private final Ports ports;
    private final Inbox<Frame> in;
    private final Outbox<Frame> out;
    private final Outbox<Frame> timeOut;
    private int losses;

    Wire(Ports ports, int losses) {
      this.ports = ports;
      in = ports.inbox("in");
      out = ports.outbox("out");
      timeOut = ports.outbox("time-out");
      this.losses = losses;
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
      Frame frame = in.take();
      if (losses > 0 && ports.choose(2) == 1) {
        losses--;
        timeOut.send(new Frame(Frame.Kind.TIME_OUT, false, ""));
      } else {
        out.send(frame);
      }
      return Step.await(in);
    }
  }

  /** Sends a message again and again until it is acknowledged, then the next. */
  private static final class Sender implements Component {
    private final Inbox<String> in;
    private final Inbox<Frame> back;
    private final Outbox<Frame> out;
    private final boolean withBit;
    private @Nullable Frame sent;
    private boolean bit;

    Sender(Ports ports, boolean withBit) {
      in = ports.inbox("in");
      back = ports.inbox("back");
      out = ports.outbox("out");
      this.withBit = withBit;
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (sent == null) {
        if (in.isDrained()) {
          return Step.DONE;
        }
        sent = new Frame(Frame.Kind.MESSAGE, bit, in.take());
      } else {
        Frame frame = back.take();
        if (frame.kind() == Frame.Kind.ACK && frame.bit() == bit) {
          sent = null;
          bit = withBit && !bit;
          return Step.await(in);
        }
      }
      out.send(sent);
      return Step.await(back);
    }
  }

  /** Acknowledges everything, and delivers what has the bit that it expects. */
  private static final class Receiver implements Component {
    private final Inbox<Frame> in;
    private final Outbox<Frame> ack;
    private final Outbox<String> delivered;
    private final boolean withBit;
    private boolean expected;

    Receiver(Ports ports, boolean withBit) {
      in = ports.inbox("in");
      ack = ports.outbox("ack");
      delivered = ports.outbox("delivered");
      this.withBit = withBit;
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
      Frame frame = in.take();
      if (frame.bit() == expected) {
        delivered.send(frame.text());
        expected = withBit && !expected;
      }
      ack.send(new Frame(Frame.Kind.ACK, frame.bit(), ""));
      return Step.await(in);
    }
  }
}
