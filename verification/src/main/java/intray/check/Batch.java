package intray.check;

/** States that one worker has met and that belong to another, all of them packed in one way. */
final class Batch {
  private static final int MOST = 128;

  private Packing packing;

  /** Of each state its words. */
  private long[] words = {};

  /** A state, and what flips nothing of it. */
  private long[] one = {};

  private long[] none = {};

  private final int[] layers = new int[MOST];
  private final long[] ways = new long[MOST];
  private final int[] moves = new int[MOST];
  private int size;

  /** Without any yet. */
  Batch(Packing packing) {
    this.packing = packing;
    begin(packing);
  }

  /** Forgets all that was in it. */
  void begin(Packing newPacking) {
    packing = newPacking;
    size = 0;
    if (one.length != packing.words) {
      words = new long[MOST * packing.words];
      one = new long[packing.words];
      none = new long[packing.words];
    }
  }

  Packing packing() {
    return packing;
  }

  int size() {
    return size;
  }

  int layer(int index) {
    return layers[index];
  }

  long ways(int index) {
    return ways[index];
  }

  int moves(int index) {
    return moves[index];
  }

  /** Whether a state can be packed so. */
  boolean fits(int[] state) {
    return packing.pack(state, one);
  }

  /** Adds a state that fits. Tells whether there is space for no more. */
  boolean put(int layer, int[] state, long waysToIt, int movesToIt) {
    packing.pack(state, one);
    return put(layer, one, none, waysToIt, movesToIt);
  }

  /**
   * Adds the state that differs from one in some bits. Tells whether there is space for no more.
   */
  boolean put(int layer, long[] state, long[] flips, long waysToIt, int movesToIt) {
    int offset = size * packing.words;
    for (int k = 0; k < packing.words; k++) {
      words[offset + k] = state[k] ^ flips[k];
    }
    layers[size] = layer;
    ways[size] = waysToIt;
    moves[size++] = movesToIt;
    return size == MOST;
  }

  void unpack(int index, int[] into) {
    packing.unpack(words, index * packing.words, into);
  }

  /** Adds a state to those that are packed alike; tells how many were new of those settled. */
  int arrive(int index, StateTable.Arrivals arrivals) {
    return arrivals.add(words, index * packing.words, ways[index], moves[index]);
  }
}
