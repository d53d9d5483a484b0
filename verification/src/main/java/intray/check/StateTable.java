package intray.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * States, numbered in the order in which they came, each with the number of ways that lead to it
 * and the fewest moves of any. Many are added together, so that memory is waited for once and not
 * for each; not thread-safe.
 */
final class StateTable {
  private static final int NONE = -1;

  /** After the words of a state. */
  private static final int EXTRAS = 1;

  private Packing packing;
  private long[] packed;

  /** Of each state its words and the ways. */
  private long[] data;

  /** The fewest moves, as long as they are as many for each state: then they need no memory. */
  private int common = NONE;

  /** Otherwise by state. */
  private int @Nullable [] moves;

  private int size;

  /**
   * Open addressing. A used slot has the number of a state in its low bits and a part of its hash
   * above them, so that few states are compared in vain; a free slot is {@link #NONE}.
   */
  private int[] slots = new int[256];

  /** An empty table, which expects states that can be packed so. */
  StateTable(Packing packing) {
    this.packing = packing;
    this.packed = new long[packing.words];
    this.data = new long[64 * stride()];
    Arrays.fill(slots, NONE);
  }

  /** How states are packed at present. */
  Packing packing() {
    return packing;
  }

  int size() {
    return size;
  }

  /** How many bytes are allocated. */
  long bytes() {
    return 4L * slots.length + 8L * data.length + (moves == null ? 0 : 4L * moves.length);
  }

  /** Copies a state out as it is packed. */
  void get(int number, long[] into) {
    System.arraycopy(data, number * stride(), into, 0, packing.words);
  }

  /** How many ways lead to a state, or -1 if the number does not fit. */
  long ways(int number) {
    return data[number * stride() + packing.words];
  }

  /** The fewest moves that lead to a state. */
  int moves(int number) {
    return moves == null ? common : moves[number];
  }

  /** Adds ways to a state. Tells whether it is new. */
  boolean add(int[] state, long ways, int moves) {
    if (!packing.pack(state, packed)) {
      Packing old = packing;
      packing = old.wider(state);
      packed = new long[packing.words];
      int capacity = data.length / (old.words + EXTRAS);
      size((long) capacity * stride());
      data = packing.again(old, data, size, capacity, EXTRAS);
      rehash(slots.length);
      packing.pack(state, packed);
    }
    return add(packed, 0, packing.hash(packed, 0), ways, moves);
  }

  /**
   * Likewise, of a state that is packed as this table does.
   *
   * @param array has it from an offset on
   * @param hash its {@link Packing#hash}
   */
  private boolean add(long[] array, int offset, long hash, long ways, int moves) {
    int low = slots.length - 1;
    int tag = tag(hash, low);
    int slot = (int) hash & low;
    for (int entry = slots[slot]; entry != NONE; entry = slots[slot]) {
      if ((entry & ~low) == tag && equal(entry & low, array, offset)) {
        addWays(entry & low, ways, moves);
        return false;
      }
      slot = (slot + 1) & low;
    }
    slots[slot] = tag | size;
    append(array, offset, ways, moves);
    if (4L * size > 3L * slots.length) {
      rehash(size(2L * slots.length));
    }
    return true;
  }

  private void addWays(int number, long more, int movesToIt) {
    int at = number * stride() + packing.words;
    data[at] = sum(data[at], more);
    if (movesToIt != common || moves != null) {
      int[] each = each();
      each[number] = Math.min(each[number], movesToIt);
    }
  }

  /** The moves of each state. */
  private int[] each() {
    int[] each = moves;
    if (each == null || each.length < size) {
      int capacity = data.length / stride();
      each = moves == null ? new int[capacity] : Arrays.copyOf(moves, capacity);
      if (moves == null) {
        Arrays.fill(each, common);
      }
      moves = each;
    }
    return each;
  }

  private void append(long[] array, int offset, long ways, int movesToIt) {
    int words = packing.words;
    int at = size++ * stride();
    if (at == data.length) {
      data = Arrays.copyOf(data, size(2L * at));
    }
    for (int k = 0; k < words; k++) {
      data[at + k] = array[offset + k];
    }
    data[at + words] = ways;
    if (size == 1) {
      common = movesToIt;
    } else if (movesToIt != common || moves != null) {
      each()[size - 1] = movesToIt;
    }
  }

  /** The sum of two numbers, or -1 if it does not fit or one of them did not. */
  static long sum(long one, long two) {
    return one < 0 || two < 0 || one + two < 0 ? -1 : one + two;
  }

  /** An array is only so long; whoever asks for more has no memory left. */
  private static int size(long length) {
    if (length > 1 << 30) {
      throw new OutOfMemoryError("a layer of too many states");
    }
    return (int) length;
  }

  private int stride() {
    return packing.words + EXTRAS;
  }

  private boolean equal(int number, long[] array, int offset) {
    int at = number * stride();
    for (int k = 0; k < packing.words; k++) {
      if (data[at + k] != array[offset + k]) {
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
      long hash = packing.hash(data, number * stride());
      int slot = (int) hash & low;
      while (next[slot] != NONE) {
        slot = (slot + 1) & low;
      }
      next[slot] = tag(hash, low) | number;
    }
    slots = next;
  }

  /** States on their way into a table, packed as it did when this was made. */
  static final class Arrivals {
    private static final int MOST = 64;

    private final StateTable table;
    private final Packing packing;
    private final long[] packed;
    private final long[] one;
    private final int[] state;
    private final long[] hashes = new long[MOST];
    private final long[] ways = new long[MOST];
    private final int[] moves = new int[MOST];
    private final int[] entries = new int[MOST];
    private int size;

    /** Only so that what was glanced at counts as used. */
    @SuppressWarnings("UnusedVariable")
    private long glanced;

    /** None yet. */
    Arrivals(StateTable table) {
      this.table = table;
      this.packing = table.packing;
      this.packed = new long[MOST * packing.words];
      this.one = new long[packing.words];
      this.state = new int[packing.width()];
    }

    /** Whether states that are packed so can be added. */
    boolean takes(Packing other) {
      return packing == other;
    }

    /** Any state; tells how many were new of those that were settled. */
    int add(int[] state, long waysToIt, int movesToIt) {
      int added = size == MOST ? settle() : 0;
      if (!packing.pack(state, one)) {
        return added + (table.add(state, waysToIt, movesToIt) ? 1 : 0);
      }
      System.arraycopy(one, 0, packed, size * packing.words, packing.words);
      note(waysToIt, movesToIt);
      return added;
    }

    /**
     * The state that differs from one in some bits; tells how many were new of those that were
     * settled.
     */
    int add(long[] state, long[] flips, long waysToIt, int movesToIt) {
      int added = size == MOST ? settle() : 0;
      int words = packing.words;
      int offset = size * words;
      for (int k = 0; k < words; k++) {
        packed[offset + k] = state[k] ^ flips[k];
      }
      note(waysToIt, movesToIt);
      return added;
    }

    /** A state of an array of packed ones, likewise. */
    int add(long[] states, int from, long waysToIt, int movesToIt) {
      int added = size == MOST ? settle() : 0;
      System.arraycopy(states, from, packed, size * packing.words, packing.words);
      note(waysToIt, movesToIt);
      return added;
    }

    private void note(long waysToIt, int movesToIt) {
      hashes[size] = packing.hash(packed, size * packing.words);
      ways[size] = waysToIt;
      moves[size++] = movesToIt;
    }

    /** Adds all to the table; tells how many were new. */
    int settle() {
      if (table.packing != packing) {
        return settleAnew();
      }
      int words = packing.words;
      int low = table.slots.length - 1;
      for (int k = 0; k < size; k++) {
        entries[k] = table.slots[(int) hashes[k] & low];
      }
      for (int k = 0; k < size; k++) {
        glanced ^= entries[k] == NONE ? 0 : table.data[(entries[k] & low) * table.stride()];
      }
      int added = 0;
      for (int k = 0; k < size; k++) {
        added += table.add(packed, k * words, hashes[k], ways[k], moves[k]) ? 1 : 0;
      }
      size = 0;
      return added;
    }

    /** Meanwhile the table has come to pack in another way. */
    private int settleAnew() {
      int added = 0;
      for (int k = 0; k < size; k++) {
        packing.unpack(packed, k * packing.words, state);
        added += table.add(state, ways[k], moves[k]) ? 1 : 0;
      }
      size = 0;
      return added;
    }
  }
}
