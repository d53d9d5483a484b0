package intray.check;

import java.util.Arrays;

/**
 * How vectors of one length are packed into words: each position takes so many bits, and none lies
 * across two words. Immutable, so that two sets which pack alike can tell.
 */
final class Packing {
  /** How many words a packed vector has. */
  final int words;

  // By position, the word, the shift within it, and the mask of its bits.
  private final int[] word;
  private final int[] shift;
  private final long[] mask;

  /** Vectors of nothing but zeros. */
  Packing(int width) {
    this(new int[width]);
  }

  private Packing(int[] bits) {
    word = new int[bits.length];
    shift = new int[bits.length];
    mask = new long[bits.length];
    int at = 0;
    int used = 0;
    for (int k = 0; k < bits.length; k++) {
      if (used + bits[k] > Long.SIZE) {
        at++;
        used = 0;
      }
      word[k] = at;
      shift[k] = used == Long.SIZE ? 0 : used;
      mask[k] = (1L << bits[k]) - 1;
      used += bits[k];
    }
    words = at + 1;
  }

  /** How long a vector is. */
  int width() {
    return mask.length;
  }

  /** One with room for a vector's values, and some more. */
  Packing wider(int[] vector) {
    int[] bits = new int[mask.length];
    for (int k = 0; k < bits.length; k++) {
      long value = unsigned(vector[k]);
      bits[k] =
          value <= mask[k]
              ? Long.bitCount(mask[k])
              : Math.min(32, 65 - Long.numberOfLeadingZeros(value));
    }
    return new Packing(bits);
  }

  /** Tells whether every value fits; otherwise what was packed is of no use. */
  boolean pack(int[] vector, long[] into) {
    Arrays.fill(into, 0);
    boolean fits = true;
    for (int k = 0; k < mask.length; k++) {
      long value = unsigned(vector[k]);
      fits &= value <= mask[k];
      into[word[k]] |= value << shift[k];
    }
    return fits;
  }

  void unpack(long[] packed, int offset, int[] into) {
    for (int k = 0; k < mask.length; k++) {
      into[k] = (int) (packed[offset + word[k]] >>> shift[k] & mask[k]);
    }
  }

  /** By which packed vectors are found. */
  long hash(long[] packed, int offset) {
    long h = 0x9E3779B97F4A7C15L;
    for (int k = 0; k < words; k++) {
      h = (h ^ packed[offset + k]) * 0xff51afd7ed558ccdL;
      h ^= h >>> 32;
    }
    return h;
  }

  /**
   * Vectors that were packed in another way, packed in this one.
   *
   * @param many how many there are, and how many there is to be space for
   * @param extras how many words follow each vector, which stay as they are
   */
  long[] again(Packing old, long[] before, int many, int capacity, int extras) {
    int[] vector = new int[mask.length];
    long[] packed = new long[words];
    long[] after = new long[capacity * (words + extras)];
    for (int k = 0; k < many; k++) {
      int from = k * (old.words + extras);
      int to = k * (words + extras);
      old.unpack(before, from, vector);
      pack(vector, packed);
      System.arraycopy(packed, 0, after, to, words);
      System.arraycopy(before, from + old.words, after, to + words, extras);
    }
    return after;
  }

  /**
   * Adds to the bits that are to be flipped so that a position which has one value gets another.
   *
   * @return whether both values fit
   */
  boolean flip(int position, int from, int to, long[] flips) {
    flips[word[position]] ^= (unsigned(from) ^ unsigned(to)) << shift[position];
    return unsigned(from) <= mask[position] && unsigned(to) <= mask[position];
  }

  private static long unsigned(int value) {
    return value & 0xFFFFFFFFL;
  }
}
