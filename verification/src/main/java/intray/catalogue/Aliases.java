package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Owned;
import intray.Pipeline;
import intray.Ports;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayList;
import java.util.List;

/** Who owns a mutable item: to send it is to give it away. */
final class Aliases {
  private Aliases() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("resent-struct", "A sensor puts each reading into the one object it ever made.")
            .story(
                "If the display is slow it shows the last reading over and over. Under round-robin"
                    + " it is not slow.")
            .twin("resent-struct-repaired")
            .takes(count())
            .finds(Level.ROUND_ROBIN, FindingKind.USED_AFTER_HANDOFF, FindingKind.HANDED_OFF_TWICE)
            .builds(given -> readings("resent-struct", given.number("k"), ReusingSensor::new)),
        Entry.named("resent-struct-repaired", "A sensor makes a new object for each reading.")
            .twin("resent-struct")
            .takes(count())
            .builds(given -> readings("resent-struct-repaired", given.number("k"), Sensor::new)),
        Entry.named(
                "aliasing-splitter",
                "A splitter sends one list to two receivers; one of them sorts.")
            .twin("aliasing-splitter-repaired")
            .finds(Level.ROUND_ROBIN, FindingKind.HANDED_OFF_TWICE, FindingKind.SHARED)
            .builds(given -> split("aliasing-splitter", false, Sorter::new)),
        Entry.named(
                "aliasing-splitter-repaired", "A splitter gives each receiver a list of its own.")
            .twin("aliasing-splitter")
            .builds(given -> split("aliasing-splitter-repaired", true, Sorter::new)),
        Entry.named(
                "double-handoff",
                "One list is sent to two receivers, who both only read it: so far.")
            .twin("double-handoff-repaired")
            .finds(Level.ROUND_ROBIN, FindingKind.HANDED_OFF_TWICE)
            .builds(given -> split("double-handoff", false, Printer::new)),
        Entry.named(
                "double-handoff-repaired", "One list that cannot be changed may go to everybody.")
            .twin("double-handoff")
            .builds(given -> copies("double-handoff-repaired")),
        Entry.named("kept-reference", "A sender looks again at a list that the receiver now sorts.")
            .twin("kept-reference-repaired")
            .finds(Level.ROUND_ROBIN, FindingKind.SHARED)
            .builds(given -> kept("kept-reference", KeepsList::new)),
        Entry.named("kept-reference-repaired", "A sender remembers what it needs before it sends.")
            .twin("kept-reference")
            .builds(given -> kept("kept-reference-repaired", KeepsSize::new)),
        Entry.named(
                "owned-after-handoff", "A sender uses what it has sent, and Owned refuses at once.")
            .story("What travels as Owned is guarded in every run, without a check.")
            .twin("owned-after-handoff-repaired")
            .finds(Level.ROUND_ROBIN, FindingKind.USED_AFTER_HANDOFF)
            .builds(given -> owned("owned-after-handoff", false)),
        Entry.named("owned-after-handoff-repaired", "A sender finishes a thing before it sends it.")
            .twin("owned-after-handoff")
            .builds(given -> owned("owned-after-handoff-repaired", true)));
  }

  private static Parameter count() {
    return Parameter.number("k", 2, 2, 1000, "how many readings are sent");
  }

  private static Graph readings(String name, int k, SensorFactory sensor) {
    return Pipeline.named(name)
        .then("sensor", ports -> sensor.create(ports, k))
        .then("display", Display::new)
        .build();
  }

  private interface SensorFactory {
    Component create(Ports ports, int count);
  }

  private static Graph split(String name, boolean copies, ComponentFactory first) {
    return receivers(name, ports -> new Splitter(ports, copies), first);
  }

  private static Graph copies(String name) {
    return receivers(name, ImmutableSplitter::new, Printer::new);
  }

  private static Graph receivers(String name, ComponentFactory splitter, ComponentFactory first) {
    return Graph.named(name)
        .component("splitter", splitter)
        .component("first", first)
        .component("second", Printer::new)
        .output("one")
        .output("two")
        .link("splitter.first", "first.in")
        .link("splitter.second", "second.in")
        .link("first.out", "one")
        .link("second.out", "two")
        .build();
  }

  private static Graph kept(String name, ComponentFactory sender) {
    return Graph.named(name)
        .component("sender", sender)
        .component("sorter", Sorter::new)
        .output("sorted")
        .output("sizes")
        .link("sender.out", "sorter.in")
        .link("sender.sizes", "sizes")
        .link("sorter.out", "sorted")
        .build();
  }

  private static Graph owned(String name, boolean early) {
    return Pipeline.named(name)
        .then("writer", ports -> new LetterWriter(ports, early))
        .then("reader", LetterReader::new)
        .build();
  }

  private static List<Integer> numbers() {
    return new ArrayList<>(List.of(3, 1, 2));
  }

  /** A mutable item. */
  private static final class Reading {
    int value;
  }

  private static final class ReusingSensor implements Component {
    private final Reading reading = new Reading();
    private final Outbox<Reading> out;
    private final int count;

    ReusingSensor(Ports ports, int count) {
      out = ports.outbox("out");
      this.count = count;
    }

    @Override
    public Step next() {
      reading.value++; // from the second time on, this is the display's
      out.send(reading);
      return reading.value == count ? Step.DONE : Step.CONTINUE;
    }
  }

  private static final class Sensor implements Component {
    private final Outbox<Reading> out;
    private final int count;
    private int value;

    Sensor(Ports ports, int count) {
      out = ports.outbox("out");
      this.count = count;
    }

    @Override
    public Step next() {
      value++;
      Reading reading = new Reading();
      reading.value = value;
      out.send(reading);
      return value == count ? Step.DONE : Step.CONTINUE;
    }
  }

  private static final class Display implements Component {
    private final Inbox<Reading> in;
    private final Outbox<Integer> out;

    Display(Ports ports) {
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
      out.send(in.take().value);
      return Step.await(in);
    }
  }

  private static final class Splitter implements Component {
    private final Outbox<List<Integer>> first;
    private final Outbox<List<Integer>> second;
    private final boolean copies;

    Splitter(Ports ports, boolean copies) {
      first = ports.outbox("first");
      second = ports.outbox("second");
      this.copies = copies;
    }

    @Override
    public Step next() {
      List<Integer> list = numbers();
      List<Integer> other = copies ? new ArrayList<>(list) : list;
      first.send(list);
      second.send(other);
      return Step.DONE;
    }
  }

  private static final class ImmutableSplitter implements Component {
    private final Outbox<List<Integer>> first;
    private final Outbox<List<Integer>> second;

    ImmutableSplitter(Ports ports) {
      first = ports.outbox("first");
      second = ports.outbox("second");
    }

    @Override
    public Step next() {
      List<Integer> list = List.copyOf(numbers());
      first.send(list);
      second.send(list);
      return Step.DONE;
    }
  }

  /** Takes one list, sorts it in place, and says what it has. */
  private static final class Sorter implements Component {
    private final Inbox<List<Integer>> in;
    private final Outbox<String> out;

    Sorter(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      List<Integer> list = in.take();
      list.sort(null);
      out.send(list.toString());
      return Step.DONE;
    }
  }

  /** Takes one list and says what is in it. */
  private static final class Printer implements Component {
    private final Inbox<List<Integer>> in;
    private final Outbox<String> out;

    Printer(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take().toString());
      return Step.DONE;
    }
  }

  private static final class KeepsList implements Component {
    private final List<Integer> list = numbers();
    private final Outbox<List<Integer>> out;
    private final Outbox<Integer> sizes;

    KeepsList(Ports ports) {
      out = ports.outbox("out");
      sizes = ports.outbox("sizes");
    }

    @Override
    public Step next() {
      out.send(list);
      sizes.send(list.size());
      return Step.DONE;
    }
  }

  private static final class KeepsSize implements Component {
    private final Outbox<List<Integer>> out;
    private final Outbox<Integer> sizes;

    KeepsSize(Ports ports) {
      out = ports.outbox("out");
      sizes = ports.outbox("sizes");
    }

    @Override
    public Step next() {
      List<Integer> list = numbers();
      int size = list.size();
      out.send(list);
      sizes.send(size);
      return Step.DONE;
    }
  }

  private static final class LetterWriter implements Component {
    private final Outbox<Owned<StringBuilder>> out;
    private final boolean early;

    LetterWriter(Ports ports, boolean early) {
      out = ports.outbox("out");
      this.early = early;
    }

    @Override
    public Step next() {
      Owned<StringBuilder> letter = Owned.of(new StringBuilder("Dear reader"));
      if (early) {
        letter.get().append(", yours");
      }
      out.send(letter);
      if (!early) {
        letter.get().append(", yours"); // HandedOffException
      }
      return Step.DONE;
    }
  }

  private static final class LetterReader implements Component {
    private final Inbox<Owned<StringBuilder>> in;
    private final Outbox<String> out;

    LetterReader(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take().get().toString());
      return Step.DONE;
    }
  }
}
