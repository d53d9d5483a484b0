package intray;

/**
 * Where messages arrive for one component, which is its only reader. Several outboxes may be linked
 * to one inbox (fan-in): messages of one outbox keep their order, and those of different outboxes
 * come in the order of the sends.
 *
 * <p>To be used inside {@link Component#next()} only, by the component that asked for it. No method
 * waits.
 *
 * @param <T> what the messages are; not checked at run time until the component uses one
 */
public final class Inbox<T> extends Box {
  Inbox(Ports ports, int id) {
    super(ports, id);
  }

  /**
   * Whether there is no message now. A component that asks this can see how fast others are; one
   * that {@linkplain Step#await awaits} its inbox cannot.
   *
   * @return whether {@link #take} would fail
   */
  public boolean isEmpty() {
    return ports.operations().isEmpty(id);
  }

  /**
   * Takes the oldest message. From now on it belongs to this component.
   *
   * @return the message, never null
   * @throws EmptyInboxException if there is none: {@code take} never waits
   */
  public T take() {
    Object item = ports.operations().take(id);
    if (item == null) {
      throw new EmptyInboxException(
          "nothing to take from "
              + name()
              + ": it is empty. Usually a step takes without having been woken for this box;"
              + " return Step.await("
              + localName()
              + ") first, or use poll(), or ask isEmpty().");
    }
    return cast(item);
  }

  /**
   * Takes the oldest message if there is one. Like {@link #isEmpty}, this observes emptiness.
   *
   * @return the message, or null if the inbox is empty
   */
  public T poll() {
    return cast(ports.operations().poll(id));
  }

  /**
   * Whether no message is left and none can come, because every outbox linked to this inbox is
   * closed. Once true, always true.
   *
   * @return whether this inbox has seen its end of stream
   */
  public boolean isDrained() {
    return ports.operations().isDrained(id);
  }

  @Override
  public String name() {
    return ports.inboxName(id);
  }

  /**
   * The graph is wired by name, as in Axon; a message of another type fails in the component that
   * uses it.
   */
  @SuppressWarnings("unchecked")
  private T cast(Object item) {
    return (T) item;
  }
}
