package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that can be told apart by using them have different prints, and equal ones the same. */
@SuppressWarnings({"unused", "UnnecessaryStringBuilder"})
class PrintTest {
  /** A state of a component: one field, of whatever sort. */
  private static final class Holder {
    private final @Nullable Object field;

    Holder(@Nullable Object field) {
      this.field = field;
    }
  }

  private static final class Node {
    private int value;
    private @Nullable Node next;

    Node(int value) {
      this.value = value;
    }
  }

  private static final class Stack extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
    private transient int peeked;
  }

  private static final class Secretive extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      return new ArrayList<>();
    }
  }

  private static String print(@Nullable Object field) {
    try {
      return new Print(new Holder(field)).text();
    } catch (Print.Opaque e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Each makes a new object every time. */
  static Stream<Supplier<Object>> visible() {
    return Stream.of(
        () -> 1,
        () -> 1L,
        () -> "1",
        () -> new int[] {1, 2},
        () -> new int[] {2, 1},
        () -> new long[] {1, 2},
        () -> new Object[] {1, 2},
        () -> new Object[] {"1", null},
        () -> new ArrayList<>(List.of(1, 2)),
        () -> new ArrayList<>(List.of(2, 1)),
        () -> new ArrayDeque<>(List.of(1, 2)),
        () -> List.of(1, 2),
        () -> Arrays.asList(1, 2),
        () -> Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
        () -> Collections.emptyList(),
        () -> new HashMap<>(Map.of(1, 2)),
        () -> new HashMap<>(Map.of(2, 1)),
        () -> new LinkedHashMap<>(Map.of(1, 2)),
        () -> new LinkedHashMap<>(16, 0.75f, true),
        () -> new TreeMap<>(Map.of(1, 2)),
        () -> new TreeMap<>(Comparator.reverseOrder()),
        () -> new HashSet<>(List.of(1, 2)),
        () -> new PriorityQueue<>(List.of(3, 1, 2)),
        () -> new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
        () -> EnumSet.of(TimeUnit.DAYS),
        () -> Map.entry(1, 2),
        () -> Optional.of(1),
        () -> Optional.of(new Node(1)),
        () -> OptionalInt.of(1),
        () -> new Random(1),
        () -> new Random(2),
        () -> new AtomicInteger(1),
        () -> new StringBuilder("1"),
        () -> Instant.EPOCH,
        () -> new Node(1),
        () -> new Node(2),
        () -> pair(true),
        () -> pair(false),
        () -> round(1),
        () -> round(2),
        () -> new Object[] {List.of(new Node(1)), List.of(new Node(2))},
        () -> stack(0),
        () -> stack(1),
        () -> counter(1),
        () -> counter(2),
        () -> Comparator.comparing(String::length),
        () -> Comparator.naturalOrder());
  }

  /** Two references to one object, or to two that look the same. */
  private static Object pair(boolean same) {
    Node node = new Node(1);
    return new Node[] {node, same ? node : new Node(1)};
  }

  private static Object round(int length) {
    Node first = new Node(0);
    Node last = first;
    for (int k = 1; k < length; k++) {
      last.next = new Node(0);
      last = last.next;
    }
    last.next = first;
    return first;
  }

  private static Object stack(int peeked) {
    Stack stack = new Stack();
    stack.add(1);
    stack.peeked = peeked;
    return stack;
  }

  private static Object counter(int start) {
    int[] count = {start};
    IntSupplier counter = () -> count[0]++;
    return counter;
  }

  @Test
  void of_different_things_are_different_and_of_equal_ones_equal() {
    List<Supplier<Object>> all = visible().toList();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        Object a = all.get(i).get();
        Object b = all.get(j).get();
        if (i == j) {
          assertEquals(print(a), print(b), a.getClass().getName());
        } else {
          assertNotEquals(
              print(a), print(b), a.getClass() + " " + b.getClass() + " " + i + " " + j);
        }
      }
    }
  }

  @Test
  void what_decides_about_later_iterations_counts() {
    Map<String, Integer> small = new HashMap<>();
    small.put("x", 1);
    Map<String, Integer> shrunk = new HashMap<>();
    for (int k = 0; k < 100; k++) {
      shrunk.put("k" + k, k);
    }
    shrunk.clear();
    shrunk.put("x", 1);
    assertEquals(small, shrunk);
    assertNotEquals(print(small), print(shrunk));

    // The same two keys in one bin, in the order in which they came.
    Map<String, Integer> oneWay = new HashMap<>();
    oneWay.put("Aa", 1);
    oneWay.put("BB", 1);
    Map<String, Integer> otherWay = new HashMap<>();
    otherWay.put("BB", 1);
    otherWay.put("Aa", 1);
    assertEquals(oneWay, otherWay);
    assertNotEquals(print(oneWay), print(otherWay));

    Random used = new Random(1);
    used.nextGaussian();
    Random twice = new Random(1);
    twice.nextGaussian();
    twice.nextGaussian();
    assertNotEquals(print(used), print(twice));
  }

  @Test
  void a_change_anywhere_below_shows() {
    Map<String, List<Node>> deep = new TreeMap<>();
    deep.put("x", new ArrayList<>(List.of(new Node(1), new Node(2))));
    String before = print(deep);
    List<Node> nodes = deep.get("x");
    nodes.get(1).value = 3;
    assertNotEquals(before, print(deep));
    nodes.get(1).value = 2;
    assertEquals(before, print(deep));
  }

  @Test
  void a_long_chain_needs_no_stack() {
    Node first = new Node(0);
    Node last = first;
    for (int k = 0; k < 15_000; k++) {
      last.next = new Node(k);
      last = last.next;
    }
    assertTrue(print(first).length() > 15_000);
  }

  static Stream<Object> invisible() {
    Iterator<Integer> iterator = List.of(1, 2).iterator();
    return Stream.of(
        iterator,
        new Object[] {iterator},
        List.of(iterator),
        Optional.of(iterator),
        new Thread(() -> {}),
        new ConcurrentHashMap<>(),
        new IdentityHashMap<>(),
        new ReentrantLock(),
        new ArrayList<>(List.of(1, 2)).subList(0, 1),
        new IllegalStateException("kept"),
        PrintTest.class.getClassLoader(),
        PrintTest.class.getDeclaredMethods()[0],
        new Secretive(),
        (Supplier<Object>) iterator::next,
        Stream.of(1),
        new int[30_000][1]);
  }

  @ParameterizedTest
  @MethodSource("invisible")
  void what_cannot_be_seen_is_not_compared(Object field) {
    Print.Opaque reason =
        assertThrows(Print.Opaque.class, () -> new Print(new Holder(field)).text());
    assertTrue(
        String.valueOf(reason.getMessage()).matches("its field field.*|more than .* objects"),
        reason.getMessage());
  }
}
