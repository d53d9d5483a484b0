package intray.run;

import intray.Owned;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The structure of a message as text: equal text means that two messages look the same, field by
 * field, whether or not their classes define {@code equals}. Cycles and shared parts are written as
 * references ({@code #1} is the first compound part); sets and maps without an order of their own
 * are written in the order of their texts.
 */
public final class Structure {
  private static final char QUOTE = '"';

  private final StringBuilder text = new StringBuilder();

  /** The compound parts met so far, with their numbers, and in the order of their numbers. */
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();

  private final List<Object> order = new ArrayList<>();

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

  /** Several values, each by itself: parts that one shares with another are not references. */
  static String ofEach(List<?> values) {
    Structure structure = new Structure();
    structure.text.append('[');
    for (int i = 0; i < values.size(); i++) {
      structure.text.append(i == 0 ? "" : ", ");
      structure.write(values.get(i));
      structure.forget(0);
    }
    return structure.text.append(']').toString();
  }

  private void write(Object value) {
    if (value == null) {
      text.append("null");
    } else if (value instanceof String string) {
      text.append(QUOTE);
      for (int i = 0; i < string.length(); i++) {
        escape(string.charAt(i), QUOTE);
      }
      text.append(QUOTE);
    } else if (value instanceof Integer || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Character character) {
      text.append('\'');
      escape(character, '\'');
      text.append('\'');
    } else if (value instanceof Long) {
      text.append(value).append('L');
    } else if (value instanceof Number && isJdk(value.getClass())) {
      text.append(value).append(value.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.getDeclaringClass().getSimpleName()).append('.').append(constant.name());
    } else if (value instanceof Class<?> type) {
      text.append("class ").append(type.getName());
    } else {
      compound(value);
    }
  }

  private void compound(Object value) {
    Class<?> type = value.getClass();
    boolean container =
        (value instanceof Map<?, ?> map && !map.isEmpty())
            || (value instanceof Collection<?> collection && !collection.isEmpty())
            || value instanceof Optional<?>
            || type.isArray();
    if (isJdk(type) && !container) {
      leaf(value, type);
      return;
    }
    Integer number = seen.get(value);
    if (number != null) {
      text.append('#').append(number);
      return;
    }
    seen.put(value, seen.size() + 1);
    order.add(value);
    if (type.isArray()) {
      array(value);
    } else if (!isJdk(type)) {
      text.append(name(type));
      fields(value, type);
    } else {
      contents(value);
    }
  }

  /** A value of the JDK by its own words, unless they are only its address. */
  private void leaf(Object value, Class<?> type) {
    if (!contents(value)) {
      text.append(name(type)).append('(').append(ownWords(value)).append(')');
    }
  }

  /** Forgets the parts met since there were so many. */
  private void forget(int size) {
    while (order.size() > size) {
      seen.remove(order.remove(order.size() - 1));
    }
  }

  private void array(Object array) {
    Class<?> type = array.getClass().getComponentType();
    text.append(type.getSimpleName()).append('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      text.append(i == 0 ? "" : ", ");
      if (type.isPrimitive() && type != char.class) {
        text.append(Array.get(array, i));
      } else {
        write(Array.get(array, i));
      }
    }
    text.append(']');
  }

  /** Writes what a container of the JDK holds; false if this is none. */
  private boolean contents(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<Object[]> entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.add(new Object[] {entry.getKey(), entry.getValue()});
      }
      parts(entries, '{', '}', !(map instanceof LinkedHashMap || map instanceof SortedMap));
    } else if (value instanceof Collection<?> collection) {
      boolean set = collection instanceof Set<?>;
      boolean ordered = collection instanceof LinkedHashSet || collection instanceof SortedSet;
      List<Object[]> elements = new ArrayList<>();
      for (Object element : collection) {
        elements.add(new Object[] {element});
      }
      parts(elements, set ? '{' : '[', set ? '}' : ']', set && !ordered);
    } else if (value instanceof Optional<?> optional) {
      text.append("Optional(");
      write(optional.orElse(null));
      text.append(')');
    } else {
      return false;
    }
    return true;
  }

  private void parts(List<Object[]> parts, char open, char close, boolean sorted) {
    List<Object[]> inOrder = sorted ? sorted(parts) : parts;
    text.append(open);
    for (int i = 0; i < inOrder.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      part(inOrder.get(i));
    }
    text.append(close);
  }

  /** A key with its value, or an element alone. */
  private void part(Object[] part) {
    write(part[0]);
    if (part.length > 1) {
      text.append('=');
      write(part[1]);
    }
  }

  /** By what each would be if it were the first: references must not depend on a hash order. */
  private List<Object[]> sorted(List<Object[]> parts) {
    int known = order.size();
    int start = text.length();
    List<String> texts = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      part(parts.get(i));
      texts.add(text.substring(start));
      positions.add(i);
      text.setLength(start);
      forget(known);
    }
    Collections.sort(positions, (a, b) -> texts.get(a).compareTo(texts.get(b)));
    List<Object[]> sorted = new ArrayList<>();
    for (int position : positions) {
      sorted.add(parts.get(position));
    }
    return sorted;
  }

  /** The fields of a user's object, those of its superclasses first. */
  private void fields(Object value, Class<?> last) {
    List<Class<?>> types = new ArrayList<>();
    Class<?> type = last;
    for (; !isJdk(type); type = type.getSuperclass()) {
      types.add(0, type);
    }
    text.append('(');
    boolean first = type == Object.class || type == Record.class;
    if (value instanceof Throwable thrown) {
      write(thrown.getMessage());
    } else if (!first && !contents(value)) {
      text.append('?');
    }
    for (Class<?> declaring : types) {
      for (Field field : declaring.getDeclaredFields()) {
        if (isPart(field)) {
          text.append(first ? "" : ", ").append(field.getName()).append('=');
          first = false;
          try {
            field.setAccessible(true);
            write(field.get(value));
          } catch (ReflectiveOperationException | RuntimeException e) {
            text.append('?');
          }
        }
      }
    }
    text.append(')');
  }

  private static boolean isPart(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !(field.isSynthetic() && field.getName().startsWith("this$"))
        && (field.getDeclaringClass() != Owned.class || field.getName().equals("value"));
  }

  private static String ownWords(Object value) {
    try {
      boolean own = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
      return own ? value.toString() : "?";
    } catch (NoSuchMethodException e) {
      return "?";
    }
  }

  /**
   * Without what the virtual machine adds to the name of a lambda, which is never twice the same.
   */
  private static String name(Class<?> type) {
    String name = type.getSimpleName();
    if (name.isEmpty()) {
      name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
    int generated = name.indexOf("$$");
    return generated < 0 ? name : name.substring(0, generated) + "$lambda";
  }

  private static boolean isJdk(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.");
  }

  private void escape(char c, char quote) {
    if (c == quote || c == '\\') {
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
}
