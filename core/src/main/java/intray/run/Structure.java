package intray.run;

import intray.Owned;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The structure of a message as text: equal text means that two messages look the same, field by
 * field, whether or not their classes define {@code equals}. Cycles and shared parts are written as
 * references, sets and maps without an order of their own in the order of their texts.
 */
public final class Structure {
  private static final char QUOTE = '"';

  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();

  private Structure() {}

  /**
   * Writes a value down.
   *
   * @param value anything, also null and cyclic
   * @return its structure; short for strings, numbers, collections and records
   */
  public static String of(Object value) {
    Structure structure = new Structure();
    structure.write(value);
    return structure.text.toString();
  }

  private void write(Object value) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof String string) {
      quote(string);
    } else if (value instanceof Integer || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Character character) {
      text.append('\'').append(character).append('\'');
    } else if (value instanceof Long) {
      text.append(value).append('L');
    } else if (value instanceof Number && value.getClass().getName().startsWith("java.")) {
      text.append(value).append(value.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.name());
    } else if (value instanceof Class<?> type) {
      text.append(type.getName());
    } else {
      Integer reference = seen.putIfAbsent(value, seen.size() + 1);
      if (reference != null) {
        text.append('#').append(reference);
      } else {
        compound(value);
      }
    }
  }

  private void compound(Object value) {
    if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof Optional<?> optional) {
      text.append("Optional(");
      write(optional.orElse(null));
      text.append(')');
    } else if (value instanceof Map<?, ?> map && isJdk(value)) {
      map(map);
    } else if (value instanceof Collection<?> collection && isJdk(value)) {
      collection(collection);
    } else if (value instanceof Owned<?>) {
      text.append("Owned");
      fields(value, "value");
    } else if (isJdk(value)) {
      text.append(value.getClass().getSimpleName())
          .append('(')
          .append(printable(value))
          .append(')');
    } else {
      text.append(value.getClass().getSimpleName());
      fields(value, null);
    }
  }

  private void array(Object array) {
    text.append(array.getClass().getComponentType().getSimpleName()).append('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      text.append(i == 0 ? "" : ", ");
      write(Array.get(array, i));
    }
    text.append(']');
  }

  private void collection(Collection<?> collection) {
    boolean set = collection instanceof Set<?>;
    List<String> parts = new ArrayList<>();
    for (Object element : collection) {
      parts.add(part(element));
    }
    if (set) {
      Collections.sort(parts);
    }
    join(parts, set ? '{' : '[', set ? '}' : ']');
  }

  private void map(Map<?, ?> map) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      parts.add(part(entry.getKey()) + "=" + part(entry.getValue()));
    }
    Collections.sort(parts);
    join(parts, '{', '}');
  }

  /** What would be written for a part, cut out so that parts can be sorted. */
  private String part(Object value) {
    int start = text.length();
    write(value);
    String part = text.substring(start);
    text.setLength(start);
    return part;
  }

  private void join(List<String> parts, char open, char close) {
    text.append(open);
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(parts.get(i));
    }
    text.append(close);
  }

  /** The fields of a user's object, those of its superclasses first. */
  private void fields(Object value, String only) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type = value.getClass();
        type != null && type != Object.class && !isJdk(type);
        type = type.getSuperclass()) {
      types.add(0, type);
    }
    text.append('(');
    boolean first = true;
    for (Class<?> type : types) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.isSynthetic()
            && (only == null || field.getName().equals(only))) {
          text.append(first ? "" : ", ").append(field.getName()).append('=');
          first = false;
          try {
            field.setAccessible(true);
            write(field.get(value));
          } catch (ReflectiveOperationException | RuntimeException e) {
            text.append("?");
          }
        }
      }
    }
    text.append(')');
  }

  /** A JDK value by its own words, unless they are only its address. */
  private static String printable(Object value) {
    try {
      boolean own = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
      return own ? value.toString() : "?";
    } catch (NoSuchMethodException e) {
      return "?";
    }
  }

  private static boolean isJdk(Object value) {
    return isJdk(value.getClass());
  }

  private static boolean isJdk(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.");
  }

  private void quote(String string) {
    text.append(QUOTE);
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == QUOTE || c == '\\') {
        text.append('\\').append(c);
      } else if (c == '\n') {
        text.append("\\n");
      } else if (c < ' ' || c == 0x7f) {
        text.append("\\u")
            .append(Character.forDigit(c >> 12 & 15, 16))
            .append(Character.forDigit(c >> 8 & 15, 16))
            .append(Character.forDigit(c >> 4 & 15, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append(QUOTE);
  }
}
