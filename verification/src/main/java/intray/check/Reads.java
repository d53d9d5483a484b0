package intray.check;

import java.util.Arrays;

/**
 * Notes what one thread looks up in a state, each thing once, in their order: a position as its
 * number, and the {@linkplain Faces face} of a component as the complement of the component's.
 */
final class Reads {
  private final Thread reader = Thread.currentThread();
  private int[] looks = new int[16];
  private int size;

  void position(int position) {
    note(position, position);
  }

  /** Who has looked up a component's history knows its face. */
  void face(int component) {
    note(~component, component);
  }

  private void note(int look, int unless) {
    if (Thread.currentThread() != reader) {
      return;
    }
    for (int k = 0; k < size; k++) {
      if (looks[k] == look || looks[k] == unless) {
        return;
      }
    }
    if (size == looks.length) {
      looks = Arrays.copyOf(looks, 2 * size);
    }
    looks[size++] = look;
  }

  int size() {
    return size;
  }

  int look(int index) {
    return looks[index];
  }
}
