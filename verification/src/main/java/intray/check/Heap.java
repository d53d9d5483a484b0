package intray.check;

/**
 * Tells when too much of the heap is in use. What is in use is only known after a garbage
 * collection, so one is made when it looks as if there were too much; collections take at most a
 * twentieth of the time.
 */
final class Heap {
  private static final int SHARE = 20;
  private static final long PAUSE_NANOS = 500_000_000;

  /** Beyond this share of its heap a JVM does little else than collect garbage. */
  private static final double FULL = 0.85;

  private static final long MIB = 1 << 20;

  private final long limit;
  private long nextCollection = System.nanoTime();

  /**
   * A limit that is never more than nearly all of this JVM's heap.
   *
   * @param bytes as asked for
   */
  Heap(long bytes) {
    limit = Math.min(bytes, most());
  }

  private static long most() {
    return (long) (FULL * Runtime.getRuntime().maxMemory()) / MIB * MIB;
  }

  /** The limit as a bound, for people. */
  String text() {
    return Bounds.memoryText(limit);
  }

  /** Of how many bytes. */
  long limit() {
    return limit;
  }

  boolean isOver() {
    if (used() <= limit || System.nanoTime() < nextCollection) {
      return false;
    }
    long began = System.nanoTime();
    System.gc();
    long ended = System.nanoTime();
    nextCollection = ended + Math.max(PAUSE_NANOS, SHARE * (ended - began));
    return used() > limit;
  }

  /** Whether much is in use even after a garbage collection. */
  static boolean isHalfFull() {
    System.gc();
    return used() > Runtime.getRuntime().maxMemory() / 2;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
