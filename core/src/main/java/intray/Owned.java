package intray;

import java.util.function.Consumer;

/**
 * A mutable value with exactly one owner. Sending it moves it: the sender's handle refuses every
 * further use and names who handed it to whom; the receiver gets a handle of its own to the same
 * value.
 *
 * <p>It must travel as the message itself; inside another object it is an ordinary field and is not
 * watched at run time (the checker watches everything). Not thread-safe, as nothing here needs to
 * be: a handle has one user.
 *
 * @param <T> what the value is
 */
public final class Owned<T> {
  private final T value;
  private Outbox<?> handedOffBy;

  /** Is told of each use; null unless the run is recorded. */
  private Consumer<Boolean> watch;

  private Owned(T value) {
    this.value = value;
  }

  /**
   * Takes a value into ownership. The caller keeps no other reference to it.
   *
   * @param value the value, not null
   * @param <T> what it is
   * @return the only handle to it
   */
  public static <T> Owned<T> of(T value) {
    if (value == null) {
      throw new NullPointerException("Owned.of(null): there is nothing to own");
    }
    return new Owned<>(value);
  }

  /**
   * The value, to be read or changed. Do not keep it longer than the handle.
   *
   * @return the value
   * @throws HandedOffException if it belongs to somebody else by now
   */
  public T get() {
    requireMine();
    if (watch != null) {
      watch.accept(true);
    }
    return value;
  }

  private void requireMine() {
    if (handedOffBy != null) {
      if (watch != null) {
        watch.accept(false);
      }
      throw new HandedOffException(
          "used after hand-off: "
              + story()
              + ". After a send an item belongs to the receiver;"
              + " make a new one, or use this one before you send it.");
    }
  }

  /**
   * Whether this handle still owns its value.
   *
   * @return false after a send
   */
  public boolean isMine() {
    return handedOffBy == null;
  }

  /**
   * Has each use of this handle reported: for recorders.
   *
   * @param told called by {@link #get}, in the thread that calls it, with whether it is allowed;
   *     and when a send is refused since the value belongs to somebody else
   */
  public void watch(Consumer<Boolean> told) {
    watch = told;
  }

  Owned<T> passedOn() {
    requireMine();
    return new Owned<>(value);
  }

  void handedOff(Outbox<?> by) {
    handedOffBy = by;
    by.ports.operations().handedOff(by.id, this);
  }

  private String story() {
    return handedOffBy.name()
        + " handed this "
        + value.getClass().getSimpleName()
        + " to "
        + handedOffBy.targetName();
  }

  @Override
  public String toString() {
    return handedOffBy == null ? "Owned(" + value + ")" : "Owned(" + story() + ")";
  }
}
