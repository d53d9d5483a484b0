package intray.run;

/**
 * Answers {@code choose}: SplitMix64, small and the same on every machine (java.util.Random is not
 * what JPF executes faithfully).
 */
final class Dice {
  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  int next(int n) {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (int) ((z >>> 1) % n);
  }
}
