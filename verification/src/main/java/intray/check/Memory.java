package intray.check;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What something that can be changed was like: a static field, the fields of an object, or the
 * content of an array or a container. References are remembered, not what they lead to, which has
 * memories of its own.
 */
abstract class Memory {
  private final Field root;
  private final Object object;

  /**
   * Remembers it as it is now.
   *
   * @param root the static field that leads to it
   * @param object what it is, itself
   */
  private Memory(Field root, Object object) {
    this.root = root;
    this.object = object;
  }

  final Field root() {
    return root;
  }

  final Object object() {
    return object;
  }

  abstract boolean isChanged();

  /**
   * Makes it what it was.
   *
   * @throws Exception if that cannot be done; user's code may be called
   */
  abstract void putBack() throws Exception;

  /** Puts it back; false if that is not possible. */
  final boolean restore() {
    try {
      putBack();
      return !isChanged();
    } catch (Exception | LinkageError | StackOverflowError e) {
      return false;
    }
  }

  /** Whether a reference leads where it did, or to a value that cannot be told from the other. */
  static boolean isSame(@Nullable Object was, @Nullable Object now) {
    return was == now
        || (was != null && now != null && Fingerprint.isPlainValue(was) && was.equals(now));
  }

  /** The values of some fields: of an object, or a static one. */
  static final class OfFields extends Memory {
    private final @Nullable Object holder;
    private final List<Field> fields;
    private final @Nullable Object[] was;

    /**
     * Remembers them.
     *
     * @param holder whose they are, null if they are static
     * @param fields accessible and not final
     */
    OfFields(Field root, @Nullable Object holder, List<Field> fields)
        throws IllegalAccessException {
      super(root, holder == null ? root : holder);
      this.holder = holder;
      this.fields = fields;
      this.was = new @Nullable Object[fields.size()];
      for (int k = 0; k < was.length; k++) {
        was[k] = fields.get(k).get(holder);
      }
    }

    @Override
    boolean isChanged() {
      try {
        for (int k = 0; k < was.length; k++) {
          if (!isSame(was[k], fields.get(k).get(holder))) {
            return true;
          }
        }
        return false;
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e); // it was accessible before
      }
    }

    @Override
    void putBack() throws IllegalAccessException {
      for (int k = 0; k < was.length; k++) {
        fields.get(k).set(holder, was[k]);
      }
    }
  }

  /** The elements of an array. */
  static final class OfArray extends Memory {
    private final Object array;
    private final int length;
    private final Object was;

    OfArray(Field root, Object array) {
      super(root, array);
      this.array = array;
      this.length = Array.getLength(array);
      this.was = Array.newInstance(array.getClass().getComponentType(), length);
      putInto(was, array);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are of the same class
    private void putInto(Object to, Object from) {
      System.arraycopy(from, 0, to, 0, length);
    }

    @Override
    boolean isChanged() {
      if (array instanceof Object[] elements) {
        Object[] before = (Object[]) was;
        for (int k = 0; k < length; k++) {
          if (!isSame(before[k], elements[k])) {
            return true;
          }
        }
        return false;
      }
      return !Objects.deepEquals(was, array); // of primitive elements, each compared by itself
    }

    @Override
    void putBack() {
      putInto(array, was);
    }
  }

  /** What a container of the JDK shows through its methods. */
  static final class OfContent extends Memory {
    private final Content content;
    private @Nullable Object[] was;

    /** How to read and write all of it. */
    interface Content {
      @Nullable Object[] read();

      /** Whether it is what was read before; large tables are asked this for each replay. */
      boolean isAsBefore(@Nullable Object[] was);

      /**
       * Makes it what it was.
       *
       * @throws RuntimeException if that cannot be done
       */
      void write(@Nullable Object[] was);
    }

    OfContent(Field root, Object object, Content content) {
      super(root, object);
      this.content = content;
      this.was = content.read();
    }

    @Nullable Object[] was() {
      return was.clone();
    }

    @Override
    boolean isChanged() {
      try {
        return !content.isAsBefore(was);
      } catch (RuntimeException e) {
        return true;
      }
    }

    @Override
    void putBack() {
      content.write(was.clone());
      @Nullable Object[] now = content.read();
      if (now.length == was.length) {
        was = now; // what has no order of its own may have got another one
      }
    }
  }

  /** What an object of the JDK lets be seen of itself and not be changed. */
  static final class OfForm extends Memory {
    private final Object object;
    private final String was;

    /**
     * Remembers it.
     *
     * @throws Print.Opaque if nothing can be seen
     */
    OfForm(Field root, Object object) throws Print.Opaque {
      super(root, object);
      this.object = object;
      this.was = new Print(object).text();
    }

    @Override
    boolean isChanged() {
      try {
        return !was.equals(new Print(object).text());
      } catch (Print.Opaque e) {
        return true;
      }
    }

    @Override
    void putBack() {
      throw new UnsupportedOperationException("its inside is closed");
    }
  }
}
