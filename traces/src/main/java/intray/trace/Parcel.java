package intray.trace;

/**
 * What travels instead of a message or a notice's value while a run is recorded: with its name, so
 * that what arrives is observed and not concluded.
 *
 * @param item the original
 * @param number of a message: among those accepted from the outbox; of a value: its version
 * @param outbox where a message was sent first, or the notice
 */
record Parcel(Object item, long number, int outbox) {

  /** Of a notice's value: how often the notice had been published; the initial value is bare. */
  static long version(Object travelled) {
    return travelled instanceof Parcel parcel ? parcel.number : 0;
  }

  static Object original(Object travelled) {
    return travelled instanceof Parcel parcel ? parcel.item : travelled;
  }
}
