package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Components that rely on more than they are promised. */
final class Orders {
  private Orders() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("rare-order", "Three parts arrive in any order; in one of the six it throws.")
            .twin("rare-order-repaired")
            .finds(Level.COOPERATIVE, FindingKind.FAILED)
            .builds(given -> assembleFromOneInbox()),
        Entry.named("rare-order-repaired", "Each part has an inbox of its own, and is waited for.")
            .twin("rare-order")
            .builds(given -> assembleFromThree()),
        Entry.named("take-too-early", "A sink takes before it has been told that there is mail.")
            .story("Its source is activated first, so under round-robin there always is.")
            .twin("take-too-early-repaired")
            .finds(Level.COOPERATIVE, FindingKind.FAILED)
            .builds(given -> greet("take-too-early", HastySink::new).build()),
        Entry.named("take-too-early-repaired", "A sink waits from the start.")
            .twin("take-too-early")
            .builds(given -> greet("take-too-early-repaired", Sink::new).deterministic().build()),
        Entry.named("hidden-coin", "A component tosses a coin of its own, and replays differ.")
            .story(
                "What a component does may depend on what it received, and on nothing else. This one"
                    + " depends on a counter that all its instances share.")
            .twin("hidden-coin-repaired")
            .finds(Level.ROUND_ROBIN, FindingKind.NONDETERMINISTIC_COMPONENT)
            .builds(given -> hiddenCoin()),
        Entry.named(
                "hidden-coin-repaired", "A component that wants a coin asks its ports to choose.")
            .twin("hidden-coin")
            .builds(given -> openCoin()));
  }

  private static Graph assembleFromOneInbox() {
    return Graph.named("rare-order")
        .component("header", Source.of("header"))
        .component("body", Source.of("body"))
        .component("trailer", Source.of("trailer"))
        .component("assembler", Assembler::new)
        .output("page")
        .link("header.out", "assembler.parts")
        .link("body.out", "assembler.parts")
        .link("trailer.out", "assembler.parts")
        .link("assembler.page", "page")
        .build();
  }

  private static Graph assembleFromThree() {
    return Graph.named("rare-order-repaired")
        .component("header", Source.of("header"))
        .component("body", Source.of("body"))
        .component("trailer", Source.of("trailer"))
        .component("assembler", PatientAssembler::new)
        .output("page")
        .link("header.out", "assembler.header")
        .link("body.out", "assembler.body")
        .link("trailer.out", "assembler.trailer")
        .link("assembler.page", "page")
        .deterministic()
        .build();
  }

  private static GraphBuilder greet(String name, ComponentFactory sink) {
    return Graph.named(name)
        .component("source", Source.of("hello"))
        .component("sink", sink)
        .output("greeting")
        .link("source.out", "sink.in")
        .link("sink.out", "greeting");
  }

  private static Graph hiddenCoin() {
    AtomicInteger tosses = new AtomicInteger();
    return coin("hidden-coin", ports -> () -> tosses.getAndIncrement() % 3 == 0);
  }

  private static Graph openCoin() {
    return coin("hidden-coin-repaired", ports -> () -> ports.choose(2) == 0);
  }

  private static Graph coin(String name, CoinFactory coin) {
    return Pipeline.named(name)
        .then("bets", Source.of("first bet", "second bet"))
        .then("croupier", ports -> new Croupier(ports, coin.create(ports)))
        .build();
  }

  private interface CoinFactory {
    BooleanSupplier create(Ports ports);
  }

  /** Sorts three parts as they come, but was never tried from back to front. */
  private static final class Assembler implements Component {
    private final Inbox<String> parts;
    private final Outbox<List<String>> page;
    private final List<String> arrived = new ArrayList<>();

    Assembler(Ports ports) {
      parts = ports.inbox("parts");
      page = ports.outbox("page");
    }

    @Override
    public Step start() {
      return Step.await(parts);
    }

    @Override
    public Step next() {
      arrived.add(parts.take());
      if (arrived.size() < 3) {
        return Step.await(parts);
      }
      if (arrived.equals(List.of("trailer", "body", "header"))) {
        throw new IllegalStateException("this page is upside down");
      }
      page.send(List.of("header", "body", "trailer"));
      return Step.DONE;
    }
  }

  /** Waits for the header, then the body, then the trailer. */
  private static final class PatientAssembler implements Component {
    private final List<Inbox<String>> parts = new ArrayList<>();
    private final Outbox<List<String>> page;
    private final List<String> arrived = new ArrayList<>();

    PatientAssembler(Ports ports) {
      for (String part : List.of("header", "body", "trailer")) {
        parts.add(ports.inbox(part));
      }
      page = ports.outbox("page");
    }

    @Override
    public Step start() {
      return Step.await(parts.get(0));
    }

    @Override
    public Step next() {
      arrived.add(parts.get(arrived.size()).take());
      if (arrived.size() < parts.size()) {
        return Step.await(parts.get(arrived.size()));
      }
      page.send(List.copyOf(arrived));
      return Step.DONE;
    }
  }

  /** Takes in its first step: a mistake. */
  private static final class HastySink implements Component {
    private final Inbox<String> in;
    private final Outbox<String> out;

    HastySink(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      out.send(in.take());
      return Step.DONE;
    }
  }

  /** Takes when there is mail. */
  private static final class Sink implements Component {
    private final Inbox<String> in;
    private final Outbox<String> out;

    Sink(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take());
      return Step.DONE;
    }
  }

  /** Pays out a bet when the coin shows heads. */
  private static final class Croupier implements Component {
    private final Inbox<String> in;
    private final Outbox<String> out;
    private final BooleanSupplier coin;

    Croupier(Ports ports, BooleanSupplier coin) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      this.coin = coin;
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
      String bet = in.take();
      if (coin.getAsBoolean()) {
        out.send(bet);
      }
      return Step.await(in);
    }
  }
}
