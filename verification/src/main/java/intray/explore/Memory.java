package intray.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for cells and for the values that they hold. Values that say all about themselves are
 * told apart by what they say, all other objects by who made them: before the threads ran, or as
 * the how-manieth object that a thread let others see. Such an object has all its contents in
 * cells, so that any object can represent it.
 */
final class Memory {
  /** The number of null. */
  static final int NULL = 0;

  private final Map<String, Sharing> learnt;
  private final Sharing least;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final IdentityHashMap<Object, Integer> objects = new IdentityHashMap<>();
  private final Map<Integer, Integer> makers = new HashMap<>();
  private final Map<Place, Cell> cells = new HashMap<>();
  private final List<Cell> slots = new ArrayList<>();
  private int before;

  private record Place(int owner, String field) {}

  private record Made(int thread, int index, Class<?> type) {}

  /** Thrown through an exploration that must start anew, knowing more. */
  static class Learnt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Learnt() {
      super("something new about the program", null, false, false);
    }
  }

  /**
   * Nothing but null.
   *
   * @param learnt kept for the next exploration
   * @param least what is assumed of a cell that nothing was learnt about
   */
  Memory(Map<String, Sharing> learnt, Sharing least) {
    this.learnt = learnt;
    this.least = least;
    values.add(null);
  }

  /** Whether what commutes may be left out. */
  boolean reduces() {
    return least == Sharing.OWN;
  }

  static boolean saysAll(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Class
        || value instanceof Enum;
  }

  /** The number of null or of a value that says all about itself. */
  int constant(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    return add(value);
  }

  /** The number of an object that was there before, or represents one; null if it is neither. */
  @Nullable Integer object(Object object) {
    return objects.get(object);
  }

  /** Numbers an object that is there before the threads run. */
  int foundBefore(Object object) {
    objects.put(object, values.size());
    before = values.size();
    return add(object);
  }

  /** The number of the object that a thread lets others see as its how-manieth. */
  int made(int thread, int index, Object object) {
    Made made = new Made(thread, index, object.getClass());
    Integer known = numbers.get(made);
    if (known != null) {
      return known;
    }
    numbers.put(made, values.size());
    objects.put(object, values.size());
    makers.put(values.size(), thread);
    return add(object);
  }

  private int add(Object value) {
    values.add(value);
    return values.size() - 1;
  }

  /** The value itself, or what represents it. */
  @Nullable Object value(int number) {
    return values.get(number);
  }

  /** The thread that made an object, or -1. */
  int maker(int number) {
    return makers.getOrDefault(number, -1);
  }

  /** All objects that were there before. */
  List<Object> before() {
    List<Object> found = new ArrayList<>();
    for (int k = 1; k <= before; k++) {
      Object value = values.get(k);
      if (value != null && !saysAll(value)) {
        found.add(value);
      }
    }
    return found;
  }

  private String type(int number) {
    return Objects.requireNonNull(value(number)).getClass().getName();
  }

  Cell cell(int owner, String field) {
    Place place = new Place(owner, field);
    Cell known = cells.get(place);
    if (known != null) {
      return known;
    }
    int maker = maker(owner);
    String part = field.charAt(0) == '[' ? "[]" : field;
    String kin = (maker < 0 ? "object " + owner : type(owner)) + "." + part;
    Cell cell = new Cell(owner, field, constant(Cell.zero(field)), kin, maker);
    cells.put(place, cell);
    return cell;
  }

  Sharing sharing(Cell cell) {
    return learnt.getOrDefault(cell.kin, least);
  }

  /** How a class of an object shares one of its cells. */
  Sharing sharing(Cell cell, Sharing atLeast) {
    Sharing known = sharing(cell);
    if (known.compareTo(atLeast) < 0) {
      learnt.put(cell.kin, atLeast);
      throw new Learnt();
    }
    return known;
  }

  /** The place of a cell in a state, behind the threads. */
  int slot(Cell cell) {
    if (cell.slot < 0) {
      cell.slot = slots.size();
      slots.add(cell);
    }
    return cell.slot;
  }

  int slots() {
    return slots.size();
  }
}
