package intray.check;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every content that any inbox ever has, each with a number, so that a global state holds one
 * integer for a box. Appending and taking are look-ups; contents are stored once. Look-ups need no
 * lock; new contents are made by one thread at a time.
 */
final class Queues {
  /** The empty content. */
  static final int EMPTY = 0;

  private static final int NOT_ASKED = -1;
  private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);

  /** Replaced by larger ones. */
  private volatile Contents contents = new Contents(64);

  private int size = 1;

  /** By content: what it is made of. */
  private static final class Contents {
    final int[] firstItem;
    final int[] length;
    final int[] lastItem;

    /** The content without its newest item. */
    final int[] before;

    /** The content without its oldest item, or {@link #NOT_ASKED}. */
    final int[] rest;

    /**
     * The content that was first made of it by appending an item, or 0. Most often the only one.
     */
    final int[] first;

    /**
     * By content and appended item: the longer content, unless it is the first. Open addressing; 0
     * is free.
     */
    final int[] table;

    Contents(int capacity) {
      firstItem = new int[capacity];
      length = new int[capacity];
      lastItem = new int[capacity];
      before = new int[capacity];
      rest = new int[capacity];
      first = new int[capacity];
      table = new int[2 * capacity];
    }

    /** A larger copy of the first ones. */
    Contents(Contents old, int size) {
      int capacity = 2 * old.length.length;
      firstItem = Arrays.copyOf(old.firstItem, capacity);
      length = Arrays.copyOf(old.length, capacity);
      lastItem = Arrays.copyOf(old.lastItem, capacity);
      before = Arrays.copyOf(old.before, capacity);
      rest = Arrays.copyOf(old.rest, capacity);
      first = Arrays.copyOf(old.first, capacity);
      table = new int[2 * capacity];
      for (int made = 1; made < size; made++) {
        if (first[before[made]] != made) {
          table[slot(before[made], lastItem[made])] = made;
        }
      }
    }

    /**
     * The content with an item more, or 0. A slot is read once, for another thread may take one
     * that was free.
     */
    int find(int queue, int item) {
      int longer = (int) INT.getAcquire(first, queue);
      if (longer == 0 || lastItem[longer] == item) {
        return longer;
      }
      int slot = hash(queue, item) & (table.length - 1);
      while (true) {
        int at = (int) INT.getAcquire(table, slot);
        if (at == 0 || (before[at] == queue && lastItem[at] == item)) {
          return at;
        }
        slot = (slot + 1) & (table.length - 1);
      }
    }

    /** The free slot for a content that is new; only where nobody else takes any. */
    int slot(int queue, int item) {
      int slot = hash(queue, item) & (table.length - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      return slot;
    }

    private static int hash(int queue, int item) {
      int h = queue * 0x9E3779B1 ^ item * 0x85EBCA77;
      return h ^ (h >>> 15);
    }
  }

  int length(int queue) {
    return contents.length[queue];
  }

  /** The oldest item of a content that is not empty. */
  int first(int queue) {
    return contents.firstItem[queue];
  }

  int append(int queue, int item) {
    int known = contents.find(queue, item);
    return known != 0 ? known : make(queue, item);
  }

  private synchronized int make(int queue, int item) {
    Contents now = contents;
    int known = now.find(queue, item);
    if (known != 0) {
      return known;
    }
    if (size == now.length.length) {
      now = new Contents(now, size);
      contents = now;
    }
    int made = size++;
    now.before[made] = queue;
    now.lastItem[made] = item;
    now.length[made] = now.length[queue] + 1;
    now.firstItem[made] = queue == EMPTY ? item : now.firstItem[queue];
    now.rest[made] = queue == EMPTY ? EMPTY : NOT_ASKED;
    if (now.first[queue] == 0) {
      INT.setRelease(now.first, queue, made);
    } else {
      INT.setRelease(now.table, now.slot(queue, item), made);
    }
    return made;
  }

  /** The content without its oldest item. */
  int rest(int queue) {
    Contents now = contents;
    int known = (int) INT.getAcquire(now.rest, queue);
    if (known == NOT_ASKED) {
      known = append(rest(now.before[queue]), now.lastItem[queue]);
      // If larger arrays have come meanwhile, it is found once more.
      INT.setRelease(now.rest, queue, known);
    }
    return known;
  }

  /** The items, oldest first. */
  List<Integer> items(int queue) {
    Contents now = contents;
    List<Integer> items = new ArrayList<>();
    for (int at = queue; at != EMPTY; at = now.before[at]) {
      items.add(0, now.lastItem[at]);
    }
    return items;
  }
}
