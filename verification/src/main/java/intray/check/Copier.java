package intray.check;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Copies messages with all that they lead to. Most is done by Kryo; but it takes records for
 * immutable whatever they hold, and wants to open JDK internals. So records are made anew of copies
 * of their components, and what the JDK keeps closed is read from its {@linkplain SerialForm serial
 * form}. Not for several threads.
 */
final class Copier {
  static {
    if (System.getProperty("kryo.unsafe") == null) {
      System.setProperty(
          "kryo.unsafe", "false"); // we only copy; on newer JDKs its use of Unsafe warns the user
    }
  }

  /** What Kryo cannot copy, though its serial form tells everything. */
  private static final Predicate<String> BY_FORM =
      Pattern.compile(
              "java\\.util\\.concurrent\\.atomic\\.Atomic.*"
                  + "|java\\.util\\.(Random|EnumMap|BitSet)"
                  + "|java\\.text\\.(DecimalFormat|DecimalFormatSymbols)"
                  + "|java\\.util\\.Collections\\$(Unmodifiable|Synchronized|Checked).*"
                  + "|java\\.util\\.AbstractMap\\$Simple(Immutable)?Entry")
          .asMatchPredicate();

  private static final Set<Class<?>> MAPS =
      Set.of(
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class,
          IdentityHashMap.class,
          ConcurrentHashMap.class,
          ConcurrentSkipListMap.class);

  /** Whoever comes by an object more often goes round for ever. */
  private static final int MAX_ROUND = 2;

  private final Following kryo = new Following();

  /** To each object its copy, also if that is still being filled. */
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();

  /**
   * What is being copied, and how many times over. What is made after its parts may be met again
   * among them, and is made there, once the way has led by something that is there before its
   * parts.
   */
  private final IdentityHashMap<Object, Integer> underWay = new IdentityHashMap<>();

  private final Deque<Object> innermost = new ArrayDeque<>();

  Copier() {
    kryo.setRegistrationRequired(false);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
  }

  /**
   * A copy of an object.
   *
   * @throws RuntimeException if there is none
   */
  Object copy(Object object) {
    copies.clear();
    underWay.clear();
    innermost.clear();
    return kryo.copy(object);
  }

  /**
   * Follows references so that what is one object stays one, whatever it is reached through: Kryo
   * itself loses track of maps, and of all that is made only after its parts.
   */
  private final class Following extends Kryo {
    @Override
    public <T> T copy(T object) {
      return object == null ? object : copy(object, this.<T>serializer(object));
    }

    @SuppressWarnings("unchecked") // it is asked for by the class
    private <T> Serializer<T> serializer(T object) {
      return getSerializer(object.getClass());
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared there
    public <T> T copy(T object, Serializer serializer) {
      if (object == null) {
        return object;
      }
      @Nullable Object known = copies.get(object);
      if (known != null) {
        return (T) known;
      }
      if (underWay.merge(object, 1, Integer::sum) > MAX_ROUND) {
        throw new IllegalStateException(
            "a " + object.getClass().getName() + " holds what leads back to it");
      }
      innermost.addLast(object);
      Object copy = serializer.copy(this, object);
      innermost.removeLast();
      underWay.remove(object);
      @Nullable Object inner = copies.putIfAbsent(object, copy);
      return (T) (inner == null ? copy : inner);
    }

    /** There is a copy of what is being copied, and now its parts are. */
    @Override
    public void reference(Object copy) {
      copies.putIfAbsent(innermost.getLast(), copy);
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared there
    public Serializer getDefaultSerializer(Class type) {
      boolean isClass = !type.isInterface() && !type.isArray();
      Class<?> jdk = isClass ? Fingerprint.jdkBase(type) : type;
      boolean inherits = jdk != type && !SerialForm.isStateless(jdk);
      if (type.isRecord()) {
        return new OfRecords();
      } else if (OfRuled.ALL.contains(type)) {
        return new OfRuled();
      } else if (Observed.isOne(type)) {
        return new OfObserved();
      } else if (!type.isEnum()
          && !Enum.class.isAssignableFrom(type)
          && (BY_FORM.test(type.getName()) || inherits)
          && !Throwable.class.isAssignableFrom(type)) {
        return new OfForms(jdk);
      } else if (Fingerprint.isEntry(type)) {
        return new OfEntries();
      } else if (type.getName().startsWith("java.util.ImmutableCollections")) {
        return new OfImmutables();
      } else if (OfMaps.isFor(type)) {
        return new OfMaps();
      }
      return super.getDefaultSerializer(type);
    }
  }

  /** Only copies. */
  private abstract static class Copying extends Serializer<Object> {
    @Override
    public final void write(Kryo all, Output output, Object object) {
      throw new UnsupportedOperationException("it only copies");
    }

    @Override
    public final Object read(Kryo all, Input input, Class<? extends Object> type) {
      throw new UnsupportedOperationException("it only copies");
    }
  }

  /** Maps, which may be among what they hold. */
  private static final class OfMaps extends Copying {
    static boolean isFor(Class<?> type) {
      return MAPS.contains(type);
    }

    @Override
    @SuppressWarnings("unchecked") // as it was made
    public Object copy(Kryo all, Object original) {
      Map<Object, Object> map = (Map<Object, Object>) original;
      Map<Object, Object> copy = empty(map);
      all.reference(copy);
      map.forEach((key, value) -> copy.put(all.copy(key), all.copy(value)));
      return copy;
    }

    private static Map<Object, Object> empty(Map<Object, Object> map) {
      if (map instanceof TreeMap<Object, Object> sorted) {
        return new TreeMap<>(sorted.comparator());
      } else if (map instanceof ConcurrentSkipListMap<Object, Object> sorted) {
        return new ConcurrentSkipListMap<>(sorted.comparator());
      } else if (map instanceof LinkedHashMap<Object, Object> linked) {
        @SuppressWarnings("unchecked") // it may be ordered by access, which only a clone tells
        Map<Object, Object> copy = (Map<Object, Object>) linked.clone();
        copy.clear();
        return copy;
      } else if (map instanceof IdentityHashMap) {
        return new IdentityHashMap<>();
      }
      return map instanceof ConcurrentHashMap ? new ConcurrentHashMap<>() : new HashMap<>();
    }
  }

  /** Collections that go by an order or a bound, which Kryo loses. */
  private static final class OfRuled extends Copying {
    private static final Set<Class<?>> ALL =
        Set.of(
            ArrayBlockingQueue.class,
            LinkedBlockingQueue.class,
            LinkedBlockingDeque.class,
            PriorityBlockingQueue.class,
            ConcurrentSkipListSet.class);

    @Override
    @SuppressWarnings("unchecked") // as it was made
    public Object copy(Kryo all, Object original) {
      Collection<Object> copy = empty((Collection<Object>) original);
      all.reference(copy);
      ((Collection<Object>) original).forEach(element -> copy.add(all.copy(element)));
      return copy;
    }

    private static Collection<Object> empty(Collection<Object> from) {
      if (from instanceof ConcurrentSkipListSet<Object> sorted) {
        return new ConcurrentSkipListSet<>(sorted.comparator());
      } else if (from instanceof PriorityBlockingQueue<Object> sorted) {
        return new PriorityBlockingQueue<>(Math.max(1, sorted.size()), sorted.comparator());
      }
      int bound = from.size() + ((BlockingQueue<Object>) from).remainingCapacity();
      if (from instanceof ArrayBlockingQueue) {
        return new ArrayBlockingQueue<>(bound);
      }
      return from instanceof LinkedBlockingQueue
          ? new LinkedBlockingQueue<>(bound)
          : new LinkedBlockingDeque<>(bound);
    }
  }

  private static final class OfRecords extends Copying {
    @Override
    public Object copy(Kryo all, Object original) {
      RecordComponent[] components = original.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      @Nullable Object[] parts = new @Nullable Object[components.length];
      try {
        for (int k = 0; k < parts.length; k++) {
          types[k] = components[k].getType();
          for (Fields.Reader field : Fields.of(original.getClass())) {
            if (field.name().equals(components[k].getName())) {
              parts[k] = all.copy(field.get(original));
            }
          }
        }
        Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(parts);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(String.valueOf(e.getCause()), e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What {@code List.of} and its like have made. */
  private static final class OfImmutables extends Copying {
    @Override
    public Object copy(Kryo all, Object original) {
      if (original instanceof Map<?, ?> map) {
        Map<Object, Object> copy = new HashMap<>();
        map.forEach((key, value) -> copy.put(all.copy(key), all.copy(value)));
        return Map.copyOf(copy);
      }
      List<@Nullable Object> copy = new ArrayList<>();
      ((Collection<?>) original).forEach(element -> copy.add(all.copy(element)));
      if (original instanceof Set<?>) {
        return Set.copyOf(copy);
      }
      return isAskedForNull((List<?>) original) ? copy.stream().toList() : List.copyOf(copy);
    }

    /** Whether a list is from a stream: others do not even let one ask. */
    private static boolean isAskedForNull(List<?> list) {
      try {
        boolean unused = list.contains(null);
        return true;
      } catch (NullPointerException e) {
        return false;
      }
    }
  }

  private static final class OfEntries extends Copying {
    @Override
    public Object copy(Kryo all, Object original) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) original;
      return Map.entry(all.copy(entry.getKey()), all.copy(entry.getValue()));
    }
  }

  private static final class OfObserved extends Copying {
    @Override
    public Object copy(Kryo all, Object original) {
      return Observed.copied(original, all::copy);
    }
  }

  /** What the JDK writes about an object, read again with copies of its parts. */
  private static final class OfForms extends Copying {
    private final Class<?> jdk;

    OfForms(Class<?> jdk) {
      this.jdk = jdk;
    }

    @Override
    public Object copy(Kryo all, Object original) {
      @Nullable SerialForm form = SerialForm.of(original, jdk);
      if (form == null) {
        throw new IllegalStateException(
            "the inside of a " + original.getClass().getName() + " is closed");
      }
      Object copy = form.read(original.getClass().getClassLoader(), all::copy);
      for (Class<?> type = original.getClass(); type != jdk; type = type.getSuperclass()) {
        for (Fields.Reader field : Fields.of(type)) {
          field.copy(original, copy, all::copy); // those too that are not written
        }
      }
      return copy;
    }
  }
}
