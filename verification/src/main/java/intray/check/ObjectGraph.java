package intray.check;

import intray.Box;
import intray.Notice;
import intray.Owned;
import intray.Ports;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches whom: walks objects through fields of users' classes, elements of arrays, and what
 * collections and maps of the JDK show through their interfaces. JDK internals stay closed; a
 * component's boxes are not its property.
 */
final class ObjectGraph {
  private final IdentityHashMap<Object, String> paths = new IdentityHashMap<>();
  private final Deque<Object> open = new ArrayDeque<>();

  private ObjectGraph(Object root) {
    visit(root, "");
    while (!open.isEmpty()) {
      Object at = open.remove();
      children(at, paths.get(at));
    }
  }

  /** Everything that can be reached, with the way to it; empty for the object itself. */
  static IdentityHashMap<Object, String> paths(Object root) {
    return new ObjectGraph(root).paths;
  }

  /** The objects that a message consists of and that can be changed. */
  static Set<Object> changeableParts(Object message) {
    Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object part : new ObjectGraph(message).paths.keySet()) {
      if (Fingerprint.of(part).isMutable()) {
        parts.add(part);
      }
    }
    return parts;
  }

  /**
   * How a component reaches one of some objects, as in {@code "kept.rows[2]"}, or null if it does
   * not.
   */
  static @Nullable String path(Object component, Set<Object> parts) {
    for (Map.Entry<Object, String> reached : new ObjectGraph(component).paths.entrySet()) {
      if (parts.contains(reached.getKey())) {
        return reached.getValue();
      }
    }
    return null;
  }

  private void visit(@Nullable Object value, String path) {
    if (value == null
        || Fingerprint.isPlainValue(value)
        || value instanceof Box
        || value instanceof Ports
        || value instanceof Notice<?>) {
      return;
    }
    // What an Owned holds is out of reach once it was handed off, and before that it is the
    // component's.
    boolean guarded = value instanceof Owned<?> && !path.isEmpty();
    if (!guarded && paths.putIfAbsent(value, path) == null) {
      open.add(value);
    }
  }

  private void children(Object value, @Nullable String path) {
    String at = path == null ? "" : path;
    if (value.getClass().isArray()) {
      for (int k = 0;
          !value.getClass().getComponentType().isPrimitive() && k < Array.getLength(value);
          k++) {
        visit(Array.get(value, k), at + "[" + k + "]");
      }
    } else if (value instanceof Optional<?> optional) {
      visit(optional.orElse(null), at);
    } else if (!Fingerprint.isJdk(value.getClass())) {
      fields(value, at);
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        visit(entry.getKey(), at + ".keySet()");
        visit(entry.getValue(), at + ".get(" + entry.getKey() + ")");
      }
    } else if (value instanceof Collection<?> collection) {
      int k = 0;
      for (Object element : collection) {
        visit(element, at + "[" + k++ + "]");
      }
    }
  }

  private void fields(Object value, String path) {
    for (Class<?> type = value.getClass();
        type != null && !Fingerprint.isJdk(type);
        type = type.getSuperclass()) {
      for (Fields.Reader field : Fields.of(type)) {
        if (!field.isPrimitive()) {
          try {
            visit(field.get(value), path.isEmpty() ? field.name() : path + "." + field.name());
          } catch (IllegalAccessException | RuntimeException e) {
            // a field that cannot be read cannot be followed
          }
        }
      }
    }
  }
}
