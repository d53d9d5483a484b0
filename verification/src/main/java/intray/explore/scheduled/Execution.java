package intray.explore.scheduled;

import org.jspecify.annotations.Nullable;

/** Performs the accesses of rewritten code that runs in the calling thread. */
public interface Execution {
  /** What can be done to a cell: a field, an array element, an atomic, a monitor or a permit. */
  enum Kind {
    GET,
    SET,
    COMPARE_AND_SET,
    GET_AND_SET,
    GET_AND_ADD,
    LOCK,
    UNLOCK,
    PARK,
    UNPARK,
    /** What only the explorer asks: to write to an object that nobody else has seen yet. */
    PUBLISH,
    /** The thread has ended. */
    END,
    /** It has thrown something. */
    FAIL,
    /** It has done so much that it is not followed any further. */
    CUT;

    /** Whether a thread may have to wait before it can do this. */
    public boolean waits() {
      return this == LOCK || this == PARK;
    }

    /** Whether it is about monitors or permits, which are never one thread's own business. */
    public boolean synchronises() {
      return waits() || this == UNLOCK || this == UNPARK;
    }
  }

  /**
   * Performs one access.
   *
   * @param kind which
   * @param owner the object that the cell is part of
   * @param field which cell of it: a name, a colon and the descriptor of the type
   * @param operand what is written, expected or added
   * @param update what is written if the expected value is found
   * @return the value that was there; for a compare-and-set, whether it was done
   */
  @Nullable Object perform(
      Kind kind, Object owner, String field, @Nullable Object operand, @Nullable Object update);
}
