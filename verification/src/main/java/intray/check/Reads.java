package intray.check;

import java.util.Arrays;

/** Notes which positions of a state one thread looks up, each once, in their order. */
final class Reads {
  private final Thread reader = Thread.currentThread();
  private int[] positions = new int[16];
  private int size;

  void note(int position) {
    if (Thread.currentThread() != reader) {
      return;
    }
    for (int k = 0; k < size; k++) {
      if (positions[k] == position) {
        return;
      }
    }
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
    }
    positions[size++] = position;
  }

  int size() {
    return size;
  }

  int position(int index) {
    return positions[index];
  }
}
