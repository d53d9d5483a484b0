package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static Report check(Function<Ports, Component> sender, Consumer<List<Integer>> use) {
    return Check.of(
            Graph.named("g")
                .component("sender", sender::apply)
                .component("receiver", ports -> receiver(ports, use))
                .link("sender.out", "receiver.in")
                .build())
        .run();
  }

  @Test
  void a_reference_kept_to_what_nobody_changes_is_a_warning_that_changes_no_verdict() {
    Report report = check(sending(item -> item), list -> assertEquals(3, list.size()));
    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertEquals(1, report.warnings().size(), () -> report.warnings().toString());
    assertTrue(
        report.warnings().get(0).startsWith("sender still reaches the ArrayList that it has sent"),
        report.warnings().get(0));
    assertEquals(
        List.of(), check(sending(ArrayList::new), list -> list.add(4)).warnings(), "a copy");
    assertEquals(
        List.of(), check(sending(item -> item), list -> list.add(4)).warnings(), "a finding");
  }

  /** A user's class with everything nested in it, and a way back to itself. */
  private static final class Tree {
    private final Map<String, List<Object[]>> rows = new HashMap<>();
    private final Tree self = this;
    private int version;
  }

  private static Tree tree() {
    Tree tree = new Tree();
    List<Object[]> row = new ArrayList<>();
    row.add(new Object[] {new int[] {1}, tree});
    tree.rows.put("row", row);
    return tree;
  }

  private static List<Object[]> row(Tree tree) {
    return Objects.requireNonNull(tree.self.rows.get("row"));
  }

  private static int[] leaf(Tree tree) {
    return (int[]) row(tree).get(0)[0];
  }

  /** Each changes another place of a nested and cyclic object graph. */
  static List<Consumer<Tree>> changes() {
    return List.of(
        tree -> leaf(tree)[0]++,
        tree -> tree.version++,
        tree -> row(tree).get(0)[1] = tree.rows,
        tree -> row(tree).clear(),
        tree -> tree.rows.put("new", new ArrayList<>()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void any_part_of_a_nested_and_cyclic_item_is_watched(Consumer<Tree> change) {
    // The receiver changes what the sender keeps.
    Graph kept =
        Graph.named("g")
            .component("sender", ports -> new Sender<>(ports, tree(), tree -> tree))
            .component("receiver", ports -> SharingTest.<Tree>receiver(ports, change))
            .link("sender.out", "receiver.in")
            .build();
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(Check.of(kept).run()));
    // The sender changes what it has sent.
    Graph used =
        Graph.named("g")
            .component(
                "sender",
                ports -> {
                  Outbox<Tree> out = ports.outbox("out");
                  return () -> {
                    Tree tree = tree();
                    out.send(tree);
                    change.accept(tree);
                    return Step.DONE;
                  };
                })
            .output("result")
            .link("sender.out", "result")
            .build();
    assertEquals(Set.of(FindingKind.USED_AFTER_HANDOFF), kindsOf(Check.of(used).run()));
  }

  @Test
  void only_a_part_that_is_kept_counts() {
    Graph graph =
        Graph.named("g")
            .component(
                "sender", ports -> new Sender<>(ports, new Object[] {tree()}, items -> "nothing"))
            .component(
                "receiver",
                ports -> SharingTest.<Object[]>receiver(ports, items -> leaf((Tree) items[0])[0]++))
            .link("sender.out", "receiver.in")
            .build();
    Finding finding = Check.of(graph).run().findings().get(0);
    assertEquals(FindingKind.SHARED, finding.kind());
    assertTrue(finding.message().contains("still reaches it as item"), finding.message());
  }

  private static Set<FindingKind> kindsOf(Report report) {
    Set<FindingKind> kinds = new TreeSet<>();
    report.findings().forEach(finding -> kinds.add(finding.kind()));
    return kinds;
  }

  /** Two components that do the same. */
  private static Report two(java.util.function.Supplier<Component> made) {
    return Check.of(
            Graph.named("two")
                .component("a", ports -> made.get())
                .component("b", ports -> made.get())
                .build())
        .run();
  }

  private static Component doing(Runnable work) {
    return () -> {
      work.run();
      return Step.DONE;
    };
  }

  @Test
  void what_both_factories_hand_out_is_shared_if_it_changes() {
    List<Integer> list = new ArrayList<>();
    Report report = two(() -> doing(() -> list.add(1)));
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(report));
    assertTrue(
        report.findings().get(0).message().matches("a \\(as .*\\) and b \\(as .*\\) reach.*"),
        report.findings().get(0).message());

    AtomicInteger counter = new AtomicInteger();
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(two(() -> doing(counter::incrementAndGet))));
  }

  @Test
  void what_both_factories_hand_out_is_a_warning_if_it_does_not_change() {
    int[] table = {1, 2, 3};
    Report report = two(() -> doing(() -> assertEquals(1, table[0])));
    assertEquals(Verdict.EXHAUSTED, report.verdict());
    assertEquals(1, report.warnings().size(), () -> report.warnings().toString());

    List<Integer> immutable = List.of(1, 2, 3);
    assertEquals(List.of(), two(() -> doing(() -> assertEquals(1, immutable.get(0)))).warnings());
  }

  @SuppressWarnings("UnusedVariable") // it matters that it changes
  private static int calls;

  private static final Map<String, Integer> REGISTRY = new HashMap<>();
  private static final Map<String, Integer> LIMITS = new HashMap<>(Map.of("x", 1));

  /** Uses no field itself. */
  private static final class Registrar {
    private static int registered;

    static void register() {
      registered++;
    }

    static int registered() {
      return registered;
    }
  }

  private static final class Counting implements Component {
    @Override
    public Step next() {
      calls++;
      return Step.DONE;
    }
  }

  private static final class Registering implements Component {
    @Override
    public Step next() {
      REGISTRY.merge("x", 1, Integer::sum);
      return Step.DONE;
    }
  }

  private static final class Delegating implements Component {
    @Override
    public Step next() {
      Registrar.register();
      return Registrar.registered() < 0 ? Step.CONTINUE : Step.DONE;
    }
  }

  private static final class Reading implements Component {
    @Override
    public Step next() {
      return LIMITS.containsKey("x") ? Step.DONE : Step.CONTINUE;
    }
  }

  @Test
  void static_fields_that_change_are_shared_by_all_whose_code_uses_them() {
    Report counting = two(Counting::new);
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(counting));
    assertTrue(
        counting.findings().get(0).message().contains("SharingTest.calls"),
        counting.findings().get(0).message());
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(two(Registering::new)));
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(two(Delegating::new)));
    assertEquals(Verdict.EXHAUSTED, two(Reading::new).verdict());
  }

  private static boolean isLit;

  private static final class Lighting implements Component {
    @Override
    public Step next() {
      isLit = true;
      return Step.DONE;
    }
  }

  private static final class Looking implements Component {
    private final Outbox<Boolean> out;

    Looking(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      out.send(isLit);
      return Step.DONE;
    }
  }

  /** Goes round, so that the exploration is begun by histories and then once more by states. */
  private static final class Blinking implements Component {
    private final Notice.Publisher<Boolean> on;
    private boolean next;

    Blinking(Ports ports) {
      on = ports.publisher("on");
    }

    @Override
    public Step next() {
      next = !next;
      on.publish(next);
      return Step.CONTINUE;
    }
  }

  @Test
  void what_changes_once_and_for_all_is_seen_although_the_exploration_began_anew() {
    isLit = false;
    Report report =
        Check.of(
                Graph.named("light")
                    .notice("on", false)
                    .component("lighting", ports -> new Lighting())
                    .component("looking", Looking::new)
                    .component("blinking", Blinking::new)
                    .mayRest("blinking")
                    .output("seen")
                    .link("looking.out", "seen")
                    .build())
            .run();
    assertEquals(Matching.STATES, report.matching());
    assertEquals(Set.of(FindingKind.SHARED), kindsOf(report));
  }

  /** Publishes a list, and has it read by somebody. */
  private static Graph published(boolean publisherChanges, boolean readerChanges, boolean sends) {
    return Graph.named("published")
        .notice("n", new ArrayList<>(List.of(0)))
        .component(
            "publisher",
            ports -> {
              Notice.Publisher<List<Integer>> notice = ports.publisher("n");
              Outbox<List<Integer>> out = ports.outbox("out");
              List<Integer> list = new ArrayList<>(List.of(1));
              boolean[] done = new boolean[1];
              return () -> {
                if (done[0]) {
                  if (publisherChanges) {
                    list.add(2);
                  }
                  if (sends) {
                    out.send(list);
                  }
                  return Step.DONE;
                }
                notice.publish(list);
                done[0] = true;
                return Step.CONTINUE;
              };
            })
        .component(
            "reader",
            ports -> {
              Notice<List<Integer>> notice = ports.notice("n");
              Outbox<Integer> out = ports.outbox("out");
              return () -> {
                List<Integer> list = notice.read();
                if (readerChanges) {
                  list.add(3);
                }
                out.send(list.size());
                return Step.DONE;
              };
            })
        .output("lists")
        .output("sizes")
        .link("publisher.out", "lists")
        .link("reader.out", "sizes")
        .build();
  }

  @ParameterizedTest
  @EnumSource(Matching.class)
  void what_is_published_is_changed_by_nobody(Matching matching) {
    assertEquals(List.of(), told(published(false, false, false), matching));
    assertEquals(
        List.of(
            "USED_AFTER_HANDOFF publisher: it changed a ArrayList that it had published as notice n,"
                + " as [1], before it came to 'close out'. Others look at it whenever they"
                + " like: publish immutable values."),
        told(published(true, false, false), matching));
    assertEquals(
        List.of(
            "SHARED reader: it changes the ArrayList that it has read from notice n. Only its"
                + " publisher sets a notice, to immutable values."),
        told(published(false, true, false), matching));
    assertTrue(
        told(published(false, false, true), matching)
            .get(0)
            .startsWith(
                "HANDED_OFF_TWICE publisher: it sent the same ArrayList that it had published as"
                    + " notice n through publisher.out"));
  }

  /** A component that sets a system property, and one that reads it. */
  private static Graph properties(boolean isSet) {
    return Graph.named("properties")
        .component(
            "setter",
            ports -> {
              Outbox<String> out = ports.outbox("out");
              return () -> {
                if (isSet) {
                  System.setProperty("sharing.test", "set");
                }
                out.send("done");
                return Step.DONE;
              };
            })
        .component(
            "getter",
            ports -> {
              Outbox<String> out = ports.outbox("out");
              return () -> {
                out.send(System.getProperty("sharing.test", "unset"));
                return Step.DONE;
              };
            })
        .output("done")
        .output("got")
        .link("setter.out", "done")
        .link("getter.out", "got")
        .build();
  }

  @Test
  void system_properties_are_static_state_too() {
    assertEquals(List.of(), told(properties(false), Matching.AUTO));
    assertEquals(
        List.of(
            "SHARED setter (as System.props) and getter (as System.props) reach the same static"
                + " field, and it changes while they run. Components share nothing: give each its"
                + " own, and send messages."),
        told(properties(true), Matching.AUTO));
    assertEquals(null, System.getProperty("sharing.test"));
  }

  private static List<String> told(Graph graph, Matching matching) {
    return Check.of(graph).matching(matching).run().findings().stream()
        .map(finding -> finding.kind() + " " + finding.message())
        .toList();
  }

  /** A lambda has no class that can be found by its name, so no copy can be made of it. */
  @Test
  void messageThatCannotBeCopied_isAWarning_andNotTheFaultOfWhoSendsIt() {
    int[] counted = new int[1];
    Graph graph =
        Graph.named("jobs")
            .component("boss", ports -> new Sender<Runnable>(ports, () -> counted[0]++, r -> ""))
            .component("worker", ports -> new Worker(ports))
            .link("boss.out", "worker.in")
            .build();
    Report report = Check.of(graph).run();
    assertEquals(List.of(), report.findings());
    assertTrue(report.warnings().toString().contains("cannot be copied"), report::toString);
  }

  /** Takes jobs, and leaves them undone. */
  private static final class Worker implements Component {
    private final Inbox<Runnable> in;

    Worker(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      in.poll();
      return Step.await(in);
    }
  }
}
