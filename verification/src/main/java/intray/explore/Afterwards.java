package intray.explore;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Performs accesses when all threads have ended: sees what they left, and leaves nothing. */
final class Afterwards extends View {
  private final ToIntFunction<Cell> left;

  /**
   * A look at an end.
   *
   * @param left the number of the value that a cell holds there
   */
  Afterwards(Memory memory, ToIntFunction<Cell> left) {
    super(memory);
    this.left = left;
  }

  @Override
  @Nullable Integer known(Object object) {
    return memory.object(object);
  }

  @Override
  @Nullable Object perform(
      Kind kind, Cell cell, @Nullable Object operand, @Nullable Object update) {
    if (kind == Kind.PARK) {
      throw new ExploreException("park() after the threads have ended");
    }
    if (kind.synchronises()) {
      return null;
    }
    memory.sharing(cell, cell.useAfterwards());
    return performOwn(kind, cell, memory.value(left.applyAsInt(cell)), operand, update);
  }
}
