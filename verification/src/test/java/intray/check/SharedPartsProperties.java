package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random graphs of objects, parts of which a sender keeps, sends to one receiver, and sends to
 * another; random writes by each. What the checker finds is compared with which very objects are
 * written and who reaches them when the same code is run without it.
 */
final class SharedPartsProperties {
  /** Something that a user wrote. */
  private static class Node {
    private final int name;

    @SuppressWarnings("UnusedVariable") // it matters that it changes
    private int value;

    private @Nullable Object next;

    Node(int name) {
      this.name = name;
    }
  }

  /** Something that a user wrote and that is a collection too. */
  private static final class Row extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    Row(Collection<?> all) {
      super(all);
    }
  }

  /** Holds what it cannot change. */
  private record Pair(Object one, Object other) {}

  /** All objects, some of which the messages and what is kept begin with. */
  private static final class World {
    private final Random random;
    private final List<Object> all = new ArrayList<>();
    private final Object left;
    private final Object right;
    private final Object kept;

    World(long seed) {
      random = new Random(seed);
      int n = 3 + random.nextInt(8);
      for (int k = 0; k < n; k++) {
        all.add(made(k));
      }
      for (int k = 0; k < n; k++) {
        if (all.get(k) instanceof Node node && random.nextInt(3) > 0) {
          node.next = any(); // perhaps in a circle
        }
      }
      left = root();
      right = root();
      kept = random.nextInt(3) == 0 ? "nothing" : any();
    }

    private Object root() {
      return new Object[] {any(), random.nextBoolean() ? any() : "nothing"};
    }

    private Object any() {
      return all.get(random.nextInt(all.size()));
    }

    private Object some() {
      return all.isEmpty() || random.nextInt(4) == 0 ? "nothing" : any();
    }

    /** Mostly of things that look alike. */
    @SuppressWarnings("UnnecessaryStringBuilder") // it can be changed
    private Object made(int k) {
      return switch (random.nextInt(12)) {
        case 0 -> new Object[] {some(), some()};
        case 1 -> new ArrayList<>(List.of(some(), some()));
        case 2 -> new HashMap<>(Map.of("a", some(), "b", some()));
        case 3 -> new TreeMap<>(Map.of("a", some(), "b", some()));
        case 4 -> new int[] {1, 2};
        case 5 -> new HashSet<>(List.of(new Node(2 * k), new Node(2 * k + 1)));
        case 6 -> new Row(List.of(some()));
        case 7 -> new AtomicReference<>(some());
        case 8 -> new StringBuilder("text");
        case 9 -> new Pair(some(), some());
        case 10 -> new ArrayDeque<>(List.of(some(), some()));
        default -> new Node(-1);
      };
    }
  }

  /** What an object refers to, in an order that is the same in a copy. */
  private static List<Object> behind(Object object) {
    List<Object> behind = new ArrayList<>();
    if (object instanceof Object[] array) {
      Collections.addAll(behind, array);
    } else if (object instanceof Node node) {
      behind.add(node.next == null ? "nothing" : node.next);
    } else if (object instanceof Pair pair) {
      Collections.addAll(behind, pair.one(), pair.other());
    } else if (object instanceof AtomicReference<?> reference) {
      behind.add(reference.get());
    } else if (object instanceof Map<?, ?> map) {
      behind.addAll(new TreeMap<>(map).values());
    } else if (object instanceof Set<?> set) {
      set.stream()
          .map(element -> (Node) element)
          .sorted(Comparator.comparingInt(node -> node.name))
          .forEach(behind::add);
    } else if (object instanceof Collection<?> collection) {
      behind.addAll(collection);
    }
    return behind;
  }

  private static List<Object> reached(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Object> all = new ArrayList<>();
    all.add(root);
    seen.add(root);
    for (int k = 0; k < all.size(); k++) {
      for (Object next : behind(all.get(k))) {
        if (!(next instanceof String) && seen.add(next)) {
          all.add(next);
        }
      }
    }
    return all;
  }

  /** Writes to things, one after another. */
  private static final class Writer {
    private final Random random;
    private final List<Object> known;
    private final Set<Object> written = Collections.newSetFromMap(new IdentityHashMap<>());
    private int left;

    /** Knows its message as it came, however it takes that apart. */
    Writer(long seed, Object message, int writes) {
      random = new Random(seed);
      known = reached(message);
      left = writes;
    }

    boolean isDone() {
      return left == 0;
    }

    void write() {
      left--;
      Object object = known.get(random.nextInt(known.size()));
      if (change(object)) {
        written.add(object);
      }
    }

    @SuppressWarnings("unchecked") // as they were made
    private boolean change(Object object) {
      int kind = random.nextInt(3);
      if (object instanceof Object[] array) {
        array[0] = kind == 0 ? new Node(left) : kind == 1 ? "gone " + left : array.clone();
      } else if (object instanceof Node node) {
        if (kind == 0) {
          node.next = new Node(left);
        } else {
          node.value++;
        }
      } else if (object instanceof AtomicReference<?> reference) {
        ((AtomicReference<Object>) reference).set(new int[] {left});
      } else if (object instanceof Map<?, ?> map) {
        ((Map<String, Object>) map).put(kind == 0 ? "a" : "c" + left, new Node(left));
      } else if (object instanceof Set<?> set) {
        ((Set<Object>) set).add(new Node(1000 + left));
      } else if (object.getClass().getName().contains("Immutable")) {
        return false;
      } else if (object instanceof Collection<?> collection) {
        if (kind == 0 && !collection.isEmpty()) {
          Iterator<?> all = collection.iterator();
          all.next();
          all.remove();
        } else {
          ((Collection<Object>) collection).add("new " + left);
        }
      } else if (object instanceof StringBuilder text) {
        text.append('!');
      } else if (object instanceof int[] numbers) {
        numbers[1]++;
      } else {
        return false;
      }
      return true;
    }
  }

  /** The random choices that a graph and its components are made of. */
  private record Choices(long seed, int left, int right, int sender, boolean relayed) {
    static Choices of(long seed) {
      Random random = new Random(seed ^ 0x5eed);
      return new Choices(
          seed,
          random.nextInt(3),
          random.nextInt(2),
          random.nextInt(4) == 0 ? 1 : 0,
          random.nextInt(3) == 0);
    }

    Writer writer(int which, Object message) {
      return new Writer(
          31 * seed + which, message, which == 0 ? left : which == 1 ? right : sender);
    }

    /** What a relay makes of the first message. */
    Object passedOn(Object message) {
      List<Object> all = reached(message);
      Object part = all.get((int) (seed & 0xffff) % all.size());
      return new Object[] {seed % 2 == 0 ? part : List.of(part, "more")};
    }
  }

  /** Holds nothing but what it is to keep, once it has sent the rest. */
  private static final class Sender implements Component {
    private final Choices choices;
    private final Outbox<Object> one;
    private final Outbox<Object> other;
    private final Object kept;
    private @Nullable Object left;
    private @Nullable Object right;
    private @Nullable Writer writer;

    Sender(Ports ports, Choices choices) {
      this.choices = choices;
      one = ports.outbox("left");
      other = ports.outbox("right");
      World world = new World(choices.seed());
      kept = world.kept;
      left = world.left;
      right = world.right;
    }

    @Override
    public Step next() {
      if (left != null) {
        one.send(left);
        left = null;
      } else if (right != null) {
        other.send(right);
        right = null;
        writer = choices.writer(2, kept);
      } else if (writer != null && !writer.isDone()) {
        writer.write();
      } else {
        return Step.DONE;
      }
      return Step.CONTINUE;
    }
  }

  private static Component receiver(Ports ports, Choices choices, int which) {
    Inbox<Object> in = ports.inbox("in");
    return new Component() {
      private @Nullable Writer writer;

      @Override
      public Step start() {
        return Step.await(in);
      }

      @Override
      public Step next() {
        if (writer == null) {
          writer = choices.writer(which, in.take());
        } else if (writer.isDone()) {
          return Step.DONE;
        } else {
          writer.write();
        }
        return Step.CONTINUE;
      }
    };
  }

  private static Component relay(Ports ports, Choices choices) {
    Inbox<Object> in = ports.inbox("in");
    Outbox<Object> out = ports.outbox("out");
    return new Waiting(
        in,
        () -> {
          out.send(choices.passedOn(in.take()));
          return Step.DONE;
        });
  }

  private static Report check(Choices choices) {
    GraphBuilder graph =
        Graph.named("g")
            .component("sender", ports -> new Sender(ports, choices))
            .component("one", ports -> receiver(ports, choices, 0))
            .component("other", ports -> receiver(ports, choices, 1))
            .link("sender.right", "other.in");
    if (choices.relayed()) {
      graph
          .component("relay", ports -> relay(ports, choices))
          .link("sender.left", "relay.in")
          .link("relay.out", "one.in");
    } else {
      graph.link("sender.left", "one.in");
    }
    return Check.of(graph.build()).run();
  }

  private static Set<Object> written(Writer writer) {
    while (!writer.isDone()) {
      writer.write();
    }
    return writer.written;
  }

  /** Who does wrong, by what is really written and really reached. */
  private static Set<String> culprits(Choices choices) {
    Set<String> culprits = new TreeSet<>();
    World world = new World(choices.seed());
    Set<Object> right = changeable(world.right);
    Set<Object> kept = changeable(world.kept);
    Object taken = choices.relayed() ? choices.passedOn(world.left) : world.left;
    Set<Object> byOne = written(choices.writer(0, taken));
    if (isAny(byOne, right) || isAny(byOne, kept)) {
      culprits.add("SHARED one");
    }
    World again = new World(choices.seed());
    Set<Object> left = changeable(again.left);
    kept = changeable(again.kept);
    Set<Object> byOther = written(choices.writer(1, again.right));
    if (isAny(byOther, left) || isAny(byOther, kept)) {
      culprits.add("SHARED other");
    }
    World last = new World(choices.seed());
    left = changeable(last.left);
    right = changeable(last.right);
    Set<Object> bySender = written(choices.writer(2, last.kept));
    if (isAny(bySender, left) || isAny(bySender, right)) {
      culprits.add("USED_AFTER_HANDOFF sender");
    }
    return culprits;
  }

  private static Set<Object> changeable(Object root) {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(reached(root));
    return all;
  }

  private static boolean isAny(Set<Object> some, Set<Object> others) {
    return some.stream().anyMatch(others::contains);
  }

  @Property(tries = 400)
  void sharedIsWhatSomebodyChangesAndAnotherReaches(@ForAll long seed) {
    Choices choices = Choices.of(seed);
    Report report = check(choices);
    Set<String> found =
        report.findings().stream()
            .map(finding -> finding.kind() + " " + finding.component())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(culprits(choices), found, () -> "seed " + seed + ": " + report.findings());
    assertTrue(
        report.warnings().stream().noneMatch(warning -> warning.contains("copied")),
        () -> report.warnings().toString());
  }
}
