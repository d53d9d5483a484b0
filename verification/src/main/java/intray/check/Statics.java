package intray.check;

import intray.Wiring;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The static fields of users' classes, as new for each replay. They are remembered once, as they
 * are after the graph was built and before any component runs, with all that can be changed behind
 * them; after each replay what has changed is put back where it was, in the same objects. So a
 * component that counts in a static field of its own counts from the same number each time, and
 * checks of the same classes do not influence each other.
 *
 * <p>Why nothing is loaded anew: messages pass from the replay of one component to that of another,
 * and a class that another loader has loaded is another class, so a cast would fail, a singleton be
 * two, and each replay pay for the loading of classes. Put back in place, identities stay.
 *
 * <p>What cannot be put back is told ({@link #warnings}): what a class of the JDK keeps in an
 * inside that is closed. A HashMap that has grown keeps its size when it is put back, so it may
 * give its elements in another order than a new one; a component whose operations depend on that
 * would be found to be nondeterministic.
 *
 * <p>As long as there is something to put back, replays of classes of one loader take turns, on
 * whatever threads.
 */
final class Statics {
  /** Who waits longer than this for others waits for one that does not return. */
  private static final long PATIENCE_SECONDS = 120;

  private static final @Nullable ClassLoader OWN = Statics.class.getClassLoader();

  /** Many checks of the same graphs ask the same; kept as long as a class of the user's is. */
  private static final ClassValue<Map<Set<Class<?>>, Set<Field>>> NEAR =
      new ClassValue<>() {
        @Override
        protected Map<Set<Class<?>>, Set<Field>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private static final Map<@Nullable ClassLoader, ReentrantLock> TURNS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final List<Memory> memories;
  private final List<ThreadLocal<?>> ofThreads;
  private final ReentrantLock turn;

  /** What was seen to change, in the replays of which components. */
  private final Map<Field, Set<Integer>> changers = new LinkedHashMap<>();

  /** Objects that were changed. */
  private final Set<Object> changed = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> lost = new LinkedHashSet<>();
  private final Map<Field, String> closed;

  /** Remembers what the code around the factories of a graph uses. */
  Statics(Wiring wiring) {
    Set<Class<?>> starts = new LinkedHashSet<>();
    Class<?> users = Statics.class;
    for (int c = 0; c < wiring.components(); c++) {
      for (Class<?> start : List.of(wiring.factory(c).getClass(), wiring.type(c))) {
        starts.add(start);
        users = Fingerprint.isJdk(start) || start.getClassLoader() == OWN ? users : start;
      }
    }
    turn = TURNS.computeIfAbsent(users.getClassLoader(), l -> new ReentrantLock());
    Remembering remembering = new Remembering();
    takeTurn();
    try {
      NEAR.get(users)
          .computeIfAbsent(starts, all -> new StaticFields(all).near())
          .forEach(remembering::root);
    } finally {
      turn.unlock();
    }
    memories = remembering.memories();
    ofThreads = remembering.ofThreads();
    closed = remembering.closed();
  }

  /** Whether there is anything to put back. */
  boolean isAnyKept() {
    return !memories.isEmpty() || !ofThreads.isEmpty();
  }

  /** Whether there is anything that could not be looked at. */
  boolean isAnyClosed() {
    return !closed.isEmpty();
  }

  /**
   * Does something while nobody else uses the static fields; they are as new before and after.
   *
   * @param component who may change them, or {@link Wiring#NOBODY}
   */
  <T> T alone(int component, Supplier<T> work) {
    ofThreads.forEach(ThreadLocal::remove);
    if (memories.isEmpty()) {
      return work.get();
    }
    takeTurn();
    try {
      restore(Wiring.NOBODY);
      return work.get();
    } finally {
      restore(component);
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      turn.lock(); // a replay is short; that the check is to end is noticed elsewhere
      return;
    }
    throw new CheckException(
        "the static fields of the components' classes are in use by another check, a component of"
            + " which has not returned for "
            + PATIENCE_SECONDS
            + " s");
  }

  /** Puts everything back, and notes what a component has changed. */
  private void restore(int component) {
    for (Memory memory : memories) {
      if (memory.isChanged()) {
        if (component != Wiring.NOBODY) {
          changers.computeIfAbsent(memory.root(), f -> new TreeSet<>()).add(component);
          changed.add(memory.object());
        }
        if (!memory.restore()) {
          lost.add(
              "static field "
                  + name(memory.root())
                  + " leads to a "
                  + memory.object().getClass().getName()
                  + " that was changed and cannot be put back, so it is not as new in each replay.");
        }
      }
    }
  }

  /** The values of those fields behind which something is now other than in the beginning. */
  List<@Nullable Object> changedNow() {
    Set<Field> roots = new LinkedHashSet<>();
    for (Memory memory : memories) {
      if (memory.isChanged()) {
        roots.add(memory.root());
      }
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Field root : roots) {
      values.add(name(root));
      values.add(value(root));
    }
    return values;
  }

  /** In whose replays something behind a field has changed. */
  Set<Integer> changersOf(Field field) {
    return changers.getOrDefault(field, Set.of());
  }

  /** All fields behind which something has changed. */
  Set<Field> changedFields() {
    return changers.keySet();
  }

  /** Whether an object was changed in a replay and put back. */
  boolean hasChanged(Object object) {
    return changed.contains(object);
  }

  /**
   * What is not as new in each replay, or may not be.
   *
   * @param used by the code of components
   */
  List<String> warnings(Set<Field> used) {
    List<String> warnings = new ArrayList<>(lost);
    closed.forEach(
        (field, what) -> {
          if (used.contains(field)) {
            warnings.add(
                "static field "
                    + name(field)
                    + " leads to "
                    + what
                    + ", whose inside is closed: if a component changes it, it is not as new in the"
                    + " next replay.");
          }
        });
    return warnings;
  }

  static String name(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  /** The value of a static field; null also if it cannot be read. */
  static @Nullable Object value(Field field) {
    try {
      field.setAccessible(true);
      return Modifier.isStatic(field.getModifiers()) ? field.get(null) : null;
    } catch (IllegalAccessException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
