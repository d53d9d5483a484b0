package intray.run;

/**
 * A queue for one thread that starts with no memory and keeps no more than twice what it ever held
 * at once.
 */
final class Fifo {
  private static final Object[] NONE = {};

  private Object[] ring = NONE;
  private int head;
  private int size;
  private long added;

  int size() {
    return size;
  }

  /** How many were ever added. */
  long added() {
    return added;
  }

  void add(Object item) {
    if (size == ring.length) {
      Object[] larger = new Object[Math.max(2, 2 * size)];
      for (int k = 0; k < size; k++) {
        larger[k] = ring[(head + k) & (ring.length - 1)];
      }
      ring = larger;
      head = 0;
    }
    ring[(head + size) & (ring.length - 1)] = item;
    size++;
    added++;
  }

  /** The oldest item, removed, or null. */
  Object poll() {
    if (size == 0) {
      return null;
    }
    Object item = ring[head];
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return item;
  }
}
