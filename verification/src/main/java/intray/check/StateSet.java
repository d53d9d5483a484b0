package intray.check;

import java.util.Arrays;

/**
 * A set of vectors of one length, numbered in the order in which they came. Each position takes as
 * many bits as its largest value so far has needed, so that a global state, most of whose numbers
 * are small, fits into a word or two.
 */
final class StateSet {
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int NONE = -1;

  private final int width;

  // How a vector is packed: by position, the word, the shift within it, and the mask of its bits.
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private int words;

  /** How many further words each vector has, which do not count when vectors are compared. */
  private final int extras;

  private long[] packed = new long[1];
  private long[][] chunks = new long[4][];
  private int size;

  /**
   * Open addressing. A used slot has the number of a vector in its low bits and a part of its hash
   * above them, so that few vectors are compared in vain; a free slot is {@link #NONE}.
   */
  private int[] table = new int[256];

  StateSet(int width) {
    this(width, 0);
  }

  /**
   * An empty set.
   *
   * @param extras how many words are kept with each vector, 0 at first
   */
  StateSet(int width, int extras) {
    this.width = width;
    this.extras = extras;
    this.word = new int[width];
    this.shift = new int[width];
    this.mask = new long[width];
    Arrays.fill(table, NONE);
    lay(new int[width]);
  }

  int size() {
    return size;
  }

  /** An empty set, which expects vectors like those in another. */
  StateSet(StateSet like) {
    this.width = like.width;
    this.word = like.word.clone();
    this.shift = like.shift.clone();
    this.mask = like.mask.clone();
    this.words = like.words;
    this.extras = like.extras;
    this.packed = new long[words];
    Arrays.fill(table, NONE);
  }

  /** How many bytes are allocated. */
  long bytes() {
    long bytes = 4L * table.length;
    for (long[] chunk : chunks) {
      bytes += chunk == null ? 0 : 8L * chunk.length;
    }
    return bytes;
  }

  /** The number of a vector if it is new, else the complement of the number that it has. */
  int add(int[] state) {
    while (!pack(state)) {
      widen(state);
    }
    long hash = hash(packed, 0);
    int low = table.length - 1;
    int tag = tag(hash, low);
    int slot = (int) hash & low;
    for (int entry = table[slot]; entry != NONE; entry = table[slot]) {
      if ((entry & ~low) == tag && equal(entry & low)) {
        return ~(entry & low);
      }
      slot = (slot + 1) & low;
    }
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[(words + extras) << CHUNK_BITS];
    }
    System.arraycopy(packed, 0, chunks[chunk], offset(size), words);
    table[slot] = tag | size++;
    if (4L * size > 3L * table.length) {
      rehash(2 * table.length);
    }
    return size - 1;
  }

  /** Where a vector begins in its chunk. */
  private int offset(int number) {
    return (number & (CHUNK - 1)) * (words + extras);
  }

  /** A word that is kept with a vector. */
  long extra(int number, int which) {
    return chunks[number >>> CHUNK_BITS][offset(number) + words + which];
  }

  void setExtra(int number, int which, long value) {
    chunks[number >>> CHUNK_BITS][offset(number) + words + which] = value;
  }

  /** Copies a vector out. */
  void get(int number, int[] into) {
    long[] chunk = chunks[number >>> CHUNK_BITS];
    int offset = offset(number);
    for (int k = 0; k < width; k++) {
      into[k] = (int) (chunk[offset + word[k]] >>> shift[k] & mask[k]);
    }
  }

  /** Whether every value fits. */
  private boolean pack(int[] state) {
    Arrays.fill(packed, 0);
    boolean fits = true;
    for (int k = 0; k < width; k++) {
      long value = state[k] & 0xFFFFFFFFL;
      fits &= value <= mask[k];
      packed[word[k]] |= value << shift[k];
    }
    return fits;
  }

  /** Makes room for a vector's values, and some more, and packs everything again. */
  private void widen(int[] state) {
    int[] bits = new int[width];
    for (int k = 0; k < width; k++) {
      long value = state[k] & 0xFFFFFFFFL;
      bits[k] =
          value <= mask[k]
              ? Long.bitCount(mask[k])
              : Math.min(32, 65 - Long.numberOfLeadingZeros(value));
    }
    StateSet old = new StateSet(this);
    old.chunks = chunks;
    lay(bits);
    chunks = new long[old.chunks.length][];
    int[] one = new int[width];
    for (int number = 0; number < size; number++) {
      int chunk = number >>> CHUNK_BITS;
      int offset = offset(number);
      if (offset == 0) {
        chunks[chunk] = new long[(words + extras) << CHUNK_BITS];
        if (chunk > 0) {
          old.chunks[chunk - 1] = null; // both need not fit into memory
        }
      }
      old.get(number, one);
      pack(one);
      System.arraycopy(packed, 0, chunks[chunk], offset, words);
      for (int k = 0; k < extras; k++) {
        chunks[chunk][offset + words + k] = old.extra(number, k);
      }
    }
    rehash(table.length);
  }

  /** Puts one position after the other, none across two words. */
  private void lay(int[] bits) {
    int at = 0;
    int used = 0;
    for (int k = 0; k < width; k++) {
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
    packed = new long[words];
  }

  private boolean equal(int number) {
    long[] chunk = chunks[number >>> CHUNK_BITS];
    int offset = offset(number);
    for (int k = 0; k < words; k++) {
      if (chunk[offset + k] != packed[k]) {
        return false;
      }
    }
    return true;
  }

  private long hash(long[] array, int offset) {
    long h = 0x9E3779B97F4A7C15L;
    for (int k = 0; k < words; k++) {
      h = (h ^ array[offset + k]) * 0xff51afd7ed558ccdL;
      h ^= h >>> 32;
    }
    return h;
  }

  /** The bits of an entry above those of a number; never all set together with a whole number. */
  private static int tag(long hash, int low) {
    return (int) (hash >>> 32) & ~low & Integer.MAX_VALUE;
  }

  private void rehash(int length) {
    int low = length - 1;
    int[] next = new int[length];
    Arrays.fill(next, NONE);
    for (int number = 0; number < size; number++) {
      long hash = hash(chunks[number >>> CHUNK_BITS], offset(number));
      int slot = (int) hash & low;
      while (next[slot] != NONE) {
        slot = (slot + 1) & low;
      }
      next[slot] = tag(hash, low) | number;
    }
    table = next;
  }
}
