package intray.explore.scheduled;

import java.util.Objects;

/** Stands for {@link java.util.concurrent.atomic.AtomicBoolean}. */
public class AtomicBoolean {
  private static final String VALUE = "value:Z";

  /** False. */
  public AtomicBoolean() {}

  /**
   * With a value.
   *
   * @param initial the value
   */
  public AtomicBoolean(boolean initial) {
    Cells.perform(Execution.Kind.SET, this, VALUE, initial, null);
  }

  /**
   * Reads.
   *
   * @return the value
   */
  public final boolean get() {
    return (Boolean)
        Objects.requireNonNull(Cells.perform(Execution.Kind.GET, this, VALUE, null, null));
  }

  /**
   * Writes.
   *
   * @param value the value
   */
  public final void set(boolean value) {
    Cells.perform(Execution.Kind.SET, this, VALUE, value, null);
  }

  /**
   * Writes; sequentially consistent here, which is stronger than asked for.
   *
   * @param value the value
   */
  public final void lazySet(boolean value) {
    set(value);
  }

  /**
   * Writes if it holds what is expected.
   *
   * @param expected compared by identity, boxed numbers and strings by what they say
   * @param update the new value
   * @return whether it did
   */
  public final boolean compareAndSet(boolean expected, boolean update) {
    return Boolean.TRUE.equals(
        Cells.perform(Execution.Kind.COMPARE_AND_SET, this, VALUE, expected, update));
  }

  /**
   * Reads and writes at once.
   *
   * @param value the new value
   * @return the old one
   */
  public final boolean getAndSet(boolean value) {
    return (Boolean)
        Objects.requireNonNull(Cells.perform(Execution.Kind.GET_AND_SET, this, VALUE, value, null));
  }
}
