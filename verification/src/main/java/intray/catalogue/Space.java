package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Inboxes that are full: who waits, who is refused, and what gets lost. */
final class Space {
  private Space() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("refused-send", "Two writers see one free space, and both send.")
            .story(
                "To await space and then send is safe for the only writer of an inbox. With two of"
                    + " them the space may be gone again; but not as long as steps are whole.")
            .twin("refused-send-repaired")
            .takes(bound())
            .finds(Level.PARALLEL, FindingKind.REFUSED_SEND, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> writers("refused-send", given.number("bound"), SendWriter::new)),
        Entry.named(
                "refused-send-repaired", "Two writers offer, and try again if they are refused.")
            .twin("refused-send")
            .takes(bound())
            .builds(
                given -> writers("refused-send-repaired", given.number("bound"), OfferWriter::new)),
        Entry.named(
                "rejected-half-way",
                "Items are moved into a smaller inbox: some get there, one is lost, some stay.")
            .story("In Kamaelia this happened when a full source was linked to a smaller inbox.")
            .twin("rejected-half-way-repaired")
            .takes(items())
            .finds(Level.ROUND_ROBIN, FindingKind.LOST_MESSAGE)
            .finds(Level.PARALLEL, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> mover("rejected-half-way", given.number("k"), HastyMover::new)),
        Entry.named(
                "rejected-half-way-repaired", "An item is taken only when there is space for it.")
            .twin("rejected-half-way")
            .takes(items())
            .builds(given -> mover("rejected-half-way-repaired", given.number("k"), Mover::new)),
        Entry.named(
                "bounded-buffer", "A buffer serves whoever wants to get, while it accepts more.")
            .story(
                "The guard of the buffer depends on its state: when it is full it waits for who"
                    + " wants to get, when it is empty for what is put, otherwise for both.")
            .takes(Parameter.number("capacity", 1, 1, 1000, "how many items the buffer holds"))
            .takes(Parameter.number("consumers", 2, 1, 100, "how many get items"))
            .takes(Parameter.number("k", 2, 0, 1000, "how many items there are"))
            .builds(
                given ->
                    buffer(
                        given.number("capacity"), given.number("consumers"), given.number("k"))));
  }

  private static Parameter bound() {
    return Parameter.number("bound", 1, 1, 1000, "how many messages the shared inbox holds");
  }

  private static Parameter items() {
    return Parameter.number("k", 3, 1, 1000, "how many items there are");
  }

  private static Graph writers(String name, int bound, ComponentFactory writer) {
    return Graph.named(name)
        .component("ann", writer)
        .component("bob", writer)
        .component("reader", Relay::new)
        .output("read")
        .link("ann.out", "reader.in")
        .link("bob.out", "reader.in")
        .link("reader.out", "read")
        .bound("reader.in", bound)
        .build();
  }

  private static Graph mover(String name, int k, ComponentFactory mover) {
    return Graph.named(name)
        .component("source", ports -> new Burst(ports, k))
        .component("mover", mover)
        .component("sink", Relay::new)
        .output("arrived")
        .link("source.out", "mover.in")
        .link("mover.out", "sink.in")
        .link("sink.out", "arrived")
        .bound("sink.in", 1)
        .build();
  }

  private static Graph buffer(int capacity, int consumers, int k) {
    GraphBuilder graph =
        Graph.named("bounded-buffer")
            .component("producer", Source.of(Lines.messages("m", k)))
            .component("buffer", ports -> new Buffer(ports, capacity, consumers))
            .link("producer.out", "buffer.put")
            .bound("buffer.put", 1);
    for (int i = 0; i < consumers; i++) {
      int number = i;
      String consumer = "consumer" + i;
      graph
          .component(consumer, ports -> new Consumer(ports, number))
          .output("got" + i)
          .link(consumer + ".wants", "buffer.wants")
          .link("buffer.to" + i, consumer + ".in")
          .link(consumer + ".got", "got" + i);
    }
    return graph.build();
  }

  /** Awaits space and sends. */
  private static final class SendWriter implements Component {
    private final Outbox<String> out;

    SendWriter(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(out);
    }

    @Override
    public Step next() {
      out.send("x");
      return Step.DONE;
    }
  }

  /** Offers, and awaits space if it is refused. */
  private static final class OfferWriter implements Component {
    private final Outbox<String> out;

    OfferWriter(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      return out.offer("x") ? Step.DONE : Step.await(out);
    }
  }

  /** Sends all it has in one step. */
  private static final class Burst implements Component {
    private final Outbox<Integer> out;
    private final int count;

    Burst(Ports ports, int count) {
      out = ports.outbox("out");
      this.count = count;
    }

    @Override
    public Step next() {
      for (int i = 1; i <= count; i++) {
        out.send(i);
      }
      return Step.DONE;
    }
  }

  /** Moves all there is in one step, and gives up when an item is refused. */
  private static final class HastyMover implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    HastyMover(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      while (!in.isEmpty()) {
        if (!out.offer(in.take())) {
          return Step.DONE; // with an item that is neither here nor there
        }
      }
      return in.isDrained() ? Step.DONE : Step.await(in);
    }
  }

  /** Waits for an item, then for space, then moves it. */
  private static final class Mover implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private boolean hasItem;

    Mover(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (hasItem) {
        out.send(in.take());
        hasItem = false;
        return Step.await(in);
      }
      hasItem = !in.isDrained();
      return hasItem ? Step.await(out) : Step.DONE;
    }
  }

  /** Holds a limited number of items, and hands them to whoever asked first. */
  private static final class Buffer implements Component {
    private final Inbox<String> put;
    private final Inbox<Integer> wants;
    private final List<Outbox<String>> consumers = new ArrayList<>();
    private final Deque<String> items = new ArrayDeque<>();
    private final int capacity;
    private boolean ended;

    Buffer(Ports ports, int capacity, int consumers) {
      put = ports.inbox("put");
      wants = ports.inbox("wants");
      for (int i = 0; i < consumers; i++) {
        this.consumers.add(ports.outbox("to" + i));
      }
      this.capacity = capacity;
    }

    @Override
    public Step start() {
      return Step.await(put);
    }

    @Override
    public Step next() {
      if (accepts() && (items.isEmpty() || !put.isEmpty() || put.isDrained())) {
        accept();
      } else if (!wants.isDrained()) {
        give();
      } else {
        return Step.DONE;
      }
      if (!accepts()) {
        return Step.await(wants);
      }
      return items.isEmpty() ? Step.await(put) : Step.await(put, wants);
    }

    private boolean accepts() {
      return !ended && items.size() < capacity;
    }

    private void accept() {
      ended = put.isDrained();
      if (!ended) {
        items.add(put.take());
      } else if (items.isEmpty()) {
        consumers.forEach(Outbox::close);
      }
    }

    /** Whoever asks when there will be no more has asked in vain. */
    private void give() {
      int consumer = wants.take();
      if (!items.isEmpty()) {
        consumers.get(consumer).send(items.remove());
        if (ended && items.isEmpty()) {
          consumers.forEach(Outbox::close);
        }
      }
    }
  }

  /** Asks for an item, waits for it, and again, until there are no more. */
  private static final class Consumer implements Component {
    private final int number;
    private final Outbox<Integer> wants;
    private final Inbox<String> in;
    private final Outbox<String> got;
    private boolean asked;

    Consumer(Ports ports, int number) {
      this.number = number;
      wants = ports.outbox("wants");
      in = ports.inbox("in");
      got = ports.outbox("got");
    }

    @Override
    public Step next() {
      if (asked) {
        if (in.isDrained()) {
          return Step.DONE;
        }
        got.send(in.take());
      }
      asked = true;
      wants.send(number);
      return Step.await(in);
    }
  }
}
