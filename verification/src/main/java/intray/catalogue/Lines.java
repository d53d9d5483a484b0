package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayList;
import java.util.List;

/** Messages in one direction: pipelines, fan-in, and a stream that is split and joined. */
final class Lines {
  private Lines() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("chain", "A pipeline with no choice anywhere: one trace, however it is run.")
            .takes(Parameter.number("n", 3, 1, 1000, "how many components are in line"))
            .takes(Parameter.number("k", 2, 0, 1000, "how many messages pass along it"))
            .builds(given -> chain(given.number("n"), given.number("k"))),
        Entry.named("merge", "Two sources feed one inbox, which sees every way to mix them.")
            .takes(Parameter.number("k", 2, 0, 1000, "how many messages each source sends"))
            .builds(given -> merge(given.number("k"))),
        Entry.named("senders", "Many senders, one mailbox: (nk)!/(k!)^n orders, all different.")
            .takes(Parameter.number("n", 2, 1, 100, "how many senders there are"))
            .takes(Parameter.number("k", 2, 1, 100, "how many messages each of them sends"))
            .builds(given -> senders(given.number("n"), given.number("k"))),
        Entry.named("diamond", "A stream is split and joined again, each side by its own inbox.")
            .story(
                "The joiner takes in turn from the one side and the other, and waits for exactly"
                    + " the side whose turn it is. So it cannot see which side is faster, and the"
                    + " whole has one outcome.")
            .twin("diamond-fan-in")
            .takes(Parameter.number("k", 3, 0, 1000, "how many messages are split"))
            .builds(given -> diamond(given.number("k"))),
        Entry.named(
                "diamond-fan-in",
                "Both sides of the diamond feed one inbox, which the graph claims is harmless.")
            .twin("diamond")
            .takes(Parameter.number("k", 3, 0, 1000, "how many messages are split"))
            .finds(Level.COOPERATIVE, FindingKind.NOT_DETERMINISTIC)
            .builds(given -> diamondWithFanIn(given.number("k"))));
  }

  private static Graph chain(int n, int k) {
    Pipeline chain = Pipeline.named("chain").then("c1", Source.of(messages("m", k)));
    for (int i = 2; i <= n; i++) {
      chain.then("c" + i, Relay::new);
    }
    return chain.build();
  }

  private static Graph merge(int k) {
    return Graph.named("merge")
        .component("a", Source.of(messages("a", k)))
        .component("b", Source.of(messages("b", k)))
        .component("merge", Relay::new)
        .output("merged")
        .link("a.out", "merge.in")
        .link("b.out", "merge.in")
        .link("merge.out", "merged")
        .build();
  }

  private static Graph senders(int n, int k) {
    GraphBuilder graph = Graph.named("senders");
    for (int i = 1; i <= n; i++) {
      String sender = "s" + i;
      graph
          .component(sender, Source.of(messages(sender + "-", k)))
          .link(sender + ".out", "owner.in");
    }
    return graph
        .component("owner", ports -> new TakeSome(ports, n * k))
        .output("order")
        .link("owner.out", "order")
        .build();
  }

  private static Graph diamond(int k) {
    return Graph.named("diamond")
        .component("source", Source.of(messages("m", k)))
        .component("split", Split::new)
        .component("left", Relay::new)
        .component("right", Relay::new)
        .component("join", Join::new)
        .output("joined")
        .link("source.out", "split.in")
        .link("split.left", "left.in")
        .link("split.right", "right.in")
        .link("left.out", "join.left")
        .link("right.out", "join.right")
        .link("join.out", "joined")
        .deterministic()
        .build();
  }

  private static Graph diamondWithFanIn(int k) {
    return Graph.named("diamond-fan-in")
        .component("source", Source.of(messages("m", k)))
        .component("split", Split::new)
        .component("left", Relay::new)
        .component("right", Relay::new)
        .component("join", Relay::new)
        .output("joined")
        .link("source.out", "split.in")
        .link("split.left", "left.in")
        .link("split.right", "right.in")
        .link("left.out", "join.in")
        .link("right.out", "join.in")
        .link("join.out", "joined")
        .deterministic()
        .build();
  }

  /** As in m1, m2, m3. */
  static List<String> messages(String prefix, int count) {
    List<String> messages = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      messages.add(prefix + i);
    }
    return messages;
  }

  /** Passes on a fixed number of messages and does not care whether more could come. */
  private static final class TakeSome implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;
    private int missing;

    TakeSome(Ports ports, int count) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      missing = count;
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take());
      missing--;
      return missing == 0 ? Step.DONE : Step.await(in);
    }
  }

  /** Sends messages to the left and to the right in turn. */
  private static final class Split implements Component {
    private final Inbox<Object> in;
    private Outbox<Object> turn;
    private Outbox<Object> other;

    Split(Ports ports) {
      in = ports.inbox("in");
      turn = ports.outbox("left");
      other = ports.outbox("right");
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
      turn.send(in.take());
      Outbox<Object> next = other;
      other = turn;
      turn = next;
      return Step.await(in);
    }
  }

  /** Takes messages from the left and from the right in turn. */
  private static final class Join implements Component {
    private final Outbox<Object> out;
    private Inbox<Object> turn;
    private Inbox<Object> other;

    Join(Ports ports) {
      turn = ports.inbox("left");
      other = ports.inbox("right");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(turn);
    }

    @Override
    public Step next() {
      if (turn.isDrained()) {
        return Step.DONE;
      }
      out.send(turn.take());
      Inbox<Object> next = other;
      other = turn;
      turn = next;
      return Step.await(turn);
    }
  }
}
