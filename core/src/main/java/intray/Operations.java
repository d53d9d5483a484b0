package intray;

/**
 * The one seam between components and whoever runs them: each method is one operation of the
 * semantics, atomic towards all other components. A placement implements it, a recorder wraps it,
 * the checker answers it from a recorded history.
 *
 * <p>Boxes and notices are named by their number in the {@link Wiring}. Only {@link Ports} and the
 * boxes call this, on behalf of the one component that owns the box.
 */
public interface Operations {
  /**
   * {@link Inbox#isEmpty}.
   *
   * @param inbox an inbox of the calling component
   * @return whether it has no message
   */
  boolean isEmpty(int inbox);

  /**
   * {@link Inbox#poll}.
   *
   * @param inbox an inbox of the calling component
   * @return the oldest message, removed, or null
   */
  Object poll(int inbox);

  /**
   * {@link Inbox#take}; the inbox turns null into the error.
   *
   * @param inbox an inbox of the calling component
   * @return the oldest message, removed, or null if there is none
   */
  default Object take(int inbox) {
    return poll(inbox);
  }

  /**
   * {@link Inbox#isDrained}.
   *
   * @param inbox an inbox of the calling component
   * @return whether it is empty and all its writers have closed
   */
  boolean isDrained(int inbox);

  /**
   * {@link Outbox#offer}.
   *
   * @param outbox an open outbox of the calling component
   * @param item the message
   * @return whether there was space
   */
  boolean offer(int outbox, Object item);

  /**
   * {@link Outbox#send}; the outbox turns false into the error.
   *
   * @param outbox an open outbox of the calling component
   * @param item the message
   * @return whether there was space
   */
  default boolean send(int outbox, Object item) {
    return offer(outbox, item);
  }

  /**
   * The sender's handle of an {@link Owned} that was just accepted has become invalid. No operation
   * of its own; a recorder watches such handles from now on.
   *
   * @param outbox where it was sent
   * @param handle the sender's, not the one that travels
   */
  default void handedOff(int outbox, Owned<?> handle) {}

  /**
   * {@link Outbox#close}.
   *
   * @param outbox an open outbox of the calling component
   */
  void close(int outbox);

  /**
   * {@link Notice#read}.
   *
   * @param notice any notice
   * @return its value
   */
  Object read(int notice);

  /**
   * {@link Notice.Publisher#publish}.
   *
   * @param notice a notice that the calling component publishes
   * @param value the new value
   */
  void publish(int notice, Object value);

  /**
   * {@link Ports#choose}.
   *
   * @param component the calling component
   * @param n how many alternatives there are, at least 1
   * @return from 0 to n - 1
   */
  int choose(int component, int n);
}
