package intray.explore.scheduled;

import org.jspecify.annotations.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicReference}.
 *
 * @param <V> what it holds
 */
public class AtomicReference<V> {
  private static final String VALUE = "value:L";

  /** Null. */
  public AtomicReference() {}

  /**
   * With a value.
   *
   * @param initial the value
   */
  public AtomicReference(@Nullable V initial) {
    Cells.perform(Execution.Kind.SET, this, VALUE, initial, null);
  }

  /**
   * Reads.
   *
   * @return the value
   */
  @SuppressWarnings("unchecked")
  public final @Nullable V get() {
    return (@Nullable V) Cells.perform(Execution.Kind.GET, this, VALUE, null, null);
  }

  /**
   * Writes.
   *
   * @param value the value
   */
  public final void set(@Nullable V value) {
    Cells.perform(Execution.Kind.SET, this, VALUE, value, null);
  }

  /**
   * Writes; sequentially consistent here, which is stronger than asked for.
   *
   * @param value the value
   */
  public final void lazySet(@Nullable V value) {
    set(value);
  }

  /**
   * Writes if it holds what is expected.
   *
   * @param expected compared by identity, boxed numbers and strings by what they say
   * @param update the new value
   * @return whether it did
   */
  public final boolean compareAndSet(@Nullable V expected, @Nullable V update) {
    return Boolean.TRUE.equals(
        Cells.perform(Execution.Kind.COMPARE_AND_SET, this, VALUE, expected, update));
  }

  /**
   * Reads and writes at once.
   *
   * @param value the new value
   * @return the old one
   */
  @SuppressWarnings("unchecked")
  public final @Nullable V getAndSet(@Nullable V value) {
    return (@Nullable V) Cells.perform(Execution.Kind.GET_AND_SET, this, VALUE, value, null);
  }
}
