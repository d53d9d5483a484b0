package intray.check;

import java.util.Arrays;

/**
 * By depth, the moves that need not be explored from there, because all that follows them has been:
 * they sleep until something happens that conflicts with them. A stack, like the execution.
 */
final class Sleepers {
  private int[] components = new int[64];
  private Way[] ways = new Way[64];
  private int size;

  /** By depth, where those of that depth start; they end where those of the next start. */
  private int[] start = new int[64];

  private int depth;

  /** Forgets everything. */
  void clear() {
    size = 0;
    depth = 0;
  }

  /** How many sleep at a depth. */
  int count(int at) {
    return to(at) - from(at);
  }

  /** Where those of a depth start. */
  int from(int at) {
    return start[at];
  }

  /** Where those of a depth end. */
  int to(int at) {
    return at == depth ? size : start[at + 1];
  }

  int component(int index) {
    return components[index];
  }

  Way way(int index) {
    return ways[index];
  }

  /** Goes one deeper, where nothing is known to sleep. */
  void descend() {
    if (++depth == start.length) {
      start = Arrays.copyOf(start, 2 * depth);
    }
    start[depth] = size;
  }

  /** Goes one deeper, by an event: who does not conflict with it sleeps on. */
  void descend(int component, int[] touches) {
    int end = size;
    int begin = start[depth];
    descend();
    for (int k = begin; k < end; k++) {
      if (components[k] != component && !Touch.conflict(ways[k].touches, touches)) {
        add(components[k], ways[k]);
      }
    }
  }

  /** Goes back. */
  void ascend() {
    size = start[depth--];
  }

  /** From here on a move sleeps. */
  void add(int component, Way way) {
    if (size == ways.length) {
      components = Arrays.copyOf(components, 2 * size);
      ways = Arrays.copyOf(ways, 2 * size);
    }
    components[size] = component;
    ways[size++] = way;
  }

  /** Whether a move sleeps here. */
  boolean contains(int component, Way way) {
    for (int k = start[depth]; k < size; k++) {
      if (components[k] == component && ways[k].isSameChoice(way)) {
        return true;
      }
    }
    return false;
  }
}
