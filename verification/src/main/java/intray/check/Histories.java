package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The local histories of one component, by number. Any thread looks them up without a lock. Whoever
 * adds some does so with {@link Numbers} of its own, from blocks that are its own, so that workers
 * who add at the same time do not write beside each other.
 */
final class Histories {
  private static final int BITS = 8;
  private static final int BLOCK = 1 << BITS;

  /** By number, as many as there are in a block together. Replaced by a longer one. */
  private volatile LocalState[][] blocks = new LocalState[2][];

  private int count;
  private final List<Numbers> givers = new ArrayList<>();

  /** Who knows a number finds the history. */
  LocalState get(int number) {
    return blocks[number >> BITS][number & BLOCK - 1];
  }

  /** How many there are. */
  synchronized int size() {
    int size = 0;
    for (Numbers numbers : givers) {
      size += numbers.given.get();
    }
    return size;
  }

  /** All so far, in the order of their numbers; there may be more while they are looked at. */
  synchronized List<LocalState> all() {
    List<LocalState> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      for (LocalState state : blocks[k]) {
        if (state != null && isAdded(state)) {
          all.add(state);
        }
      }
    }
    return all;
  }

  /** Not where another thread was faster. */
  private static boolean isAdded(LocalState state) {
    return state.parent == null || state.parent.after(state.answer) == state;
  }

  synchronized Numbers numbers() {
    Numbers numbers = new Numbers();
    givers.add(numbers);
    return numbers;
  }

  /** A block more; its number. */
  private synchronized int add(LocalState[] block) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * count);
    }
    blocks[count] = block;
    return count++;
  }

  /** Gives numbers, one after the other as long as nobody else does. For one thread at a time. */
  final class Numbers {
    private LocalState[] block = {};
    private int next;
    private int left;
    private final AtomicInteger given = new AtomicInteger();

    /** The number of the history that is added next. */
    int next() {
      if (left == 0) {
        block = new LocalState[BLOCK];
        next = add(block) << BITS;
        left = BLOCK;
      }
      return next;
    }

    /** A history can be found by that number, though nobody knows it yet. */
    void show(LocalState state) {
      block[next & BLOCK - 1] = state;
    }

    /** The history was added; otherwise another gets its number. */
    void take() {
      next++;
      left--;
      given.lazySet(given.getPlain() + 1); // nobody else does
    }
  }
}
