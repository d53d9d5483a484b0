package intray.check;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a search of one level has been through, as far as it has to be done again to take the search
 * up: the paths that taught or found something new, and the place where it stands. A path is the
 * numbers of the moves taken, one after another from the start. Paths are kept as what is different
 * from the one before, which is little.
 */
final class SearchLog {
  final Level level;

  /**
   * For each path: how much it has in common with the one before, twice, plus one if it is a
   * lesson; how many moves follow; these.
   */
  private int[] data = new int[256];

  private int size;
  private int[] previous = {};

  private long executions;
  private boolean complete;
  private int @Nullable [] position;

  SearchLog(Level level) {
    this.level = level;
  }

  /** Something new was seen at the end of a path. */
  void add(int[] path) {
    append(path, 0);
  }

  /** Something was learnt at the end of a path, because of which the search starts anew. */
  void learnt(int[] path) {
    append(path, 1);
    executions = 0;
    position = null;
  }

  private void append(int[] path, int lesson) {
    int common = Arrays.mismatch(previous, path);
    common = common < 0 ? path.length : common;
    int rest = path.length - common;
    if (size + 2 + rest > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, size + 2 + rest));
    }
    data[size++] = 2 * common + lesson;
    data[size++] = rest;
    System.arraycopy(path, common, data, size, rest);
    size += rest;
    previous = path;
  }

  /** Shows each path, with 1 if it is a lesson and else 0, in the order in which they came. */
  void forEach(ObjIntConsumer<int[]> consumer) {
    int[] path = {};
    for (int at = 0; at < size; ) {
      int common = data[at] / 2;
      int rest = data[at + 1];
      int[] next = Arrays.copyOf(path, common + rest);
      System.arraycopy(data, at + 2, next, common, rest);
      consumer.accept(next, data[at] % 2);
      path = next;
      at += 2 + rest;
    }
  }

  /**
   * The search has come so far.
   *
   * @param newPosition for each event of the execution, and for the one to come, the next move to
   *     try
   */
  void at(int[] newPosition, long newExecutions, boolean isComplete) {
    position = newPosition;
    executions = newExecutions;
    complete = isComplete;
  }

  int @Nullable [] position() {
    return position;
  }

  long executions() {
    return executions;
  }

  boolean isComplete() {
    return complete;
  }

  /** The paths as they are kept. */
  int[] data() {
    return Arrays.copyOf(data, size);
  }

  /**
   * A log that was written down.
   *
   * @throws IllegalArgumentException if paths cannot be kept like that
   */
  static SearchLog of(Level level, int[] data) {
    SearchLog log = new SearchLog(level);
    log.data = data.length == 0 ? new int[256] : data;
    log.size = data.length;
    int length = 0;
    for (int at = 0; at < data.length; at += 2 + data[at + 1]) {
      boolean whole = at + 1 < data.length && data[at] >= 0 && data[at + 1] >= 0;
      if (!whole || data[at] / 2 > length || data[at + 1] > data.length - at - 2) {
        throw new IllegalArgumentException("damaged at " + at);
      }
      length = data[at] / 2 + data[at + 1];
    }
    log.forEach((path, lesson) -> log.previous = path);
    return log;
  }
}
