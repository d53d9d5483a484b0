package intray.check;

import intray.Box;
import intray.Notice;
import intray.Owned;
import intray.Ports;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches whom: walks objects through fields of users' classes, elements of arrays, and what
 * objects of the JDK show of themselves. JDK internals stay closed; a component's boxes are not its
 * property.
 *
 * <p>Objects are numbered in the order in which they are met, so that in a copy those that are the
 * same for a component have the same number. All that is first met behind a container whose order
 * may be another one in a copy has the number of that container.
 */
final class ObjectGraph {
  private final IdentityHashMap<Object, Place> places = new IdentityHashMap<>();
  private final List<Place> order = new ArrayList<>();
  private int numbers;

  /** An object, with the way to it. */
  private static final class Place {
    final Object object;
    final @Nullable Place from;
    final Object way;
    final int number;

    /** How it was when the walk came by. */
    final Inside inside;

    /** Whether all behind it shares its number. */
    final boolean pools;

    Place(Object object, @Nullable Place from, Object way, int number, boolean remembers) {
      this.object = object;
      this.from = from;
      this.way = way;
      this.number = number;
      this.inside = new Inside(object, remembers);
      this.pools = !inside.hasOrder() || (from != null && from.pools);
    }

    String path() {
      Deque<Object> ways = new ArrayDeque<>();
      for (Place at = this; at != null && at.from != null; at = at.from) {
        ways.push(at.way);
      }
      StringBuilder path = new StringBuilder();
      for (Object next : ways) {
        path.append(next instanceof String && path.length() > 0 ? "." : "").append(next);
      }
      return path.toString();
    }
  }

  private ObjectGraph(Object root, boolean remembers) {
    visit(root, null, "", remembers);
    for (int k = 0; k < order.size(); k++) {
      Place at = order.get(k);
      List<@Nullable Object> values = at.inside.values();
      for (int v = 0; v < values.size(); v++) {
        visit(values.get(v), at, at.inside.way(v), remembers);
      }
    }
  }

  /** Everything that can be reached from an object, itself included. */
  static ObjectGraph of(Object root) {
    return new ObjectGraph(root, false);
  }

  /** Likewise, remembering how each object is now. */
  static ObjectGraph remembered(Object root) {
    return new ObjectGraph(root, true);
  }

  private void visit(@Nullable Object value, @Nullable Place from, Object way, boolean remembers) {
    if (value == null
        || Fingerprint.isPlainValue(value)
        || value instanceof Box
        || value instanceof Ports
        || value instanceof Notice<?>
        // What an Owned holds is out of reach once it was handed off, and before that it is the
        // component's.
        || (value instanceof Owned<?> && from != null)
        || places.containsKey(value)) {
      return;
    }
    int number = from != null && from.pools ? from.number : numbers++;
    Place place = new Place(value, from, way, number, remembers);
    places.put(value, place);
    order.add(place);
  }

  /** All objects, the nearest first. */
  List<Object> objects() {
    List<Object> objects = new ArrayList<>();
    order.forEach(place -> objects.add(place.object));
    return objects;
  }

  /** The numbers of the objects that can be changed, and that are reached from elsewhere too. */
  BitSet inCommonWith(ObjectGraph other) {
    BitSet numbers = new BitSet();
    for (Place place : order) {
      if (place.inside.isMutable() && other.places.containsKey(place.object)) {
        numbers.set(place.number);
      }
    }
    return numbers;
  }

  /** Likewise, each with the number that it has there. */
  Map<Integer, BitSet> numbersIn(ObjectGraph other) {
    Map<Integer, BitSet> numbers = new TreeMap<>();
    for (Place place : order) {
      @Nullable Place there = other.places.get(place.object);
      if (there != null && place.inside.isMutable()) {
        numbers.computeIfAbsent(place.number, n -> new BitSet()).set(there.number);
      }
    }
    return numbers;
  }

  /**
   * The ways to those parts of a message that can be changed, as in {@code "kept.rows[2]"}, by
   * their numbers in the message.
   */
  Map<Integer, String> pathsTo(ObjectGraph message) {
    Map<Integer, String> paths = new TreeMap<>();
    for (Place part : message.order) {
      @Nullable Place here = places.get(part.object);
      if (here != null && (part.inside.isMutable() || part.number == 0)) {
        paths.putIfAbsent(part.number, here.path());
      }
    }
    return paths;
  }

  /** The way to an object; empty for that from which all are reached. */
  String path(Object object) {
    return Objects.requireNonNull(places.get(object)).path();
  }

  /** All numbers. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, numbers);
    return all;
  }

  /**
   * The numbers of the objects that were written to since they were remembered, whatever leads to
   * them now.
   */
  BitSet changed() {
    BitSet changed = new BitSet();
    for (Place place : order) {
      if (place.inside.isMutable() && !place.inside.isSameAs(new Inside(place.object, true))) {
        if (!place.inside.isSeen()) {
          return all(); // or something behind it
        }
        changed.set(place.number);
      }
    }
    return changed;
  }

  /** Which of the objects another walk has met, with their numbers here and there, in words. */
  String reached(Print print) {
    Set<String> numbers = new TreeSet<>();
    for (Place place : order) {
      @Nullable Integer number = print.number(place.object);
      if (number != null) {
        numbers.add(place.number + "=" + number);
      }
    }
    return numbers.isEmpty() ? "" : numbers.toString();
  }
}
