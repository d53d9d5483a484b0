package intray.run;

/**
 * Answers {@code choose}: SplitMix64, small and the same on every machine (java.util.Random is not
 * what JPF executes faithfully).
 */
final class Dice {
  private long state;

  /**
   * A sequence of its own for each component, so that what it chooses does not depend on the
   * schedule, nor on the placement.
   */
  Dice(long seed, int component) {
    this.state = mix(seed) + mix(component);
  }

  int next(int n) {
    state += 0x9E3779B97F4A7C15L;
    return (int) ((mix(state) >>> 1) % n);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
