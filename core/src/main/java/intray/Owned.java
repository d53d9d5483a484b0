package intray;

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
    if (handedOffBy != null) {
      throw new HandedOffException(
          "used after hand-off: "
              + story()
              + ". After a send an item belongs to the receiver;"
              + " make a new one, or use this one before you send it.");
    }
    return value;
  }

  /**
   * Whether this handle still owns its value.
   *
   * @return false after a send
   */
  public boolean isMine() {
    return handedOffBy == null;
  }

  Owned<T> passedOn() {
    return new Owned<>(get());
  }

  void handedOff(Outbox<?> by) {
    handedOffBy = by;
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
