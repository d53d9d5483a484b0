package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds items that two components can reach while one of them changes them. Replays are isolated
 * and each has its own copy, so this is put together from what they show apart: which senders still
 * reach what they have sent, and which receivers change what they have taken.
 */
final class Sharing {
  private final Wiring wiring;

  /** By inbox and item: who still reaches it, in words. */
  private final Map<List<Integer>, Set<String>> reached = new LinkedHashMap<>();

  /** By inbox and item: who was seen to keep it, for what it is worth. */
  private final Map<List<Integer>, Set<Kept>> kept = new LinkedHashMap<>();

  /** A component that still reaches what it has sent through an outbox, on some way. */
  private record Kept(int component, int outbox, String path) {}

  /** Inbox and item of what a receiver changes. */
  private final Set<List<Integer>> changed = new LinkedHashSet<>();

  Sharing(Wiring wiring) {
    this.wiring = wiring;
  }

  /** A sender reaches an item after the step that sent it. */
  void keeps(int component, int outbox, int item, String path) {
    int inbox = wiring.target(outbox);
    if (inbox != Wiring.NOBODY) {
      kept.computeIfAbsent(List.of(inbox, item), k -> new LinkedHashSet<>())
          .add(new Kept(component, outbox, path));
      reached
          .computeIfAbsent(List.of(inbox, item), k -> new LinkedHashSet<>())
          .add(
              wiring.path(component)
                  + ", which sent it through "
                  + wiring.outboxName(outbox)
                  + ", still reaches it as "
                  + path);
    }
  }

  /** A sender sends an item to two inboxes. */
  void sendsTwice(int component, int outbox, int again, int item) {
    other(component, outbox, again, item, "it");
    other(component, again, outbox, item, "it");
  }

  /** A component sends an item through one outbox that has a part in common with one it sent. */
  void sendsPart(int component, int outbox, int item, int again, int itemAgain) {
    other(component, outbox, again, item, "a part of it");
    other(component, again, outbox, itemAgain, "a part of it");
  }

  private void other(int component, int outbox, int toAnother, int item, String what) {
    int inbox = wiring.target(outbox);
    int another = wiring.target(toAnother);
    if (inbox != Wiring.NOBODY && another != Wiring.NOBODY && inbox != another) {
      reached
          .computeIfAbsent(List.of(inbox, item), k -> new LinkedHashSet<>())
          .add(
              wiring.path(component)
                  + " sent "
                  + what
                  + " to "
                  + wiring.inboxName(another)
                  + " too");
    }
  }

  /** A receiver changes an item that it has taken. */
  void changes(int inbox, int item) {
    changed.add(List.of(inbox, item));
  }

  /** Who keeps a way to what it has sent, where nobody was seen to change it. */
  List<String> warnings(Items items) {
    Set<Kept> harmful = new LinkedHashSet<>();
    for (List<Integer> change : changed) {
      harmful.addAll(kept.getOrDefault(change, Set.of()));
    }
    Set<String> warnings = new LinkedHashSet<>();
    kept.forEach(
        (item, keepers) -> {
          for (Kept keeper : keepers) {
            if (!harmful.contains(keeper)) {
              warnings.add(
                  wiring.path(keeper.component())
                      + " still reaches the "
                      + items.exemplar(item.get(1)).getClass().getSimpleName()
                      + " that it has sent through "
                      + wiring.outboxName(keeper.outbox())
                      + ", as "
                      + keeper.path()
                      + ". Nobody was seen to change it; drop the reference when you send.");
            }
          }
        });
    return List.copyOf(warnings);
  }

  List<Ends.Fault> faults(Items items) {
    List<Ends.Fault> faults = new ArrayList<>();
    for (List<Integer> change : changed) {
      for (String who : reached.getOrDefault(change, Set.of())) {
        String receiver = wiring.path(wiring.reader(change.get(0)));
        faults.add(
            new Ends.Fault(
                FindingKind.SHARED,
                receiver,
                receiver
                    + " changes the "
                    + items.exemplar(change.get(1)).getClass().getSimpleName()
                    + " that it took from "
                    + wiring.inboxName(change.get(0))
                    + ", and "
                    + who
                    + ". An item has one owner: drop the reference when you send, or send a copy.",
                change.get(0)));
      }
    }
    return faults;
  }
}
