package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/**
 * Kamaelia's tutorial for newcomers, whose components are called for ever: here, for a number of
 * turns. As a Python generator does before its first {@code yield}, each lets its first turn pass.
 */
final class MiniAxon {
  private static final int TURNS = 4;

  private MiniAxon() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("two-printers", "Two printers share a screen: a scheduler's first graph.")
            .story("Under round-robin their lines alternate strictly, and in no other order.")
            .takes(turns())
            .builds(given -> twoPrinters(given.number("turns"))),
        Entry.named(
                "mini-axon",
                "A postman carries messages from a producer to a consumer, and all of them poll.")
            .story(
                "One graph with four answers under one scheduler: what the consumer prints, and"
                    + " what is left in the boxes, depends on the order of activation alone. With"
                    + " turns=99 the figures are those of the tutorial.")
            .takes(
                Parameter.word(
                    "order",
                    List.of(
                        "producer-consumer-postman",
                        "producer-postman-consumer",
                        "consumer-postman-producer",
                        "postman-producer-consumer",
                        "consumer-producer-postman",
                        "postman-consumer-producer"),
                    "who is activated first, second and last"))
            .takes(turns())
            .finds(Level.ROUND_ROBIN, FindingKind.LOST_MESSAGE)
            .builds(given -> miniAxon(given.text("order"), given.number("turns"))));
  }

  private static Parameter turns() {
    return Parameter.number("turns", TURNS, 1, 1_000_000, "how often each component is called");
  }

  private static Graph twoPrinters(int turns) {
    return Graph.named("two-printers")
        .component("hello", ports -> new Printer(ports, turns, "hello"))
        .component("world", ports -> new Printer(ports, turns, "world"))
        .output("screen")
        .link("hello.screen", "screen")
        .link("world.screen", "screen")
        .build();
  }

  private static Graph miniAxon(String order, int turns) {
    GraphBuilder graph = Graph.named("mini-axon");
    for (String name : List.of(order.split("-", -1))) {
      graph.component(
          name,
          ports ->
              switch (name) {
                case "producer" -> new Producer(ports, turns);
                case "consumer" -> new Consumer(ports, turns);
                default -> new Postman(ports, turns);
              });
    }
    return graph
        .output("prints")
        .link("producer.out", "postman.from")
        .link("postman.to", "consumer.in")
        .link("consumer.prints", "prints")
        .build();
  }

  /** Something that is called a number of times and does nothing the first time. */
  private abstract static class Microprocess implements Component {
    private final int turns;
    private int turn;

    Microprocess(int turns) {
      this.turns = turns;
    }

    abstract void act(int turn);

    @Override
    public final Step next() {
      turn++;
      if (turn > 1) {
        act(turn);
      }
      return turn < turns ? Step.CONTINUE : Step.DONE;
    }
  }

  private static final class Printer extends Microprocess {
    private final Outbox<String> screen;
    private final String line;

    Printer(Ports ports, int turns, String line) {
      super(turns);
      this.screen = ports.outbox("screen");
      this.line = line;
    }

    @Override
    void act(int turn) {
      screen.send(line);
    }
  }

  private static final class Producer extends Microprocess {
    private final Outbox<String> out;

    Producer(Ports ports, int turns) {
      super(turns);
      out = ports.outbox("out");
    }

    @Override
    void act(int turn) {
      out.send("message " + (turn - 1));
    }
  }

  /** Moves one message a turn from the producer's outbox, which is its own inbox. */
  private static final class Postman extends Microprocess {
    private final Inbox<String> from;
    private final Outbox<String> to;

    Postman(Ports ports, int turns) {
      super(turns);
      from = ports.inbox("from");
      to = ports.outbox("to");
    }

    @Override
    void act(int turn) {
      if (!from.isEmpty()) {
        to.send(from.take());
      }
    }
  }

  private static final class Consumer extends Microprocess {
    private final Inbox<String> in;
    private final Outbox<String> prints;
    private int count;

    Consumer(Ports ports, int turns) {
      super(turns);
      in = ports.inbox("in");
      prints = ports.outbox("prints");
    }

    @Override
    void act(int turn) {
      count++;
      if (!in.isEmpty()) {
        prints.send(count + ": " + in.take());
      }
    }
  }
}
