package intray.check;

import intray.Wiring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds items that two components can reach while one of them changes them. Replays are isolated
 * and each has its own copy, so this is put together from what they show apart: which senders still
 * reach what they have sent, and which receivers change what they have taken. Replays may tell it
 * at the same time.
 */
final class Sharing {
  private final Wiring wiring;

  /** Who sends a part of a message to somebody else too, in words, and which parts. */
  private final Map<Message, Map<String, BitSet>> others = new LinkedHashMap<>();

  /** Who was seen to keep a part of a message, for what it is worth, and how it reaches it. */
  private final Map<Message, Map<Keeper, Map<Integer, String>>> kept = new LinkedHashMap<>();

  /** What receivers change of their messages. */
  private final Map<Message, BitSet> changed = new LinkedHashMap<>();

  /** To a message, those taken from which its sender has got parts of it. */
  private final Map<Message, Map<Message, Map<Integer, BitSet>>> sources = new LinkedHashMap<>();

  /** An item as it comes through an inbox; its parts are known by their numbers. */
  private record Message(int inbox, int item) {}

  /** A component that still reaches what it has sent through an outbox, on some way. */
  private record Keeper(int component, int outbox) {}

  /** Some parts of an item that was sent. */
  record Given(int outbox, int item, BitSet parts) {}

  Sharing(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * A sender reaches parts of an item after the step that sent it.
   *
   * @param paths to each part that it reaches, the way
   */
  synchronized void keeps(int component, int outbox, int item, Map<Integer, String> paths) {
    int inbox = wiring.target(outbox);
    if (inbox != Wiring.NOBODY && !paths.isEmpty()) {
      Map<Integer, String> known =
          kept.computeIfAbsent(new Message(inbox, item), m -> new LinkedHashMap<>())
              .computeIfAbsent(new Keeper(component, outbox), k -> new TreeMap<>());
      paths.forEach(known::putIfAbsent);
    }
  }

  /** A component sends the same parts through two outboxes. */
  synchronized void sendsPart(int component, Given one, Given another) {
    other(component, one, another);
    other(component, another, one);
  }

  private void other(int component, Given given, Given elsewhere) {
    int inbox = wiring.target(given.outbox());
    int another = wiring.target(elsewhere.outbox());
    if (inbox != Wiring.NOBODY
        && another != Wiring.NOBODY
        && inbox != another
        && !given.parts().isEmpty()) {
      String what = given.item() == elsewhere.item() ? "it" : "a part of it";
      others
          .computeIfAbsent(new Message(inbox, given.item()), m -> new LinkedHashMap<>())
          .computeIfAbsent(
              wiring.path(component)
                  + " sent "
                  + what
                  + " to "
                  + wiring.inboxName(another)
                  + " too",
              w -> new BitSet())
          .or(given.parts());
    }
  }

  /**
   * A component sends parts of an item that it has taken.
   *
   * @param parts to the number of each in what it sends, those that it had in what it took
   */
  synchronized void forwards(
      int inbox, int taken, int outbox, int item, Map<Integer, BitSet> parts) {
    int target = wiring.target(outbox);
    if (target != Wiring.NOBODY && !parts.isEmpty()) {
      Map<Integer, BitSet> known =
          sources
              .computeIfAbsent(new Message(target, item), m -> new LinkedHashMap<>())
              .computeIfAbsent(new Message(inbox, taken), m -> new TreeMap<>());
      parts.forEach((number, there) -> known.computeIfAbsent(number, n -> new BitSet()).or(there));
    }
  }

  /** A receiver changes parts of an item that it has taken. */
  synchronized void changes(int inbox, int item, BitSet parts) {
    changed.computeIfAbsent(new Message(inbox, item), m -> new BitSet()).or(parts);
  }

  /**
   * Which parts of which messages change when a receiver changes some of its own: those as well
   * from which its sender had got them.
   */
  private Map<Message, BitSet> changedBy(Message message, BitSet parts) {
    Map<Message, BitSet> all = new LinkedHashMap<>();
    Deque<Message> open = new ArrayDeque<>();
    all.put(message, (BitSet) parts.clone());
    open.add(message);
    while (!open.isEmpty()) {
      Message at = open.remove();
      BitSet here = all.getOrDefault(at, new BitSet());
      sources
          .getOrDefault(at, Map.of())
          .forEach(
              (source, numbers) -> {
                BitSet there = all.computeIfAbsent(source, m -> new BitSet());
                int before = there.cardinality();
                numbers.forEach(
                    (number, in) -> {
                      if (here.get(number)) {
                        there.or(in);
                      }
                    });
                if (there.cardinality() > before) {
                  open.add(source);
                }
              });
    }
    return all;
  }

  /** Who keeps a way to what it has sent, where nobody was seen to change it. */
  synchronized List<String> warnings(Items items) {
    Map<Message, Set<Keeper>> harmful = new HashMap<>();
    changed.forEach(
        (message, parts) ->
            changedBy(message, parts)
                .forEach(
                    (source, which) ->
                        kept.getOrDefault(source, Map.of())
                            .forEach(
                                (keeper, paths) -> {
                                  if (paths.keySet().stream().anyMatch(which::get)) {
                                    harmful
                                        .computeIfAbsent(source, m -> new HashSet<>())
                                        .add(keeper);
                                  }
                                })));
    Set<String> warnings = new LinkedHashSet<>();
    kept.forEach(
        (message, keepers) ->
            keepers.forEach(
                (keeper, paths) -> {
                  if (!harmful.getOrDefault(message, Set.of()).contains(keeper)) {
                    warnings.add(
                        wiring.path(keeper.component())
                            + " still reaches the "
                            + items.exemplar(message.item()).getClass().getSimpleName()
                            + " that it has sent through "
                            + wiring.outboxName(keeper.outbox())
                            + ", as "
                            + paths.values().iterator().next()
                            + ". Nobody was seen to change it; drop the reference when you send.");
                  }
                }));
    return List.copyOf(warnings);
  }

  synchronized List<Ends.Fault> faults(Items items) {
    List<Ends.Fault> faults = new ArrayList<>();
    changed.forEach(
        (message, parts) ->
            reaching(changedBy(message, parts))
                .forEach(who -> faults.add(fault(message, who, items))));
    return faults;
  }

  /** Who reaches any of some parts, in words. */
  private Set<String> reaching(Map<Message, BitSet> parts) {
    Set<String> who = new LinkedHashSet<>();
    parts.forEach(
        (message, which) -> {
          others
              .getOrDefault(message, Map.of())
              .forEach(
                  (other, common) -> {
                    if (common.intersects(which)) {
                      who.add(other);
                    }
                  });
          kept.getOrDefault(message, Map.of())
              .forEach(
                  (keeper, paths) ->
                      paths.keySet().stream()
                          .filter(which::get)
                          .findFirst()
                          .map(part -> paths.getOrDefault(0, paths.get(part)))
                          .ifPresent(path -> who.add(inWords(keeper, path))));
        });
    return who;
  }

  private String inWords(Keeper keeper, String path) {
    return wiring.path(keeper.component())
        + ", which sent it through "
        + wiring.outboxName(keeper.outbox())
        + ", still reaches it as "
        + path;
  }

  private Ends.Fault fault(Message changed, String who, Items items) {
    String receiver = wiring.path(wiring.reader(changed.inbox()));
    return new Ends.Fault(
        FindingKind.SHARED,
        receiver,
        receiver
            + " changes the "
            + items.exemplar(changed.item()).getClass().getSimpleName()
            + " that it took from "
            + wiring.inboxName(changed.inbox())
            + ", and "
            + who
            + ". An item has one owner: drop the reference when you send, or send a copy.",
        changed.inbox());
  }
}
