package intray;

/**
 * A named end that belongs to one component: an {@link Inbox} or an {@link Outbox}. What {@link
 * Step#await} waits for.
 */
public abstract sealed class Box permits Inbox, Outbox {
  final Ports ports;
  final int id;

  Box(Ports ports, int id) {
    this.ports = ports;
    this.id = id;
  }

  /**
   * The name of this box with the path of its component, as in {@code "upper.in"}.
   *
   * @return the full name
   */
  public abstract String name();

  /**
   * The number of this box in its graph's {@link Wiring}: among the inboxes for an inbox, among the
   * outboxes for an outbox.
   *
   * @return an index into the wiring
   */
  public int id() {
    return id;
  }

  /** The name that the component itself used. */
  String localName() {
    String name = name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return name();
  }
}
