package intray;

/**
 * A named value that one component publishes and others may only read: Axon's co-ordinating
 * assistant tracker, a single-writer tuple space. Values are not handed off, so they must be
 * immutable.
 *
 * <p>Reading a notice observes how far its writer has got. Use it for status and configuration; use
 * messages for work.
 *
 * @param <T> what the value is
 */
public sealed class Notice<T> {
  final Ports ports;
  final int id;

  Notice(Ports ports, int id) {
    this.ports = ports;
    this.id = id;
  }

  /**
   * The value last published, or the initial one.
   *
   * @return the value
   */
  @SuppressWarnings("unchecked")
  public T read() {
    return (T) ports.operations().read(id);
  }

  /**
   * The name of this notice with the path of the graph that declares it.
   *
   * @return the full name
   */
  public String name() {
    return ports.noticeName(id);
  }

  /**
   * A notice in the hands of its only writer.
   *
   * @param <T> what the value is
   */
  public static final class Publisher<T> extends Notice<T> {
    Publisher(Ports ports, int id) {
      super(ports, id);
    }

    /**
     * Replaces the value.
     *
     * @param value the new value, immutable, not null
     */
    public void publish(T value) {
      if (value == null) {
        throw new NullPointerException("notice " + name() + " cannot hold null");
      }
      ports.operations().publish(id, value);
    }
  }
}
