package intray.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The instance fields that a class itself declares, found once. */
final class Fields {
  private static final ClassValue<List<Reader>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Reader> computeValue(Class<?> type) {
          List<Reader> readers = new ArrayList<>();
          for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
              readers.add(new Reader(field));
            }
          }
          return List.copyOf(readers);
        }
      };

  private Fields() {}

  static List<Reader> of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** Reads one field, if its module lets us. */
  static final class Reader {
    private final Field field;

    private Reader(Field field) {
      this.field = field;
      try {
        field.setAccessible(true);
      } catch (RuntimeException e) {
        // whoever reads it will be told
      }
    }

    String name() {
      return field.getName();
    }

    boolean isFinal() {
      return Modifier.isFinal(field.getModifiers());
    }

    boolean isPrimitive() {
      return field.getType().isPrimitive();
    }

    @Nullable Object get(Object object) throws IllegalAccessException {
      return field.get(object);
    }

    /** Puts into one object what a function makes of what is in another of the same class. */
    void copy(Object from, Object to, UnaryOperator<@Nullable Object> copied) {
      try {
        field.set(to, copied.apply(field.get(from)));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
