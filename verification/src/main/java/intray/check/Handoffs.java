package intray.check;

import intray.Component;
import intray.Wiring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The mutable items that one component has handed off or taken in its isolated replay, and what it
 * does to them afterwards. Nobody else is there who could have changed them.
 */
final class Handoffs {
  private final Wiring wiring;
  private final int component;
  private final Items items;
  private final Sharing sharing;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  /** What has been read from notices, which is nobody's to change. */
  private final List<Taken> read = new ArrayList<>();

  /**
   * An item that the component has given away or published, as it was then or when it last changed.
   *
   * @param outbox through which it was sent, or {@link Wiring#NOBODY}
   * @param how in words, behind "that it had"
   */
  private record Sent(
      Object item, int id, ObjectGraph parts, String print, int outbox, String how) {}

  /** An item that the component has taken from an inbox, or read from a notice, as it was then. */
  private record Taken(Object item, int id, ObjectGraph parts, String print, int inbox) {
    static Taken of(Object item, int id, int inbox) {
      String print = Fingerprint.of(item).text();
      return new Taken(item, id, ObjectGraph.remembered(item), print, inbox);
    }

    /** Which parts were written to. */
    BitSet changed() {
      BitSet changed = parts.changed();
      return changed.isEmpty() && !Fingerprint.of(item).text().equals(print)
          ? parts.all() // somewhere out of sight
          : changed;
    }
  }

  Handoffs(Wiring wiring, int component, Items items, Sharing sharing) {
    this.wiring = wiring;
    this.component = component;
    this.items = items;
    this.sharing = sharing;
  }

  /** An item is about to be sent. */
  void sending(int outbox, Object item, int id, List<LocalState.LocalFinding> findings) {
    if (!items.isMutable(id)) {
      return;
    }
    for (Sent before : sent) {
      if (before.item() == item) {
        if (before.outbox() != Wiring.NOBODY) {
          BitSet all = before.parts().all();
          sharing.sendsPart(
              component,
              new Sharing.Given(before.outbox(), before.id(), all),
              new Sharing.Given(outbox, id, all));
        }
        findings.add(
            new LocalState.LocalFinding(
                FindingKind.HANDED_OFF_TWICE,
                "it sent the same "
                    + item.getClass().getSimpleName()
                    + (before.outbox() == Wiring.NOBODY
                        ? " that it had " + before.how() + " through "
                        : " through " + wiring.outboxName(before.outbox()) + " and again through ")
                    + wiring.outboxName(outbox)
                    + ". An item has one owner: send a copy, or an immutable value.",
                before.outbox(),
                before.id()));
        return;
      }
    }
  }

  /** An item was sent. */
  void sent(int outbox, Object item, int id) {
    if (!items.isMutable(id)) {
      return;
    }
    ObjectGraph parts = ObjectGraph.of(item);
    for (Sent before : sent) {
      if (before.outbox() != Wiring.NOBODY && before.item() != item) {
        sharing.sendsPart(
            component,
            new Sharing.Given(before.outbox(), before.id(), before.parts().inCommonWith(parts)),
            new Sharing.Given(outbox, id, parts.inCommonWith(before.parts())));
      }
    }
    for (Taken before : taken) {
      sharing.forwards(before.inbox(), before.id(), outbox, id, parts.numbersIn(before.parts()));
    }
    give(item, id, parts, outbox, "handed off through " + wiring.outboxName(outbox));
  }

  /** A value was published: others look at it whenever they like. */
  void published(int notice, Object value, int id) {
    if (items.isMutable(id) && sent.stream().noneMatch(before -> before.item() == value)) {
      ObjectGraph parts = ObjectGraph.of(value);
      give(value, id, parts, Wiring.NOBODY, "published as notice " + wiring.noticeName(notice));
    }
  }

  private void give(Object item, int id, ObjectGraph parts, int outbox, String how) {
    sent.add(new Sent(item, id, parts, Fingerprint.of(item).text(), outbox, how));
  }

  /** An item was taken. */
  void took(int inbox, Object item, int id) {
    if (items.isMutable(id)) {
      taken.add(Taken.of(item, id, inbox));
    }
  }

  /** The value of a notice was read. */
  void read(int notice, Object value, int id) {
    if (items.isMutable(id)) {
      read.add(Taken.of(value, id, notice));
    }
  }

  /**
   * Looks for changes.
   *
   * @param between the component, if it is between two steps; null within one
   */
  void watch(@Nullable Component between, List<LocalState.LocalFinding> findings) {
    for (int k = 0; k < sent.size(); k++) {
      Sent item = sent.get(k);
      String print = Fingerprint.of(item.item()).text();
      if (!print.equals(item.print())) {
        findings.add(
            new LocalState.LocalFinding(
                FindingKind.USED_AFTER_HANDOFF,
                "it changed a "
                    + item.item().getClass().getSimpleName()
                    + " that it had "
                    + item.how()
                    + (item.outbox() == Wiring.NOBODY
                        ? ". Others look at it whenever they like: publish immutable values."
                        : ". After a send an item belongs to the receiver: make a new one for each"
                            + " send."),
                item.outbox(),
                item.id()));
        items.changed(item.id());
        sent.set(
            k, new Sent(item.item(), item.id(), item.parts(), print, item.outbox(), item.how()));
      }
    }
    for (int k = 0; k < read.size(); k++) {
      Taken value = read.get(k);
      String print = Fingerprint.of(value.item()).text();
      if (!print.equals(value.print())) {
        findings.add(
            new LocalState.LocalFinding(
                FindingKind.SHARED,
                "it changes the "
                    + value.item().getClass().getSimpleName()
                    + " that it has read from notice "
                    + wiring.noticeName(value.inbox())
                    + ". Only its publisher sets a notice, to immutable values."));
        items.changed(value.id());
        read.set(k, new Taken(value.item(), value.id(), value.parts(), print, value.inbox()));
      }
    }
    for (Taken item : taken) {
      BitSet changed = item.changed();
      if (!changed.isEmpty()) {
        sharing.changes(item.inbox(), item.id(), changed);
        items.changed(item.id());
      }
    }
    if (between != null && !sent.isEmpty()) {
      ObjectGraph reached = ObjectGraph.of(between);
      for (Sent item : sent) {
        // Of what is published its publisher may keep a copy.
        if (item.outbox() != Wiring.NOBODY) {
          sharing.keeps(component, item.outbox(), item.id(), reached.pathsTo(item.parts()));
        }
      }
    }
  }

  /**
   * Which of the objects that a component reaches are still watched, and as what: two components
   * are not the same if one of them may still do wrong to what the other never sent. What is out of
   * its reach it cannot harm any more.
   */
  String marks(Print print) {
    Set<String> marks = new TreeSet<>();
    for (Sent item : sent) {
      String reached = item.parts().reached(print);
      if (!reached.isEmpty()) {
        marks.add(item.how() + " " + item.id() + " " + reached + item.print());
      }
    }
    for (Taken item : read) {
      String reached = item.parts().reached(print);
      if (!reached.isEmpty()) {
        marks.add("read " + item.inbox() + " " + item.id() + " " + reached + item.print());
      }
    }
    for (Taken item : taken) {
      String reached = item.parts().reached(print);
      if (!reached.isEmpty()) {
        marks.add("taken " + item.inbox() + " " + item.id() + " " + reached + item.print());
      }
    }
    return marks.toString();
  }
}
