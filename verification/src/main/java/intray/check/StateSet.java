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

  private Packing packing;
  private long[] packed;
  private long[][] chunks = new long[4][];
  private int size;

  /**
   * Open addressing. A used slot has the number of a vector in its low bits and a part of its hash
   * above them, so that few vectors are compared in vain; a free slot is {@link #NONE}.
   */
  private int[] table = new int[256];

  StateSet(int width) {
    packing = new Packing(width);
    packed = new long[packing.words];
    Arrays.fill(table, NONE);
  }

  int size() {
    return size;
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
    while (!packing.pack(state, packed)) {
      widen(state);
    }
    long hash = packing.hash(packed, 0);
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
      chunks[chunk] = new long[packing.words << CHUNK_BITS];
    }
    System.arraycopy(packed, 0, chunks[chunk], offset(size), packing.words);
    table[slot] = tag | size++;
    if (4L * size > 3L * table.length) {
      rehash(2 * table.length);
    }
    return size - 1;
  }

  /** Where a vector begins in its chunk. */
  private int offset(int number) {
    return (number & (CHUNK - 1)) * packing.words;
  }

  /** Copies a vector out. */
  void get(int number, int[] into) {
    packing.unpack(chunks[number >>> CHUNK_BITS], offset(number), into);
  }

  /** Makes room for a vector's values, and packs everything again. */
  private void widen(int[] state) {
    Packing old = packing;
    packing = old.wider(state);
    packed = new long[packing.words];
    for (int chunk = 0; chunk << CHUNK_BITS < size; chunk++) {
      // One at a time, for both need not fit into memory.
      int many = Math.min(CHUNK, size - (chunk << CHUNK_BITS));
      chunks[chunk] = packing.again(old, chunks[chunk], many, CHUNK, 0);
    }
    rehash(table.length);
  }

  private boolean equal(int number) {
    long[] chunk = chunks[number >>> CHUNK_BITS];
    int offset = offset(number);
    for (int k = 0; k < packing.words; k++) {
      if (chunk[offset + k] != packed[k]) {
        return false;
      }
    }
    return true;
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
      long hash = packing.hash(chunks[number >>> CHUNK_BITS], offset(number));
      int slot = (int) hash & low;
      while (next[slot] != NONE) {
        slot = (slot + 1) & low;
      }
      next[slot] = tag(hash, low) | number;
    }
    table = next;
  }
}
