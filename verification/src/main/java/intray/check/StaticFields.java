package intray.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The static fields that the code of some classes uses, and the code that it calls. Read from the
 * constant pools of the class files, which name every field and method that a class refers to; only
 * classes that come from the same jar or folder are followed, so neither the JDK nor libraries are.
 */
final class StaticFields {
  /** A component whose code refers to more classes is not followed any further. */
  private static final int MAX_CLASSES = 500;

  private static final int FIELD = 9;

  private final Set<Field> fields = new LinkedHashSet<>();
  private final Set<Class<?>> seen = new HashSet<>();
  private final Deque<Class<?>> open = new ArrayDeque<>();
  private final @Nullable CodeSource home;
  private final @Nullable ClassLoader loader;

  private final Class<?> host;

  private StaticFields(Class<?> start) {
    host = start.getNestHost();
    home = start.getProtectionDomain().getCodeSource();
    loader = start.getClassLoader();
  }

  /**
   * Looks them up.
   *
   * @param component whose code it is
   * @param parts classes of what the component holds
   */
  static Set<Field> usedBy(Class<?> component, Set<Class<?>> parts) {
    StaticFields used = new StaticFields(component);
    used.visit(component);
    parts.forEach(used::visit);
    while (!used.open.isEmpty()) {
      used.read(used.open.remove());
    }
    return used.fields;
  }

  private void visit(@Nullable Class<?> type) {
    // The code of a lambda is in the class around it.
    Class<?> at = type != null && type.isHidden() ? type.getNestHost() : type;
    if (at == null
        || at.isArray()
        || at.isPrimitive()
        || Fingerprint.isJdk(at)
        || isCheckers(at)
        || !Objects.equals(home, at.getProtectionDomain().getCodeSource())) {
      return;
    }
    if (seen.size() < MAX_CLASSES && seen.add(at)) {
      open.add(at);
      visit(at.getSuperclass());
    }
  }

  /** What the checker remembers is nobody's state; its own test graphs are in its package too. */
  private boolean isCheckers(Class<?> at) {
    return at.getPackageName().equals(StaticFields.class.getPackageName())
        && at.getNestHost() != host;
  }

  private void read(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      if (in != null) {
        for (Reference reference : references(new DataInputStream(in))) {
          follow(reference);
        }
      }
    } catch (IOException e) {
      // a class that cannot be read cannot be followed
    }
  }

  private void follow(Reference reference) {
    if (reference.owner().startsWith("[")) {
      return;
    }
    try {
      Class<?> owner = Class.forName(reference.owner().replace('/', '.'), false, loader);
      visit(owner);
      if (reference.isField() && seen.contains(owner)) {
        Field field = owner.getDeclaredField(reference.name());
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          fields.add(field);
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // inherited, or not there: then this code was never run
    }
  }

  /** A field or method that a class refers to. */
  private record Reference(boolean isField, String owner, String name) {}

  /** Reads a constant pool: Java Virtual Machine Specification, 4.4. */
  private static List<Reference> references(DataInputStream in) throws IOException {
    in.skipNBytes(8); // magic number and version
    int size = in.readUnsignedShort();
    String[] texts = new String[size];
    int[] first = new int[size];
    int[] second = new int[size];
    int[] tags = new int[size];
    for (int k = 1; k < size; k++) {
      tags[k] = in.readUnsignedByte();
      switch (tags[k]) {
        case 1 -> texts[k] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          k++; // these take two places
        }
        case 7, 8, 16, 19, 20 -> first[k] = in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        default -> {
          first[k] = in.readUnsignedShort();
          second[k] = in.readUnsignedShort();
        }
      }
    }
    List<Reference> references = new ArrayList<>();
    for (int k = 1; k < size; k++) {
      if (tags[k] >= FIELD && tags[k] <= 11) {
        String owner = texts[first[first[k]]];
        String name = texts[first[second[k]]];
        references.add(new Reference(tags[k] == FIELD, owner, name));
      }
    }
    return references;
  }
}
