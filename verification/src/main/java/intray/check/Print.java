package intray.check;

import intray.Box;
import intray.Notice;
import intray.Ports;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a component can reach, written down so that two components with the same text
 * cannot be told apart by running them: classes, values, which references lead to the same object,
 * and of collections also what decides their order. Texts are compared whole, so nothing rests on a
 * hash. Objects are numbered in the order in which they are met and written one after another, each
 * with the numbers of those it refers to; a deep structure costs no stack.
 *
 * <p>Where something cannot be seen, there is no text but the reason ({@link Opaque}). JDK
 * internals stay closed: a few classes are read through their methods, others by their {@linkplain
 * SerialForm serial form}, and the rest is opaque.
 */
final class Print {
  /** Larger structures cost more to compare than to explore anew. */
  private static final int MAX_OBJECTS = 20_000;

  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<String> paths = new ArrayList<>();
  private final Deque<Object> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  /** Why an object graph cannot be compared. */
  static final class Opaque extends Exception {
    private static final long serialVersionUID = 1L;

    Opaque(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * Walks an object graph.
   *
   * @throws Opaque if some of it cannot be seen
   */
  Print(Object root) throws Opaque {
    refer(root, "");
    for (int number = 0; !open.isEmpty(); number++) {
      describe(open.remove(), paths.get(number));
    }
  }

  String text() {
    return text.toString();
  }

  /** The number of an object, or null if it is not reachable. */
  @Nullable Integer number(Object object) {
    return numbers.get(object);
  }

  /** Writes a reference, and remembers what it leads to. */
  private void refer(@Nullable Object value, String path) throws Opaque {
    if (value == null) {
      text.append('~');
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.getDeclaringClass().getName()).append('.').append(constant.name());
    } else if (Fingerprint.isPlainValue(value)) {
      String string = value instanceof Class<?> type ? type.getName() : value.toString();
      text.append(value.getClass().getSimpleName()).append(string.length()).append(':');
      text.append(string);
    } else if (value instanceof Box || value instanceof Notice<?>) {
      // A component's own boxes and notices; what can change about them is told elsewhere.
      text.append(value.getClass().getSimpleName()).append('!');
      text.append(value instanceof Box box ? box.name() : ((Notice<?>) value).name());
    } else if (value instanceof Ports) {
      text.append("Ports");
    } else {
      Integer known = numbers.putIfAbsent(value, numbers.size());
      if (known == null) {
        if (numbers.size() > MAX_OBJECTS) {
          throw new Opaque("more than " + MAX_OBJECTS + " objects");
        }
        open.add(value);
        paths.add(path);
        known = numbers.size() - 1;
      }
      text.append('#').append(known);
    }
    text.append(',');
  }

  private void describe(Object object, String path) throws Opaque {
    Class<?> type = object.getClass();
    text.append('\n').append(type.getName()).append(' ');
    if (type.isArray()) {
      for (int k = 0; k < Array.getLength(object); k++) {
        refer(Array.get(object, k), path + "[" + k + "]");
      }
    } else if (!Fingerprint.isJdk(type)) {
      fields(object, path);
    } else if (object instanceof Optional<?> optional) {
      refer(optional.orElse(null), path);
    } else if (isWords(object)) {
      text.append(object);
    } else if (Fingerprint.isEntry(type)) {
      refer(((Map.Entry<?, ?>) object).getKey(), path + ".getKey()");
      refer(((Map.Entry<?, ?>) object).getValue(), path + ".getValue()");
    } else {
      serialForm(object, type, path);
    }
  }

  private static boolean isWords(Object object) {
    return object instanceof OptionalInt
        || object instanceof OptionalLong
        || object instanceof OptionalDouble;
  }

  private void fields(Object object, String path) throws Opaque {
    Class<?> type = object.getClass();
    while (type != null && !Fingerprint.isJdk(type)) {
      for (Fields.Reader field : Fields.of(type)) {
        String at = path.isEmpty() ? field.name() : path + "." + field.name();
        text.append(field.name()).append('=');
        try {
          refer(field.get(object), at);
        } catch (IllegalAccessException | RuntimeException e) {
          throw new Opaque(
              "its field " + at + " cannot be read: its module opens no package to reflection");
        }
      }
      type = type.getSuperclass();
      text.append('^');
    }
    if (type != null && !SerialForm.isStateless(type)) {
      serialForm(object, type, path);
    }
  }

  private void serialForm(Object object, Class<?> jdk, String path) throws Opaque {
    if (SerialForm.isStateless(jdk)) {
      return;
    }
    SerialForm form = SerialForm.of(object, jdk);
    if (form == null) {
      throw new Opaque(
          (path.isEmpty() ? "it" : "its field " + path)
              + " is a "
              + jdk.getName()
              + ", whose state cannot be seen");
    }
    text.append(form.bytes().length()).append(':').append(form.bytes());
    int k = 0;
    for (Object part : form.parts()) {
      refer(part, path + "[" + k++ + "]");
    }
  }
}
