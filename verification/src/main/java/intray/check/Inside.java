package intray.check;

import intray.Owned;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one object holds itself: values, and references to other objects, but not what those hold.
 * Two of the same object, read at different times, tell whether somebody has written to it in
 * between. Sees what a {@link Fingerprint} sees; JDK internals stay closed.
 */
final class Inside {
  private final List<@Nullable Object> values = new ArrayList<>();

  /** To each value the way that leads to it: the name of a field, or a {@link Way}. */
  private final List<Object> ways = new ArrayList<>();

  /** What to compare it by. */
  private final List<@Nullable Object> content = new ArrayList<>();

  private final boolean remembers;
  private boolean hasOrder = true;
  private boolean isMutable;
  private boolean isSeen = true;

  /** How an element is reached. */
  record Way(boolean isKey, @Nullable Object by) {
    /** For people; a user's object is not asked for its words, since it may have none. */
    @Override
    public String toString() {
      if (isKey) {
        return ".keySet()";
      } else if (by instanceof Integer index) {
        return "[" + index + "]";
      } else if (by instanceof Key key) {
        Object known = key.of();
        return ".get("
            + (known == null || Fingerprint.isPlainValue(known)
                ? known
                : "a " + known.getClass().getSimpleName())
            + ")";
      }
      return "";
    }
  }

  private record Key(@Nullable Object of) {}

  private static final Way ONLY = new Way(false, null);
  private static final String CAUSE = "getCause()";

  /**
   * Reads an object.
   *
   * @param remembers whether it is to be compared with the object later, so that what may be
   *     written over must be copied
   */
  Inside(Object object, boolean remembers) {
    this.remembers = remembers;
    Class<?> type = object.getClass();
    if (type.isArray()) {
      array(object);
    } else if (object instanceof Optional<?> optional) {
      add(optional.orElse(null), ONLY);
    } else if (Fingerprint.isEntry(type)) {
      add(((Map.Entry<?, ?>) object).getKey(), "getKey()");
      add(((Map.Entry<?, ?>) object).getValue(), "getValue()");
    } else if (Proxy.isProxyClass(type)) {
      add(Proxy.getInvocationHandler(object), "handler");
    } else if (!Fingerprint.isJdk(type)) {
      isMutable = object instanceof Owned<?>;
      fields(object);
      inherited(object);
    } else if (!isContainer(object) && !Fingerprint.isKnownToStay(object)) {
      isMutable = true;
      form(object, type);
    }
  }

  /** What it holds, and refers to; null among them. */
  List<@Nullable Object> values() {
    return values;
  }

  Object way(int k) {
    return ways.get(k);
  }

  /** Whether what it holds comes in an order that is the same in each copy. */
  boolean hasOrder() {
    return hasOrder;
  }

  /** Whether it can be written to, itself. */
  boolean isMutable() {
    return isMutable;
  }

  /** Whether all that it refers to is known; else a change may be that of anything behind it. */
  boolean isSeen() {
    return isSeen;
  }

  /** Whether nobody has written to an object between these two looks at it. */
  boolean isSameAs(Inside other) {
    if (other.content.size() != content.size()) {
      return false;
    }
    for (int k = 0; k < content.size(); k++) {
      Object one = content.get(k);
      Object another = other.content.get(k);
      if (!(one instanceof Copy copy ? copy.isSameAs(another) : Memory.isSame(one, another))) {
        return false;
      }
    }
    return true;
  }

  /** The elements of an array, as they were. */
  private record Copy(Object elements) {
    static Copy of(Object array) {
      int length = Array.getLength(array);
      Object copy = Array.newInstance(array.getClass().getComponentType(), length);
      System.arraycopy(array, 0, copy, 0, length);
      return new Copy(copy);
    }

    boolean isSameAs(@Nullable Object other) {
      if (!(other instanceof Copy copy) || elements.getClass() != copy.elements.getClass()) {
        return false;
      } else if (elements instanceof Object[] one) {
        Object[] another = (Object[]) copy.elements;
        boolean same = one.length == another.length;
        for (int k = 0; same && k < one.length; k++) {
          same = Memory.isSame(one[k], another[k]);
        }
        return same;
      }
      return Objects.deepEquals(elements, copy.elements); // primitive ones, each by itself
    }
  }

  private void add(@Nullable Object value, Object way) {
    values.add(value);
    ways.add(way);
    compare(value);
    if (value instanceof Owned<?>) {
      isSeen = false; // what it holds is out of reach, but not what is done to that
      isMutable = true;
      compare(remembers ? Fingerprint.of(value).text() : null);
    }
  }

  private void compare(@Nullable Object value) {
    if (remembers) {
      content.add(value);
    }
  }

  private void array(Object array) {
    int length = Array.getLength(array);
    isMutable = length > 0;
    if (array instanceof Object[] elements) {
      for (int k = 0; k < length; k++) {
        add(elements[k], new Way(false, k));
      }
    } else if (remembers) {
      compare(Copy.of(array));
    }
  }

  private void fields(Object object) {
    for (Class<?> type = object.getClass();
        type != null && !Fingerprint.isJdk(type);
        type = type.getSuperclass()) {
      for (Fields.Reader field : Fields.of(type)) {
        isMutable |= !field.isFinal();
        if (remembers || !field.isPrimitive()) {
          try {
            add(field.get(object), field.name());
          } catch (IllegalAccessException | RuntimeException e) {
            // what cannot be read cannot be followed
          }
        }
      }
    }
  }

  /** What a user's class has from a class of the JDK that is no mere base. */
  private void inherited(Object object) {
    Class<?> jdk = Fingerprint.jdkBase(object.getClass());
    if (SerialForm.isStateless(jdk)) {
      return;
    } else if (object instanceof Throwable thrown) {
      compare(thrown.getMessage());
      add(thrown.getCause(), CAUSE);
    } else if (!isContainer(object)) {
      isMutable = true;
      form(object, jdk);
    }
  }

  private boolean isContainer(Object object) {
    if (object instanceof Map<?, ?> map) {
      isMutable |= !Fingerprint.isUnmodifiable(object);
      List<Map.Entry<?, ?>> entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.add(new AbstractMap.SimpleEntry<>(entry.getKey(), entry.getValue()));
      }
      hasOrder = isInOrder(object) || (!(map instanceof IdentityHashMap) && sortByKeys(entries));
      for (Map.Entry<?, ?> entry : entries) {
        add(entry.getKey(), new Way(true, null));
        add(entry.getValue(), new Way(false, new Key(entry.getKey())));
      }
      compare(Observed.defaults(object));
      return true;
    } else if (object instanceof Collection<?> collection) {
      isMutable |= !Fingerprint.isUnmodifiable(object);
      hasOrder = isInOrder(object);
      int k = 0;
      for (Object element : collection) {
        add(element, new Way(false, k++));
      }
      return true;
    }
    return false;
  }

  /** Whether its order does not depend on hashes, which may be other ones in a copy. */
  private static boolean isInOrder(Object container) {
    return container instanceof List<?>
        || container instanceof Queue<?>
        || container instanceof LinkedHashSet<?>
        || container instanceof SortedSet<?>
        || container instanceof LinkedHashMap<?, ?>
        || container instanceof SortedMap<?, ?>
        || container instanceof EnumMap<?, ?>
        || (container instanceof Set<?> set && set.size() < 2)
        || (container instanceof Map<?, ?> map && map.size() < 2);
  }

  /** Puts entries in an order of their own, if their keys tell one. */
  private static boolean sortByKeys(List<Map.Entry<?, ?>> entries) {
    for (Map.Entry<?, ?> entry : entries) {
      Object key = entry.getKey();
      if (key != null && !(Fingerprint.isPlainValue(key) && !(key instanceof Class<?>))) {
        return false;
      }
    }
    entries.sort(Comparator.comparing(entry -> keyText(entry.getKey())));
    return true;
  }

  private static String keyText(@Nullable Object key) {
    return key instanceof Enum<?> constant
        ? constant.getDeclaringClass().getName() + " " + constant.name()
        : key == null ? "" : key.getClass().getName() + " " + key;
  }

  /** What an object of the JDK, or of a subclass, says about itself. */
  private void form(Object object, Class<?> jdk) {
    SerialForm form = SerialForm.of(object, jdk);
    List<@Nullable Object> observed = form == null ? Observed.parts(object) : null;
    if (observed != null) {
      for (int k = 0; k < observed.size(); k++) {
        add(observed.get(k), new Way(false, k));
      }
      return;
    }
    if (form == null) {
      isSeen = false;
      compare(remembers ? Fingerprint.of(object).text() : null);
      return;
    }
    compare(form.bytes());
    int k = 0;
    for (Object part : form.parts()) {
      Way way = new Way(false, k++);
      if (part.getClass().isArray()) {
        // Made to be written, perhaps, or the user's own: its elements tell, and not which it is.
        values.add(part);
        ways.add(way);
        compare(remembers ? Copy.of(part) : null);
      } else {
        add(part, way);
      }
    }
  }
}
