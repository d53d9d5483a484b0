package intray.trace;

/**
 * What travels instead of a message or a notice's value while a run is recorded: with its name, so
 * that what arrives is observed and not concluded. There is one for each message, so it is small.
 */
final class Parcel {
  private static final int BITS = 24;

  private final Object item;

  /** The number, and in the lowest bits the outbox: no graph has 16 million. */
  private final long name;

  /**
   * Packs.
   *
   * @param item the original
   * @param number of a message: among those accepted from the outbox; of a value: its version
   * @param outbox where a message was sent first, or the notice
   */
  Parcel(Object item, long number, int outbox) {
    this.item = item;
    name = number << BITS | outbox;
  }

  Object item() {
    return item;
  }

  long number() {
    return name >>> BITS;
  }

  int outbox() {
    return (int) (name & (1 << BITS) - 1);
  }

  /** Of a notice's value: how often the notice had been published; the initial value is bare. */
  static long version(Object travelled) {
    return travelled instanceof Parcel parcel ? parcel.number() : 0;
  }

  static Object original(Object travelled) {
    return travelled instanceof Parcel parcel ? parcel.item : travelled;
  }
}
