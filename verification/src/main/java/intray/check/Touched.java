package intray.check;

import java.util.Arrays;

/**
 * What the events of an execution have touched, by object, so that the events with which another
 * one conflicts are found without looking at all of them. A stack, like the execution.
 */
final class Touched {
  /** The answer of {@link #conflicting(int[])}. */
  int[] conflicting = new int[16];

  /** By object, the last touch of it; -1 if there is none. */
  private final int[] last;

  // By touch, in the order of the execution: where the event stands, what it does to the object,
  // and the touch of the same object before.
  private int[] event = new int[64];
  private int[] kind = new int[64];
  private int[] position = new int[64];
  private int[] before = new int[64];
  private int size;

  Touched(int objects) {
    last = new int[objects];
    Arrays.fill(last, -1);
  }

  /** The last touch of an object; -1 if there is none. */
  int last(int object) {
    return last[object];
  }

  /** The touch of the same object before another; -1 if there is none. */
  int before(int touch) {
    return before[touch];
  }

  /** Where the event of a touch stands. */
  int event(int touch) {
    return event[touch];
  }

  /** Whether another touch of its object conflicts with a touch. */
  boolean conflicts(int touch, int otherKind, int otherPosition) {
    return Touch.conflict(kind[touch], position[touch], otherKind, otherPosition);
  }

  void push(int at, int[] touches) {
    for (int k = 0; k < touches.length; k += Touch.SIZE) {
      if (size == event.length) {
        event = Arrays.copyOf(event, 2 * size);
        kind = Arrays.copyOf(kind, 2 * size);
        position = Arrays.copyOf(position, 2 * size);
        before = Arrays.copyOf(before, 2 * size);
      }
      event[size] = at;
      kind[size] = touches[k + 1];
      position[size] = touches[k + 2];
      before[size] = last[touches[k]];
      last[touches[k]] = size++;
    }
  }

  /** Forgets the last event, which has touched this. */
  void pop(int[] touches) {
    for (int k = touches.length - Touch.SIZE; k >= 0; k -= Touch.SIZE) {
      last[touches[k]] = before[--size];
    }
  }

  /**
   * Finds the events that conflict with one that touches this, the latest first, perhaps some of
   * them twice; not all of those that happen before others anyway.
   *
   * @return how many there are
   */
  int conflicting(int[] touches) {
    int found = 0;
    for (int k = 0; k < touches.length; k += Touch.SIZE) {
      int start = found;
      int what = touches[k + 1];
      int which = touches[k + 2];
      for (int t = last[touches[k]]; t >= 0; t = before[t]) {
        if (Touch.conflict(kind[t], position[t], what, which)) {
          if (found == conflicting.length) {
            conflicting = Arrays.copyOf(conflicting, 2 * found);
          }
          conflicting[found++] = event[t];
        }
        if (Touch.isCovered(what, which, kind[t], position[t])) {
          break;
        }
      }
      if (start > 0) {
        sort(found);
      }
    }
    return found;
  }

  /** Insertion: there are few, and they are nearly in order. */
  private void sort(int n) {
    for (int i = 1; i < n; i++) {
      int one = conflicting[i];
      int k = i;
      while (k > 0 && conflicting[k - 1] < one) {
        conflicting[k] = conflicting[k - 1];
        k--;
      }
      conflicting[k] = one;
    }
  }
}
