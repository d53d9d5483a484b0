package intray.check;

import intray.ComponentFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The static fields that the code of some classes uses, and the code that it calls: from methods to
 * the fields and methods that they refer to, and from a constructor to all methods of its class,
 * since any of them may be called on the object. Only classes that come from the jars or folders of
 * those at the start are followed, so neither the JDK nor libraries are; of the JDK's own static
 * state only the system properties count. What is called by reflection is not seen.
 */
final class StaticFields {
  private final Set<Field> used = new LinkedHashSet<>();
  private final Set<Class<?>> touched = new LinkedHashSet<>();
  private final Set<Class<?>> made = new HashSet<>();

  /** Each class has its methods once. */
  private final Set<ClassCode.Method> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Deque<Code> open = new ArrayDeque<>();
  private final Set<@Nullable CodeSource> homes = new HashSet<>();
  private final Set<Class<?>> hosts = new HashSet<>();
  private boolean changesProperties;

  /** A method of a class. */
  private record Code(Class<?> type, ClassCode.Method method) {}

  /**
   * Follows code.
   *
   * @param starts classes of components, of what they hold, and of factories
   */
  StaticFields(Collection<Class<?>> starts) {
    for (Class<?> start : starts) {
      if (!Fingerprint.isJdk(start)) {
        homes.add(start.getProtectionDomain().getCodeSource());
        hosts.add(start.getNestHost());
      }
    }
    starts.forEach(this::start);
    while (!open.isEmpty()) {
      Code next = open.remove();
      next.method().references().forEach(reference -> follow(next, reference));
    }
  }

  /** Those that the code reads or writes, other than in initialisers. */
  Set<Field> used() {
    return used;
  }

  /** All those of classes that the code uses. */
  Set<Field> near() {
    Set<Field> near = new LinkedHashSet<>();
    for (Class<?> type : touched) {
      try {
        for (Field field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
            near.add(field);
          }
        }
      } catch (LinkageError e) {
        // of a class that is not there: then this code was never run
      }
    }
    if (changesProperties) {
      near.add(SystemProperties.FIELD);
    }
    return near;
  }

  private void start(Class<?> type) {
    int lambda = type.isHidden() ? type.getName().indexOf("$$Lambda") : -1;
    if (lambda < 0) {
      make(type);
      return;
    }
    // The code of a lambda is in the class around it; which of them it is, is not told.
    @Nullable Class<?> around = find(type.getName().substring(0, lambda).replace('.', '/'), type);
    if (around == null || !isFollowed(around)) {
      return;
    }
    Set<String> interfaces = new HashSet<>();
    for (Class<?> one : type.getInterfaces()) {
      interfaces.add(one.getName().replace('.', '/'));
    }
    touch(around);
    for (ClassCode.Method method : ClassCode.methods(around)) {
      for (ClassCode.Reference reference : method.references()) {
        if (reference.lambda() != null && interfaces.contains(reference.lambda())) {
          follow(new Code(around, method), reference);
        }
      }
    }
  }

  private boolean isFollowed(Class<?> type) {
    return !type.isArray()
        && !type.isPrimitive()
        && !Fingerprint.isJdk(type)
        && !isIntrays(type)
        && homes.contains(type.getProtectionDomain().getCodeSource());
  }

  /** What the checker remembers is nobody's state; its own test graphs are in its package too. */
  private boolean isIntrays(Class<?> type) {
    String its = type.getPackageName();
    boolean intrays =
        its.equals(StaticFields.class.getPackageName())
            || its.equals(ComponentFactory.class.getPackageName());
    return intrays && !hosts.contains(type.getNestHost());
  }

  /** There is an object of a class. */
  private void make(Class<?> type) {
    for (Class<?> at = type; at != null && isFollowed(at); at = at.getSuperclass()) {
      if (made.add(at)) {
        touch(at);
        for (ClassCode.Method method : ClassCode.methods(at)) {
          add(at, method);
        }
      }
    }
  }

  private void touch(Class<?> type) {
    if (touched.add(type)) {
      for (ClassCode.Method method : ClassCode.methods(type)) {
        if (method.name().equals("<clinit>")) {
          add(type, method);
        }
      }
    }
  }

  private void add(Class<?> type, ClassCode.Method method) {
    if (seen.add(method)) {
      open.add(new Code(type, method));
    }
  }

  private void follow(Code from, ClassCode.Reference reference) {
    if (SystemProperties.isUsedBy(reference)) {
      used.add(SystemProperties.FIELD);
      changesProperties |= SystemProperties.isChangedBy(reference);
    }
    @Nullable Class<?> owner = find(reference.owner(), from.type());
    if (owner == null) {
      return;
    }
    for (@Nullable Class<?> at = owner; at != null && isFollowed(at); at = at.getSuperclass()) {
      touch(at);
      if (reference.isField() ? field(from, at, reference) : method(at, reference)) {
        return;
      }
      for (Class<?> one : at.getInterfaces()) {
        if (isFollowed(one) && method(one, reference)) {
          touch(one);
        }
      }
    }
  }

  private static @Nullable Class<?> find(String name, Class<?> from) {
    try {
      return name.startsWith("[")
          ? null
          : Class.forName(name.replace('/', '.'), false, from.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // not there: then this code was never run
    }
  }

  private boolean field(Code from, Class<?> at, ClassCode.Reference reference) {
    try {
      Field field = at.getDeclaredField(reference.name());
      if (Modifier.isStatic(field.getModifiers())
          && !field.isSynthetic()
          && !from.method().name().equals("<clinit>")) {
        used.add(field);
      }
      return true;
    } catch (NoSuchFieldException | LinkageError e) {
      return false; // inherited
    }
  }

  private boolean method(Class<?> at, ClassCode.Reference reference) {
    if (reference.name().equals("<init>")) {
      make(at);
      return true;
    }
    List<ClassCode.Method> methods = ClassCode.methods(at);
    for (ClassCode.Method method : methods) {
      if (method.name().equals(reference.name())
          && Objects.equals(method.descriptor(), reference.descriptor())) {
        add(at, method);
        return true;
      }
    }
    return false;
  }
}
