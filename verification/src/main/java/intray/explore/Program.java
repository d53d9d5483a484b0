package intray.explore;

import intray.explore.scheduled.Cells;
import intray.explore.scheduled.Thread;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A harness, rewritten and made ready: what its threads share is there, and none of them has run.
 * It has a constructor with its arguments, {@code bodies()}, {@code prepare(Thread[])} and {@code
 * outcome()}.
 */
final class Program {
  /** More would not fit into the sets of users of a cell. */
  private static final int MAX_THREADS = 31;

  private final ClassLoader loader;
  private final Memory memory;
  private final Thread[] threads;
  private final MethodHandle[] bodies;
  private final MethodHandle outcome;
  private final IdentityHashMap<Object, String> names;
  private String ended = "";

  private Program(
      ClassLoader loader,
      Memory memory,
      Thread[] threads,
      MethodHandle[] bodies,
      MethodHandle outcome,
      IdentityHashMap<Object, String> names) {
    this.loader = loader;
    this.memory = memory;
    this.threads = threads;
    this.bodies = bodies;
    this.outcome = outcome;
    this.names = names;
  }

  /** Makes a harness, noting in a memory what is there before its threads run. */
  static Program make(ClassLoader loader, String harness, String[] args, Memory memory) {
    Program[] made = new Program[1];
    SetUp setUp = new SetUp(memory);
    try {
      Class<?> type = Class.forName(harness, true, loader);
      Cells.within(setUp, () -> made[0] = make(loader, type, args, memory, setUp));
    } catch (ExploreException e) {
      throw e;
    } catch (Throwable e) { // whatever the code under exploration throws
      Throwable cause = e;
      while (!(cause instanceof ExploreException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new ExploreException(harness + " cannot be made: " + cause, e);
    }
    return made[0];
  }

  private static Program make(
      ClassLoader loader, Class<?> type, String[] args, Memory memory, SetUp setUp)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor(String[].class);
    constructor.setAccessible(true);
    Object harness = constructor.newInstance((Object) args.clone());
    Object made = Objects.requireNonNull(method(type, "bodies").invoke(harness));
    int n = Array.getLength(made);
    if (n > MAX_THREADS) {
      throw new ExploreException(type.getName() + " has " + n + " threads; at most " + MAX_THREADS);
    }
    Thread[] threads = new Thread[n];
    MethodHandle[] bodies = new MethodHandle[n];
    IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    for (int k = 0; k < n; k++) {
      threads[k] = new Thread(k);
      register(threads[k], threads[k].toString(), loader, setUp, names);
      Object body = Array.get(made, k);
      Method step =
          method(
              Class.forName(type.getSuperclass().getName() + "$Body", true, loader),
              "step",
              int.class,
              String.class);
      bodies[k] = MethodHandles.lookup().unreflect(step).bindTo(body);
      register(body, "", loader, setUp, names);
    }
    method(type, "prepare", Thread[].class).invoke(harness, (Object) threads);
    register(harness, "", loader, setUp, names);
    for (Object known : memory.before()) {
      register(known, known.getClass().getSimpleName(), loader, setUp, names);
    }
    MethodHandle outcome =
        MethodHandles.lookup().unreflect(method(type, "outcome")).bindTo(harness);
    return new Program(loader, memory, threads, bodies, outcome, names);
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    for (@Nullable Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == parameters.length
            && !method.isBridge()) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }

  /** Numbers an object, and all that is reached from it by final fields and in arrays. */
  private static void register(
      @Nullable Object object,
      String name,
      ClassLoader loader,
      SetUp setUp,
      IdentityHashMap<Object, String> names)
      throws IllegalAccessException {
    if (object == null || Memory.saysAll(object) || names.containsKey(object)) {
      return;
    }
    names.put(object, name);
    setUp.number(object);
    Class<?> type = object.getClass();
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      for (int k = 0; k < Array.getLength(object); k++) {
        register(Array.get(object, k), name + "[" + k + "]", loader, setUp, names);
      }
    }
    for (@Nullable Class<?> at = type;
        at != null && at.getClassLoader() == loader;
        at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          String part = (name.isEmpty() ? "" : name + ".") + field.getName();
          register(field.get(object), at.isHidden() ? "" : part, loader, setUp, names);
        }
      }
    }
  }

  ClassLoader loader() {
    return loader;
  }

  int threads() {
    return threads.length;
  }

  Thread thread(int number) {
    return threads[number];
  }

  /** Runs one thread in steps; is told after each what the thread keeps of it. */
  void run(int thread, BiConsumer<Integer, String> stepped) throws Throwable {
    @Nullable String told = "";
    for (int k = 0; ; k++) {
      told = (String) bodies[thread].invoke(k, told);
      if (told == null) {
        return;
      }
      stepped.accept(k, told);
    }
  }

  /** How it ended, told by code whose accesses are performed so. */
  String outcome(Afterwards view) {
    try {
      Cells.within(view, () -> ended = (String) outcome.invoke());
    } catch (ExploreException | Memory.Learnt e) {
      throw e;
    } catch (Throwable e) { // whatever the code under exploration throws
      throw new ExploreException("the outcome cannot be told: " + e, e);
    }
    return ended;
  }

  /** An object whose fields are not all scheduled must not go from one thread to another. */
  void requireScheduled(Object object) {
    Class<?> type = object.getClass();
    boolean rewritten = type.getClassLoader() == loader && !type.isHidden();
    boolean ours = type.getPackage() == Thread.class.getPackage();
    if (!rewritten && !ours && !type.isArray() && type != Object.class) {
      throw new ExploreException(
          "a thread makes a "
              + type.getName()
              + " and shows it to others, who would change it unseen: rewrite its class too");
    }
  }

  /** A cell, as the source names it. */
  String name(Cell cell) {
    Object owner = Objects.requireNonNull(memory.value(cell.owner));
    String name = names.get(owner);
    if (name == null) {
      name = value(cell.owner);
    }
    String field = cell.field.substring(0, cell.field.indexOf(':'));
    if (field.equals("value")) {
      return name;
    }
    String part = field.substring(field.indexOf('.') + 1);
    return name.isEmpty() || part.startsWith("[") ? name + part : name + "." + part;
  }

  /** A value, for people. */
  String value(int number) {
    Object value = memory.value(number);
    if (value == null || Memory.saysAll(value)) {
      return value instanceof String ? '"' + value.toString() + '"' : String.valueOf(value);
    }
    String name = names.get(value);
    if (name != null && !name.isEmpty()) {
      return name;
    }
    int maker = memory.maker(number);
    return value.getClass().getSimpleName()
        + " "
        + number
        + (maker < 0 ? "" : " of " + threads[maker]);
  }
}
