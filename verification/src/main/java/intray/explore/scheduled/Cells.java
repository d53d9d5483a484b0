package intray.explore.scheduled;

import intray.explore.ExploreException;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Where rewritten instructions arrive. Thread-safe: each thread has an execution of its own. */
public final class Cells {
  private static final ThreadLocal<Execution> CURRENT = new ThreadLocal<>();

  private Cells() {}

  /**
   * Runs code with an execution that its accesses go to.
   *
   * @param execution performs the accesses
   * @param code rewritten code
   * @throws Throwable what the code throws
   */
  public static void within(Execution execution, Code code) throws Throwable {
    Execution before = CURRENT.get();
    CURRENT.set(execution);
    try {
      code.run();
    } finally {
      CURRENT.set(before);
    }
  }

  /** Rewritten code. */
  @FunctionalInterface
  public interface Code {
    /**
     * Runs it.
     *
     * @throws Throwable whatever it likes
     */
    void run() throws Throwable;
  }

  static @Nullable Object perform(
      Execution.Kind kind,
      Object owner,
      String field,
      @Nullable Object operand,
      @Nullable Object update) {
    Execution execution = CURRENT.get();
    if (execution == null) {
      throw new ExploreException("rewritten code runs outside of an exploration");
    }
    return execution.perform(kind, owner, field, operand, update);
  }

  /**
   * Instead of GETFIELD.
   *
   * @param owner whose field
   * @param field its name and descriptor
   * @return its value, boxed
   */
  public static @Nullable Object get(Object owner, String field) {
    return perform(Execution.Kind.GET, nonNull(owner, field), field, null, null);
  }

  /**
   * Instead of PUTFIELD.
   *
   * @param owner whose field
   * @param value to be written, boxed
   * @param field its name and descriptor
   */
  public static void set(Object owner, @Nullable Object value, String field) {
    perform(Execution.Kind.SET, nonNull(owner, field), field, value, null);
  }

  /**
   * Before a load from an array, which then finds what the schedule says.
   *
   * @param array an array
   * @param index within it, or the load will throw
   */
  public static void load(@Nullable Object array, int index) {
    if (array != null && index >= 0 && index < Array.getLength(array)) {
      Array.set(
          array, index, perform(Execution.Kind.GET, array, element(array, index), null, null));
    }
  }

  /**
   * Instead of a store into an array.
   *
   * @param array an array
   * @param index within it
   * @param value to be written, boxed
   */
  public static void store(Object array, int index, @Nullable Object value) {
    if (array instanceof Object[] objects) {
      objects[index] = value; // throws what the instruction throws
    } else {
      Array.set(array, index, value);
    }
    perform(Execution.Kind.SET, array, element(array, index), value, null);
  }

  /**
   * Names an element.
   *
   * @param array an array
   * @param index within it
   * @return the name of the cell
   */
  public static String element(Object array, int index) {
    Class<?> type = array.getClass().getComponentType();
    return "[" + index + "]:" + (type.isPrimitive() ? type.descriptorString() : "L");
  }

  /**
   * The inverse of {@link #element}.
   *
   * @param element the name of the cell
   * @return the index
   */
  public static int index(String element) {
    return Integer.parseInt(element, 1, element.indexOf(']'), 10);
  }

  /**
   * Instead of MONITORENTER.
   *
   * @param monitor any object
   */
  public static void lock(Object monitor) {
    perform(Execution.Kind.LOCK, nonNull(monitor, "monitor"), "monitor:L", null, null);
  }

  /**
   * Instead of MONITOREXIT.
   *
   * @param monitor any object
   */
  public static void unlock(Object monitor) {
    perform(Execution.Kind.UNLOCK, nonNull(monitor, "monitor"), "monitor:L", null, null);
  }

  /**
   * Before an instruction whose effect on other threads would go unseen.
   *
   * @param what it uses
   */
  @SuppressWarnings("DoNotCallSuggester") // the rewriter calls it where it does not know the type
  public static void refuse(String what) {
    throw new ExploreException(
        what
            + " is not scheduled: an exploration would miss interleavings. Use what"
            + " intray.explore.scheduled has, or add it there.");
  }

  private static Object nonNull(@Nullable Object owner, String field) {
    if (owner == null) {
      throw new NullPointerException(field);
    }
    return owner;
  }
}
