package intray.check;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every content that any inbox ever has, each with a number, so that a global state holds one
 * integer for a box. Appending and taking are look-ups; contents are stored once. Safe for several
 * threads: look-ups need no lock, and each thread takes the numbers of contents that are new from
 * blocks of its own, so that they do not write beside each other.
 */
final class Queues {
  /** The empty content. */
  static final int EMPTY = 0;

  private static final int NOT_ASKED = -1;
  private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);

  // What a content is made of, as it lies in a block.

  /** The content without its newest item. */
  private static final int BEFORE = 0;

  private static final int NEWEST = 1;
  private static final int OLDEST = 2;
  private static final int LENGTH = 3;

  /** The content without its oldest item, or {@link #NOT_ASKED}. */
  private static final int REST = 4;

  /** The content that was first made of it by appending an item, or 0. Most often the only one. */
  private static final int LONGER = 5;

  private static final int FIELDS = 6;

  private static final int BITS = 6;
  private static final int IN_A_BLOCK = 1 << BITS;

  /** By number, as many contents as there are in a block together. Replaced by a longer one. */
  private volatile int[][] blocks = new int[4][];

  private int count;

  /** By thread. */
  private final ThreadLocal<Numbers> own = ThreadLocal.withInitial(Numbers::new);

  /**
   * Contents that are longer than another by an item, but for the first of each. Open addressing; 0
   * is free. Replaced by a larger one.
   */
  private volatile int[] table = new int[64];

  private int inTable;

  Queues() {
    Numbers numbers = own.get();
    numbers.refill(this);
    numbers.next++; // the empty content is all zeros
    numbers.left--;
  }

  int length(int queue) {
    return get(queue, LENGTH);
  }

  /** The oldest item of a content that is not empty. */
  int first(int queue) {
    return get(queue, OLDEST);
  }

  int append(int queue, int item) {
    int longer = (int) INT.getAcquire(block(queue), at(queue, LONGER));
    if (longer == 0) {
      return make(queue, item);
    } else if (get(longer, NEWEST) == item) {
      return longer;
    }
    int known = find(table, queue, item);
    return known > 0 ? known : make(queue, item);
  }

  /** The content without its oldest item. */
  int rest(int queue) {
    int known = (int) INT.getAcquire(block(queue), at(queue, REST));
    if (known == NOT_ASKED) {
      known = append(rest(get(queue, BEFORE)), get(queue, NEWEST));
      INT.setRelease(block(queue), at(queue, REST), known);
    }
    return known;
  }

  /** The items, oldest first. */
  List<Integer> items(int queue) {
    List<Integer> items = new ArrayList<>();
    for (int at = queue; at != EMPTY; at = get(at, BEFORE)) {
      items.add(0, get(at, NEWEST));
    }
    return items;
  }

  private int[] block(int queue) {
    return blocks[queue >> BITS];
  }

  private static int at(int queue, int field) {
    return (queue & IN_A_BLOCK - 1) * FIELDS + field;
  }

  private int get(int queue, int field) {
    return block(queue)[at(queue, field)];
  }

  private int make(int queue, int item) {
    Numbers numbers = own.get();
    if (numbers.left == 0) {
      numbers.refill(this);
    }
    int made = numbers.next;
    int[] block = numbers.block;
    block[at(made, BEFORE)] = queue;
    block[at(made, NEWEST)] = item;
    block[at(made, OLDEST)] = queue == EMPTY ? item : first(queue);
    block[at(made, LENGTH)] = length(queue) + 1;
    block[at(made, REST)] = queue == EMPTY ? EMPTY : NOT_ASKED;
    block[at(made, LONGER)] = 0;
    int longer = (int) INT.compareAndExchange(block(queue), at(queue, LONGER), 0, made);
    int known = longer == 0 ? made : get(longer, NEWEST) == item ? longer : tabled(made);
    if (known == made) {
      numbers.next++;
      numbers.left--;
    }
    return known;
  }

  /** The content that looks like one which nobody knows yet: that itself, if there is no other. */
  private synchronized int tabled(int made) {
    int[] now = table;
    int known = find(now, get(made, BEFORE), get(made, NEWEST));
    if (known > 0) {
      return known;
    }
    INT.setRelease(now, ~known, made);
    if (++inTable > now.length / 2) {
      int[] larger = new int[2 * now.length];
      for (int old : now) {
        if (old != 0) {
          larger[~find(larger, get(old, BEFORE), get(old, NEWEST))] = old;
        }
      }
      table = larger;
    }
    return made;
  }

  /**
   * The content in a table that is longer by an item, or the complement of where it would be. Each
   * place is read once, for another thread may take one that was free.
   */
  private int find(int[] in, int queue, int item) {
    int h = queue * 0x9E3779B1 ^ item * 0x85EBCA77;
    int place = (h ^ h >>> 15) & in.length - 1;
    while (true) {
      int at = (int) INT.getAcquire(in, place);
      if (at == 0) {
        return ~place;
      } else if (get(at, BEFORE) == queue && get(at, NEWEST) == item) {
        return at;
      }
      place = place + 1 & in.length - 1;
    }
  }

  private synchronized int add(int[] block) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * count);
    }
    blocks[count] = block;
    return count++;
  }

  /** The numbers that one thread takes next. */
  private static final class Numbers {
    int[] block = {};
    int next;
    int left;

    void refill(Queues queues) {
      block = new int[IN_A_BLOCK * FIELDS];
      next = queues.add(block) << BITS;
      left = IN_A_BLOCK;
    }
  }
}
