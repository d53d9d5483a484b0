package intray.explore.scheduled;

import java.util.Objects;

/** Stands for {@link java.util.concurrent.atomic.AtomicInteger}. */
public class AtomicInteger {
  private static final String VALUE = "value:I";

  /** 0. */
  public AtomicInteger() {}

  /**
   * With a value.
   *
   * @param initial the value
   */
  public AtomicInteger(int initial) {
    Cells.perform(Execution.Kind.SET, this, VALUE, initial, null);
  }

  /**
   * Reads.
   *
   * @return the value
   */
  public final int get() {
    return (Integer)
        Objects.requireNonNull(Cells.perform(Execution.Kind.GET, this, VALUE, null, null));
  }

  /**
   * Writes.
   *
   * @param value the value
   */
  public final void set(int value) {
    Cells.perform(Execution.Kind.SET, this, VALUE, value, null);
  }

  /**
   * Writes; sequentially consistent here, which is stronger than asked for.
   *
   * @param value the value
   */
  public final void lazySet(int value) {
    set(value);
  }

  /**
   * Writes if it holds what is expected.
   *
   * @param expected compared by identity, boxed numbers and strings by what they say
   * @param update the new value
   * @return whether it did
   */
  public final boolean compareAndSet(int expected, int update) {
    return Boolean.TRUE.equals(
        Cells.perform(Execution.Kind.COMPARE_AND_SET, this, VALUE, expected, update));
  }

  /**
   * Reads and writes at once.
   *
   * @param value the new value
   * @return the old one
   */
  public final int getAndSet(int value) {
    return (Integer)
        Objects.requireNonNull(Cells.perform(Execution.Kind.GET_AND_SET, this, VALUE, value, null));
  }

  /**
   * Adds at once.
   *
   * @param delta what
   * @return the old value
   */
  public final int getAndAdd(int delta) {
    return (Integer)
        Objects.requireNonNull(Cells.perform(Execution.Kind.GET_AND_ADD, this, VALUE, delta, null));
  }

  /**
   * Adds at once.
   *
   * @param delta what
   * @return the new value
   */
  public final int addAndGet(int delta) {
    return getAndAdd(delta) + delta;
  }

  /**
   * Adds one at once.
   *
   * @return the old value
   */
  public final int getAndIncrement() {
    return getAndAdd(1);
  }

  /**
   * Subtracts one at once.
   *
   * @return the old value
   */
  public final int getAndDecrement() {
    return getAndAdd(-1);
  }

  /**
   * Adds one at once.
   *
   * @return the new value
   */
  public final int incrementAndGet() {
    return getAndAdd(1) + 1;
  }

  /**
   * Subtracts one at once.
   *
   * @return the new value
   */
  public final int decrementAndGet() {
    return getAndAdd(-1) - 1;
  }
}
