package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every content that any inbox ever has, each with a number, so that a global state holds one
 * integer for a box. Appending and taking are look-ups; contents are stored once.
 */
final class Queues {
  /** The empty content. */
  static final int EMPTY = 0;

  private int[] firstItem = new int[64];
  private int[] length = new int[64];

  /** The content without its oldest item, or -1 if nobody has asked. */
  private int[] rest = new int[64];

  private int[] lastItem = new int[64];

  /** The content without its newest item. */
  private int[] before = new int[64];

  /** By content and appended item: the longer content. Open addressing; -1 is free. */
  private int[] table = new int[256];

  private int size = 1;

  Queues() {
    Arrays.fill(table, -1);
    rest[EMPTY] = EMPTY;
  }

  int length(int queue) {
    return length[queue];
  }

  /** The oldest item of a content that is not empty. */
  int first(int queue) {
    return firstItem[queue];
  }

  int append(int queue, int item) {
    int slot = find(queue, item);
    if (table[slot] >= 0) {
      return table[slot];
    }
    if (size == rest.length) {
      grow();
    }
    int made = size++;
    table[slot] = made;
    before[made] = queue;
    lastItem[made] = item;
    length[made] = length[queue] + 1;
    firstItem[made] = queue == EMPTY ? item : firstItem[queue];
    rest[made] = length[made] == 1 ? EMPTY : -1;
    if (2 * size > table.length) {
      rehash();
    }
    return made;
  }

  /** The content without its oldest item. */
  int rest(int queue) {
    if (rest[queue] < 0) {
      int item = lastItem[queue];
      int shorter = append(rest(before[queue]), item); // first, since appending may move the arrays
      rest[queue] = shorter;
    }
    return rest[queue];
  }

  /** The items, oldest first. */
  List<Integer> items(int queue) {
    List<Integer> items = new ArrayList<>();
    for (int at = queue; at != EMPTY; at = before[at]) {
      items.add(0, lastItem[at]);
    }
    return items;
  }

  private int find(int queue, int item) {
    int slot = hash(queue, item) & (table.length - 1);
    while (table[slot] >= 0 && (before[table[slot]] != queue || lastItem[table[slot]] != item)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private static int hash(int queue, int item) {
    int h = queue * 0x9E3779B1 ^ item * 0x85EBCA77;
    return h ^ (h >>> 15);
  }

  private void grow() {
    int n = 2 * rest.length;
    firstItem = Arrays.copyOf(firstItem, n);
    length = Arrays.copyOf(length, n);
    rest = Arrays.copyOf(rest, n);
    lastItem = Arrays.copyOf(lastItem, n);
    before = Arrays.copyOf(before, n);
  }

  private void rehash() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    for (int made = 1; made < size; made++) {
      table[find(before[made], lastItem[made])] = made;
    }
  }
}
