package intray.check;

import intray.Box;
import intray.Notice;
import intray.Ports;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that can be changed behind static fields: through fields of users' objects, elements of
 * arrays, and what containers of the JDK show. What is known not to change is passed over; what is
 * neither is {@link #closed}.
 */
final class Remembering {
  /** What lies behind one field and is larger is not remembered. */
  private static final int MAX_OBJECTS = 100_000;

  private static final String UNCHANGING =
      "java\\.(time|math|net\\.UR[IL]|nio\\.charset)\\b.*"
          + "|java\\.lang\\.(Object|Module|Runtime|Package|invoke\\..*|reflect\\..*)"
          + "|java\\.util\\.(UUID|Locale|Currency|Optional.*|Base64.*|HexFormat"
          + "|regex\\.Pattern|random\\..*|Comparators.*|Collections\\$ReverseComparator.*)"
          + "|java\\.util\\.(stream\\.Collectors.*|function\\..*|concurrent\\.TimeUnit.*)"
          + "|java\\.io\\.(File|ObjectStreamField|FileDescriptor)|sun\\.(nio\\.(fs|cs)|util)\\..*";

  private final List<Memory> memories = new ArrayList<>();
  private final List<ThreadLocal<?>> ofThreads = new ArrayList<>();
  private final Map<Field, String> closed = new LinkedHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  List<Memory> memories() {
    return memories;
  }

  /** What every thread begins with anew. */
  List<ThreadLocal<?>> ofThreads() {
    return ofThreads;
  }

  /** Behind which fields something cannot be seen, and what. */
  Map<Field, String> closed() {
    return closed;
  }

  /** Remembers a static field and all behind it. Initialises its class. */
  void root(Field field) {
    if (field.equals(SystemProperties.FIELD)) {
      memories.add(new Memory.OfContent(field, System.getProperties(), new SystemProperties()));
      return;
    }
    boolean constant = Modifier.isFinal(field.getModifiers());
    if (constant && (field.getType().isPrimitive() || field.getType() == String.class)) {
      return;
    }
    int before = seen.size();
    try {
      field.setAccessible(true);
      Object value = field.get(null);
      if (!constant) {
        memories.add(new Memory.OfFields(field, null, List.of(field)));
      }
      refer(value);
      while (!open.isEmpty() && seen.size() - before < MAX_OBJECTS) {
        remember(field, open.remove());
      }
      if (!open.isEmpty()) {
        closed.put(field, "more than " + MAX_OBJECTS + " objects");
      }
    } catch (IllegalAccessException | RuntimeException | StackOverflowError e) {
      closed.put(field, "something that cannot be read (" + e + ")");
    } catch (LinkageError e) {
      // its class cannot be initialised, so there is nothing to remember
    } finally {
      open.clear();
    }
  }

  private void refer(@Nullable Object value) {
    if (value == null) {
      return;
    }
    boolean plain = Fingerprint.isPlainValue(value) && !(value instanceof Enum<?>);
    // A component's boxes and notices are not its property.
    if (!plain
        && !(value instanceof Box || value instanceof Ports || value instanceof Notice<?>)
        && seen.add(value)) {
      open.add(value);
    }
  }

  private void remember(Field root, Object object) throws IllegalAccessException {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      memories.add(new Memory.OfArray(root, object));
      if (object instanceof Object[] elements) {
        Arrays.asList(elements).forEach(this::refer);
      }
      return;
    }
    fields(root, object);
    if (object instanceof ThreadLocal<?> own) {
      ofThreads.add(own);
      return;
    }
    Memory.OfContent.@Nullable Content content = content(object);
    if (content != null) {
      Memory.OfContent memory = new Memory.OfContent(root, object, content);
      Arrays.asList(memory.was()).forEach(this::refer);
      if (!type.getName().startsWith("java.util.ImmutableCollections")) {
        memories.add(memory);
      }
    } else if (object instanceof Optional<?> optional) {
      refer(optional.orElse(null));
    } else {
      Class<?> jdk = Fingerprint.jdkBase(type);
      boolean known =
          jdk.getName().matches(UNCHANGING)
              || jdk == Enum.class
              || jdk == Record.class
              || object instanceof java.nio.file.Path
              || (object instanceof Throwable && !Fingerprint.isJdk(type))
              || isSkeleton(jdk)
              || SerialForm.isStateless(jdk);
      if (!known) {
        remembersForm(root, object);
      }
    }
  }

  private void remembersForm(Field root, Object object) {
    try {
      memories.add(new Memory.OfForm(root, object));
    } catch (Print.Opaque e) {
      closed.putIfAbsent(root, "a " + object.getClass().getName());
    }
  }

  /** The fields that users' classes declare. */
  private void fields(Field root, Object object) throws IllegalAccessException {
    List<Field> changing = new ArrayList<>();
    for (Class<?> type = object.getClass(); !Fingerprint.isJdk(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          refer(field.get(object));
          if (!Modifier.isFinal(field.getModifiers())) {
            changing.add(field);
          }
        }
      }
    }
    if (!changing.isEmpty()) {
      memories.add(new Memory.OfFields(root, object, changing));
    }
  }

  /** How to read and write what an object of the JDK holds, or null if there is no way. */
  private static Memory.OfContent.@Nullable Content content(Object object) {
    if (object instanceof Map<?, ?> map && holdsMore(object)) {
      return new OfMap(map);
    } else if (object instanceof Collection<?> collection && holdsMore(object)) {
      return new OfCollection(collection);
    } else if (object instanceof AtomicInteger number) {
      return content(number::get, was -> number.set(number(was).intValue()));
    } else if (object instanceof AtomicLong number) {
      return content(number::get, was -> number.set(number(was).longValue()));
    } else if (object instanceof AtomicBoolean flag) {
      return content(flag::get, was -> flag.set(Boolean.TRUE.equals(was)));
    } else if (object instanceof AtomicReference<?> reference) {
      @SuppressWarnings("unchecked") // what was in it
      AtomicReference<@Nullable Object> any = (AtomicReference<@Nullable Object>) reference;
      return content(any::get, any::set);
    } else if (object instanceof LongAdder sum) {
      return content(
          sum::sum,
          was -> {
            sum.reset();
            sum.add(number(was).longValue());
          });
    } else if (object instanceof StringBuilder text) {
      return content(text::toString, was -> text.replace(0, text.length(), String.valueOf(was)));
    } else if (object instanceof BitSet bits) {
      return content(() -> Arrays.toString(bits.toLongArray()), whole(bits, (BitSet) bits.clone()));
    } else if (object instanceof Reference<?> reference) {
      return content(reference::get, was -> {});
    }
    return array(object);
  }

  /**
   * Whether a container holds more than its users' classes declare. One that extends nothing but a
   * skeleton does not, and may compute as many elements as it likes.
   */
  private static boolean holdsMore(Object container) {
    Class<?> jdk = Fingerprint.jdkBase(container.getClass());
    return jdk != Object.class && !(jdk != container.getClass() && isSkeleton(jdk));
  }

  private static boolean isSkeleton(Class<?> jdk) {
    return jdk.getName()
        .matches("java\\.util\\.Abstract(Collection|(Sequential)?List|Map|Queue|Set)");
  }

  private static java.util.function.Consumer<@Nullable Object> whole(BitSet bits, BitSet was) {
    return text -> {
      bits.clear();
      bits.or(was);
    };
  }

  private static Number number(@Nullable Object was) {
    return (Number) Objects.requireNonNull(was);
  }

  private static Memory.OfContent.@Nullable Content array(Object object) {
    if (object instanceof AtomicIntegerArray array) {
      return new OfElements(
          array.length(), array::get, (k, was) -> array.set(k, number(was).intValue()));
    } else if (object instanceof AtomicLongArray array) {
      return new OfElements(
          array.length(), array::get, (k, was) -> array.set(k, number(was).longValue()));
    } else if (object instanceof AtomicReferenceArray<?> array) {
      @SuppressWarnings("unchecked") // what was in it
      AtomicReferenceArray<@Nullable Object> any = (AtomicReferenceArray<@Nullable Object>) array;
      return new OfElements(any.length(), any::get, any::set);
    }
    return null;
  }

  private static Memory.OfContent.Content content(
      java.util.function.Supplier<@Nullable Object> get,
      java.util.function.Consumer<@Nullable Object> set) {
    return new OfElements(1, k -> get.get(), (k, was) -> set.accept(was));
  }

  /** Things by number. */
  private record OfElements(int length, Get get, Put put) implements Memory.OfContent.Content {
    interface Get {
      @Nullable Object get(int k);
    }

    interface Put {
      void put(int k, @Nullable Object was);
    }

    @Override
    public @Nullable Object[] read() {
      @Nullable Object[] all = new @Nullable Object[length];
      for (int k = 0; k < length; k++) {
        all[k] = get.get(k);
      }
      return all;
    }

    @Override
    public boolean isAsBefore(@Nullable Object[] was) {
      for (int k = 0; k < length; k++) {
        if (!Memory.isSame(was[k], get.get(k))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void write(@Nullable Object[] was) {
      for (int k = 0; k < length; k++) {
        put.put(k, was[k]);
      }
    }
  }

  /** A list, set or queue. */
  private record OfCollection(Collection<?> collection) implements Memory.OfContent.Content {
    @Override
    public @Nullable Object[] read() {
      return collection.toArray();
    }

    @Override
    public boolean isAsBefore(@Nullable Object[] was) {
      if (collection.size() != was.length) {
        return false;
      }
      int k = 0;
      for (Object element : collection) {
        if (k == was.length || !Memory.isSame(was[k++], element)) {
          return false;
        }
      }
      return k == was.length;
    }

    @Override
    @SuppressWarnings("unchecked") // what was in it
    public void write(@Nullable Object[] was) {
      if (collection instanceof List<?> list && list.size() == was.length) {
        Collections.copy((List<@Nullable Object>) list, Arrays.asList(was)); // of a fixed size, too
      } else {
        collection.clear();
        ((Collection<@Nullable Object>) collection).addAll(Arrays.asList(was));
      }
    }
  }

  /** A map: keys and values by turns. */
  private record OfMap(Map<?, ?> map) implements Memory.OfContent.Content {
    @Override
    public @Nullable Object[] read() {
      List<@Nullable Object> all = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        all.add(entry.getKey());
        all.add(entry.getValue());
      }
      return all.toArray();
    }

    @Override
    public boolean isAsBefore(@Nullable Object[] was) {
      if (2L * map.size() != was.length) {
        return false;
      }
      int k = 0;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (k + 1 >= was.length
            || !Memory.isSame(was[k], entry.getKey())
            || !Memory.isSame(was[k + 1], entry.getValue())) {
          return false;
        }
        k += 2;
      }
      return k == was.length;
    }

    @Override
    @SuppressWarnings("unchecked") // what was in it
    public void write(@Nullable Object[] was) {
      map.clear();
      for (int k = 0; k < was.length; k += 2) {
        ((Map<@Nullable Object, @Nullable Object>) map).put(was[k], was[k + 1]);
      }
    }
  }
}
