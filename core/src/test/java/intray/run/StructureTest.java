package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedVariable") // fields that only Structure reads
final class StructureTest {
  private record Point(int x, int y) {}

  private enum Colour {
    RED {
      @Override
      public String toString() {
        return "a class of its own";
      }
    }
  }

  private enum Light {
    RED
  }

  /** A user's class without equals. */
  private static class Node {
    final String name;
    Object next;

    Node(String name) {
      this.name = name;
    }
  }

  private static final class Special extends Node {
    final int extra;

    Special(String name, int extra) {
      super(name);
      this.extra = extra;
    }
  }

  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    final int version = 3;
  }

  private static final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code;

    Trouble(String message, int code) {
      super(message);
      this.code = code;
    }
  }

  private static void is(String expected, Object value) {
    assertEquals(expected, Structure.of(value));
  }

  @Test
  void simple_values_are_short_and_tell_their_types_apart() {
    is("null", null);
    is("1", 1);
    is("1L", 1L);
    is("1short", (short) 1);
    is("1byte", (byte) 1);
    is("1.0double", 1.0);
    is("1.0float", 1.0f);
    is("1biginteger", BigInteger.ONE);
    is("true", true);
    is("'a'", 'a');
    is("\"1\"", "1");
    is("\"null\"", "null");
    is("\"a\"", "a");
    is("class java.lang.String", String.class);
    is("URI(a:b)", URI.create("a:b"));
  }

  @Test
  void a_string_cannot_pretend_to_be_something_else() {
    is("[\"a\\\", \\\"b\"]", List.of("a\", \"b"));
    is("\"line\\nline\\\\n\\u0009\"", "line\nline\\n\t");
    is("'\\''", '\'');
    is("'\\n'", '\n');
  }

  @Test
  void enum_constants_of_different_types_differ() {
    is("Colour.RED", Colour.RED);
    is("Light.RED", Light.RED);
  }

  @Test
  void records_and_classes_are_written_field_by_field() {
    is("Point(x=1, y=2)", new Point(1, 2));
    is("Node(name=\"a\", next=null)", new Node("a"));
    assertEquals(Structure.of(new Node("a")), Structure.of(new Node("a")));
    assertNotEquals(Structure.of(new Node("a")), Structure.of(new Node("b")));
  }

  @Test
  void fields_of_superclasses_come_first() {
    is("Special(name=\"a\", next=null, extra=1)", new Special("a", 1));
  }

  @Test
  void arrays_differ_by_type_and_contents() {
    is("int[1, 2]", new int[] {1, 2});
    is("Integer[1, 2]", new Integer[] {1, 2});
    is("long[1, 2]", new long[] {1, 2});
    is("Object[\"a\", null]", new Object[] {"a", null});
    is("int[][int[1], int[]]", new int[][] {{1}, {}});
    is("char['a']", new char[] {'a'});
  }

  @Test
  void lists_keep_their_order_whatever_their_class() {
    is("[2, 1]", List.of(2, 1));
    is("[2, 1]", new ArrayList<>(List.of(2, 1)));
    is("[2, 1]", new ArrayDeque<>(List.of(2, 1)));
  }

  @Test
  void sets_and_maps_without_an_order_are_sorted_and_the_others_are_not() {
    is("{1, 2, 3}", Set.of(3, 1, 2));
    is("{\"a\"=1, \"b\"=2}", Map.of("b", 2, "a", 1));
    is("{3, 1, 2}", new LinkedHashSet<>(List.of(3, 1, 2)));
    is("{2=\"b\", 1=\"a\"}", linked());
    is("{2=\"b\", 1=\"a\"}", reverse());
  }

  private static Map<Integer, String> linked() {
    Map<Integer, String> map = new LinkedHashMap<>();
    map.put(2, "b");
    map.put(1, "a");
    return map;
  }

  private static Map<Integer, String> reverse() {
    Map<Integer, String> map = new TreeMap<>(Collections.reverseOrder());
    map.putAll(linked());
    return map;
  }

  @Test
  void references_in_a_set_do_not_depend_on_its_hash_order() {
    Set<String> texts = new HashSet<>();
    for (int k = 0; k < 50; k++) {
      Node shared = new Node("shared");
      Set<Node> set = new HashSet<>(); // by identity: another order each time
      for (String name : List.of("a", "b", "c", "d")) {
        Node node = new Node(name);
        node.next = shared;
        set.add(node);
      }
      texts.add(Structure.of(List.of(set, shared)));
    }
    assertEquals(
        Set.of(
            "[{Node(name=\"a\", next=Node(name=\"shared\", next=null)), Node(name=\"b\", next=#4),"
                + " Node(name=\"c\", next=#4), Node(name=\"d\", next=#4)}, #4]"),
        texts);
  }

  @Test
  void references_in_a_map_do_not_depend_on_its_hash_order() {
    Set<String> texts = new HashSet<>();
    for (int k = 0; k < 50; k++) {
      Map<Object, Object> map = new HashMap<>();
      Node shared = new Node("shared");
      map.put(new Node("a"), shared);
      map.put(new Node("b"), shared);
      texts.add(Structure.of(map));
    }
    assertEquals(1, texts.size(), texts::toString);
  }

  @Test
  void cycles_end_in_a_reference() {
    Node a = new Node("a");
    a.next = a;
    is("Node(name=\"a\", next=#1)", a);
    List<Object> list = new ArrayList<>();
    list.add(list);
    is("[#1]", list);
    Node b = new Node("b");
    Set<Object> set = new LinkedHashSet<>();
    set.add(b);
    b.next = set;
    is("{Node(name=\"b\", next=#1)}", set);
  }

  @Test
  void a_shared_part_differs_from_two_equal_ones() {
    Node shared = new Node("s");
    is("[Node(name=\"s\", next=null), #2]", List.of(shared, shared));
    is(
        "[Node(name=\"s\", next=null), Node(name=\"s\", next=null)]",
        List.of(shared, new Node("s")));
  }

  @Test
  void values_of_the_jdk_are_no_parts_to_refer_to() {
    LocalDate day = LocalDate.of(2005, 3, 1);
    is("[LocalDate(2005-03-01), LocalDate(2005-03-01)]", List.of(day, day));
    is("Duration(PT1S)", Duration.ofSeconds(1));
    is("[[], []]", Arrays.asList(List.of(), List.of()));
    is("Optional(Point(x=1, y=2))", Optional.of(new Point(1, 2)));
    is("Optional(null)", Optional.empty());
  }

  @Test
  void a_users_container_shows_its_contents_and_its_fields() {
    Names names = new Names();
    names.add("a");
    is("Names([\"a\"], version=3)", names);
  }

  @Test
  void a_users_exception_shows_its_message_and_its_fields() {
    is("Trouble(\"oops\", code=7)", new Trouble("oops", 7));
    is(
        "IllegalStateException(java.lang.IllegalStateException: oops)",
        new IllegalStateException("oops"));
  }

  @Test
  void what_a_lambda_or_local_class_has_captured_counts() {
    assertEquals(Structure.of(lambda("a")), Structure.of(lambda("a")));
    assertNotEquals(Structure.of(lambda("a")), Structure.of(lambda("b")));
    assertEquals(Structure.of(local("a")), Structure.of(local("a")));
    assertNotEquals(Structure.of(local("a")), Structure.of(local("b")));
  }

  private static Supplier<String> lambda(String captured) {
    return () -> captured;
  }

  private static Supplier<String> local(String captured) {
    return new Supplier<>() {
      @Override
      public String get() {
        return captured;
      }
    };
  }
}
