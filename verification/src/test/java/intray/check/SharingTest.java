package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Who keeps a way to an item that somebody else changes is found out, though each replay sees its
 * own copy only.
 */
class SharingTest {
  /** Sends what it makes, and keeps what a function of that says. */
  private static final class Sender<T> implements Component {
    private final Outbox<T> out;
    private final Function<T, Object> keeps;
    private final T item;
    private Object kept = "nothing";
    private boolean sent;

    Sender(Ports ports, T item, Function<T, Object> keeps) {
      out = ports.outbox("out");
      this.item = item;
      this.keeps = keeps;
    }

    @Override
    public Step next() {
      if (!sent) {
        sent = true;
        kept = keeps.apply(item);
        out.send(item);
        return Step.CONTINUE;
      }
      return Step.DONE;
    }

    @Override
    public String toString() {
      return "kept " + kept;
    }
  }

  private static <T> Component receiver(Ports ports, Consumer<T> use) {
    Inbox<T> in = ports.inbox("in");
    boolean[] waited = new boolean[1];
    return () -> {
      if (!waited[0]) {
        waited[0] = true;
        return Step.await(in);
      }
      use.accept(in.take());
      return Step.DONE;
    };
  }

  /**
   * The sender holds the item in a field of its own in any case, unless the item is wrapped for it.
   */
  private static Set<FindingKind> kinds(
      Function<Ports, Component> sender, Consumer<List<Integer>> use) {
    Graph graph =
        Graph.named("g")
            .component("sender", sender::apply)
            .component("receiver", ports -> receiver(ports, use))
            .link("sender.out", "receiver.in")
            .build();
    Set<FindingKind> kinds = new TreeSet<>();
    for (Finding finding : Check.of(graph).run().findings()) {
      kinds.add(finding.kind());
    }
    return kinds;
  }

  private static Function<Ports, Component> sending(Function<List<Integer>, Object> keeps) {
    return ports -> {
      Outbox<List<Integer>> out = ports.outbox("out");
      Object[] kept = new Object[1];
      return new Component() {
        private final Object[] mine = kept;
        private boolean sent;

        @Override
        public Step next() {
          if (!sent) {
            sent = true;
            List<Integer> item = new ArrayList<>(List.of(3, 1, 2));
            mine[0] = keeps.apply(item);
            out.send(item);
            return Step.CONTINUE;
          }
          return Step.DONE;
        }
      };
    };
  }

  @Test
  void a_reference_kept_by_the_sender_to_what_the_receiver_changes_is_sharing() {
    assertEquals(Set.of(FindingKind.SHARED), kinds(sending(item -> item), list -> list.add(4)));
    assertEquals(
        Set.of(FindingKind.SHARED),
        kinds(sending(item -> new HashMap<>(Map.of("key", List.of(item)))), list -> list.clear()));
  }

  @Test
  void a_reference_kept_to_what_nobody_changes_is_not() {
    assertEquals(Set.of(), kinds(sending(item -> item), list -> assertEquals(3, list.size())));
  }

  @Test
  void a_copy_kept_is_not() {
    assertEquals(Set.of(), kinds(sending(ArrayList::new), list -> list.add(4)));
    assertEquals(Set.of(), kinds(sending(item -> item.get(0)), list -> list.add(4)));
  }

  @Test
  void the_finding_names_the_way_by_which_the_sender_reaches_the_item() {
    Graph graph =
        Graph.named("g")
            .component(
                "sender",
                ports ->
                    new Sender<List<Integer>>(ports, new ArrayList<>(List.of(1)), item -> item))
            .component(
                "receiver",
                ports -> SharingTest.<List<Integer>>receiver(ports, list -> list.add(2)))
            .link("sender.out", "receiver.in")
            .build();
    Finding finding = Check.of(graph).run().findings().get(0);
    assertEquals(FindingKind.SHARED, finding.kind());
    assertTrue(
        finding.message().contains("still reaches it as item")
            || finding.message().contains("still reaches it as kept"),
        finding.message());
  }
}
