package intray.explore;

import intray.explore.scheduled.Cells;
import intray.explore.scheduled.Execution;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An execution that keeps to itself what nobody else can see. */
abstract class View implements Execution {
  /** So many accesses that nobody can see are a loop that nobody can end. */
  private static final int ENDLESS = 1_000_000;

  /** So many may well be a loop that waits for what another thread has yet to do. */
  private static final int SPINS = 10_000;

  final Memory memory;

  /** Objects that were made here and not shown to anybody, with their fields. */
  private final IdentityHashMap<Object, Map<String, @Nullable Object>> hidden =
      new IdentityHashMap<>();

  private final Map<Cell, @Nullable Object> own = new HashMap<>();
  private int accesses;

  View(Memory memory) {
    this.memory = memory;
  }

  @Override
  public @Nullable Object perform(
      Kind kind, Object owner, String field, @Nullable Object operand, @Nullable Object update) {
    if (++accesses > ENDLESS) {
      throw new ExploreException("a loop that touches nothing shared does not end, at " + field);
    }
    Integer number = known(owner);
    if (number != null) {
      return perform(kind, memory.cell(number, field), operand, update);
    }
    if (kind.synchronises()) {
      return null; // whom nobody knows nobody can wait for
    }
    if (owner.getClass().isArray()) {
      return kind == Kind.GET ? Array.get(owner, Cells.index(field)) : null; // it was stored there
    }
    return apply(
        kind,
        hidden.computeIfAbsent(owner, k -> new LinkedHashMap<>()),
        field,
        Cell.zero(field),
        operand,
        update);
  }

  final boolean spins() {
    return accesses > SPINS;
  }

  /** The number of an object that others may know, or null. */
  abstract @Nullable Integer known(Object object);

  abstract @Nullable Object perform(
      Kind kind, Cell cell, @Nullable Object operand, @Nullable Object update);

  /** The fields of an object that is shown to others from now on. */
  final Map<String, @Nullable Object> reveal(Object object) {
    if (object.getClass().isArray()) {
      Map<String, @Nullable Object> elements = new LinkedHashMap<>();
      for (int k = 0; k < Array.getLength(object); k++) {
        elements.put(Cells.element(object, k), Array.get(object, k));
      }
      return elements;
    }
    Map<String, @Nullable Object> fields = hidden.remove(object);
    return fields == null ? Map.of() : fields;
  }

  /** An access to a cell whose value is kept here. */
  final @Nullable Object performOwn(
      Kind kind,
      Cell cell,
      @Nullable Object before,
      @Nullable Object operand,
      @Nullable Object update) {
    return apply(kind, own, cell, before, operand, update);
  }

  final Map<Cell, @Nullable Object> own() {
    return own;
  }

  final void keep(Cell cell, @Nullable Object value) {
    own.put(cell, value);
  }

  private static <K> @Nullable Object apply(
      Kind kind,
      Map<K, @Nullable Object> values,
      K key,
      @Nullable Object before,
      @Nullable Object operand,
      @Nullable Object update) {
    Object old = values.containsKey(key) ? values.get(key) : before;
    switch (kind) {
      case GET -> {
        return old;
      }
      case SET, GET_AND_SET -> values.put(key, operand);
      case GET_AND_ADD -> values.put(key, sum(old, operand));
      case COMPARE_AND_SET -> {
        boolean same =
            old == operand || (old != null && Memory.saysAll(old) && old.equals(operand));
        if (same) {
          values.put(key, update);
        }
        return same;
      }
      default -> throw new AssertionError(kind);
    }
    return old;
  }

  static Integer sum(@Nullable Object value, @Nullable Object delta) {
    return (Integer) Objects.requireNonNull(value) + (Integer) Objects.requireNonNull(delta);
  }
}
