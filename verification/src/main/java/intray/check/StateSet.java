package intray.check;

import java.util.Arrays;

/**
 * A set of global states, which are vectors of one length, numbered in the order in which they
 * came.
 */
final class StateSet {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final int width;
  private int[][] chunks = new int[4][];
  private int[] table = new int[1024];
  private int size;

  StateSet(int width) {
    this.width = width;
    Arrays.fill(table, -1);
  }

  int size() {
    return size;
  }

  /** The number of a state if it is new, else the complement of the number that it has. */
  int add(int[] state) {
    int slot = slot(state);
    if (table[slot] >= 0) {
      return ~table[slot];
    }
    int chunk = size >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[width << CHUNK_BITS];
    }
    System.arraycopy(state, 0, chunks[chunk], (size & (CHUNK - 1)) * width, width);
    table[slot] = size++;
    if (3L * size > 2L * table.length) {
      rehash();
    }
    return size - 1;
  }

  /** Copies a state out. */
  void get(int number, int[] into) {
    System.arraycopy(chunks[number >>> CHUNK_BITS], (number & (CHUNK - 1)) * width, into, 0, width);
  }

  private int slot(int[] state) {
    int slot = hash(state, 0) & (table.length - 1);
    while (table[slot] >= 0 && !equal(table[slot], state)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean equal(int number, int[] state) {
    int[] chunk = chunks[number >>> CHUNK_BITS];
    int offset = (number & (CHUNK - 1)) * width;
    return Arrays.equals(chunk, offset, offset + width, state, 0, width);
  }

  private int hash(int[] array, int offset) {
    long h = 0x9E3779B97F4A7C15L;
    for (int k = 0; k < width; k++) {
      h = (h ^ array[offset + k]) * 0xff51afd7ed558ccdL;
      h ^= h >>> 32;
    }
    return (int) h;
  }

  private void rehash() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    for (int number = 0; number < size; number++) {
      int slot =
          hash(chunks[number >>> CHUNK_BITS], (number & (CHUNK - 1)) * width) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = number;
    }
  }
}
