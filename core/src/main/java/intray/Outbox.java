package intray;

import java.util.Objects;

/**
 * Where one component, its only writer, hands messages off. Sending moves ownership: the sender may
 * not touch the message again, the receiver may do with it what it likes. Nothing is copied.
 *
 * <p>To be used inside {@link Component#next()} only, by the component that asked for it. No method
 * waits.
 *
 * @param <T> what the messages are
 */
public final class Outbox<T> extends Box {
  private boolean closed;

  Outbox(Ports ports, int id) {
    super(ports, id);
  }

  /**
   * Hands a message off to the inbox that this outbox is linked to.
   *
   * @param item the message, not null
   * @throws FullInboxException if that inbox is bounded and full; the message stays with the sender
   * @throws IllegalStateException if this outbox was closed
   * @throws HandedOffException if the message is an {@link Owned} that was handed off before
   */
  public void send(T item) {
    Object passed = passable(item);
    if (!ports.operations().send(id, passed)) {
      throw new FullInboxException(
          name()
              + " cannot send: "
              + targetName()
              + " is full (bound "
              + ports.wiring().bound(ports.wiring().target(id))
              + "). The message stays with the sender. Wait with Step.await("
              + localName()
              + "), or use offer().");
    }
    release(item);
  }

  /**
   * Hands a message off if there is space for it.
   *
   * @param item the message, not null
   * @return false if the linked inbox is bounded and full; then the message stays with the sender
   * @throws IllegalStateException if this outbox was closed
   * @throws HandedOffException if the message is an {@link Owned} that was handed off before
   */
  public boolean offer(T item) {
    boolean accepted = ports.operations().offer(id, passable(item));
    if (accepted) {
      release(item);
    }
    return accepted;
  }

  /**
   * Ends the stream: nothing more will be sent. Closing again has no effect; {@link Step#DONE}
   * closes what is still open.
   */
  public void close() {
    if (!closed) {
      ports.operations().close(id);
      closed = true;
    }
  }

  @Override
  public String name() {
    return ports.outboxName(id);
  }

  String targetName() {
    int target = ports.wiring().target(id);
    return target == Wiring.NOBODY ? "nobody" : ports.wiring().inboxName(target);
  }

  /**
   * What travels: the receiver gets an Owned of its own, so that the sender's can be made to refuse
   * every use.
   */
  private Object passable(T item) {
    Objects.requireNonNull(item, () -> name() + " cannot send null: a message is an object");
    if (closed) {
      throw new IllegalStateException(
          name() + " cannot send: it was closed. Close an outbox after its last message.");
    }
    return item instanceof Owned<?> owned ? owned.passedOn() : item;
  }

  private void release(T item) {
    if (item instanceof Owned<?> owned) {
      owned.handedOff(this);
    }
  }
}
