package intray.explore;

import intray.explore.scheduled.Cells;
import intray.explore.scheduled.Execution;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Performs accesses before the threads run: whatever is written is what the cells begin with. */
final class SetUp implements Execution {
  private final Memory memory;

  SetUp(Memory memory) {
    this.memory = memory;
  }

  @Override
  public @Nullable Object perform(
      Kind kind, Object owner, String field, @Nullable Object operand, @Nullable Object update) {
    Cell cell = memory.cell(number(owner), field);
    Object old = memory.value(cell.initial);
    switch (kind) {
      case GET -> {
        return old;
      }
      case SET, GET_AND_SET, UNPARK -> cell.initial = number(operand);
      case GET_AND_ADD -> cell.initial = number(View.sum(old, operand));
      case COMPARE_AND_SET -> {
        boolean same = cell.initial == number(operand);
        if (same) {
          cell.initial = number(update);
        }
        return same;
      }
      case LOCK, UNLOCK -> {
        return null; // nobody else is there
      }
      case PARK -> throw new ExploreException("park() before the threads run");
      case PUBLISH, END, FAIL, CUT -> throw new AssertionError(kind);
    }
    return old;
  }

  int number(@Nullable Object value) {
    if (value == null || Memory.saysAll(value)) {
      return memory.constant(value);
    }
    Integer known = memory.object(value);
    if (known != null) {
      return known;
    }
    int found = memory.foundBefore(value);
    if (value.getClass().isArray()) {
      for (int k = 0; k < Array.getLength(value); k++) {
        memory.cell(found, Cells.element(value, k)).initial = number(Array.get(value, k));
      }
    }
    return found;
  }
}
