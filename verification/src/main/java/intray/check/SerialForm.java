package intray.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an object of the JDK writes about itself when it is serialised: the one view of its inside
 * that the JDK gives to everybody. The objects it refers to are cut out and replaced by their
 * places in {@link #parts}, so they need not be serialisable.
 *
 * <p>Only classes are read so whose serial form decides how they behave from then on, iteration
 * order included: a HashMap writes its capacity and its entries in their order. (Bins of a HashMap
 * with more than seven collisions are trees, whose shape is not written; it matters to the order of
 * later iterations only.) A ConcurrentHashMap or an iterator does not qualify.
 *
 * @param bytes one character for each byte
 * @param parts what it refers to, in the order in which it is written
 */
record SerialForm(String bytes, List<Object> parts) {
  /** Abstract bases without a state of their own; their counters serve iterators only. */
  private static final Set<String> BASES =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Number",
          "java.util.AbstractCollection",
          "java.util.AbstractList",
          "java.util.AbstractSequentialList",
          "java.util.AbstractQueue",
          "java.util.AbstractSet",
          "java.util.AbstractMap");

  private static final Predicate<String> FAITHFUL =
      Pattern.compile(
              Stream.of(
                      "java\\.(time|math)\\..*",
                      "java\\.lang\\.(StringBuilder|StringBuffer|invoke\\.SerializedLambda)",
                      "java\\.util\\.(ArrayList|LinkedList|ArrayDeque|Vector|Stack|PriorityQueue)",
                      "java\\.util\\.(HashMap|LinkedHashMap|TreeMap|Hashtable|EnumMap)",
                      "java\\.util\\.(HashSet|LinkedHashSet|TreeSet|RegularEnumSet|JumboEnumSet)",
                      "java\\.util\\.(BitSet|Random|UUID|Locale|Date|Currency)",
                      "java\\.util\\.(ImmutableCollections|Collections)\\$.*",
                      "java\\.util\\.Arrays\\$ArrayList",
                      "java\\.util\\.AbstractMap\\$Simple(Immutable)?Entry",
                      "java\\.util\\.regex\\.Pattern",
                      "java\\.util\\.concurrent\\.(CopyOnWriteArrayList|CopyOnWriteArraySet)",
                      "java\\.util\\.concurrent\\.(ConcurrentLinkedQueue|ConcurrentLinkedDeque)",
                      "java\\.util\\.concurrent\\.(ArrayBlockingQueue|LinkedBlockingQueue"
                          + "|LinkedBlockingDeque)",
                      "java\\.util\\.concurrent\\.(ConcurrentSkipListMap|ConcurrentSkipListSet)",
                      "java\\.util\\.concurrent\\.atomic\\.Atomic.*",
                      "java\\.text\\.(DecimalFormat|DecimalFormatSymbols)",
                      "java\\.net\\.UR[IL]",
                      "java\\.io\\.File")
                  .reduce((a, b) -> a + "|" + b)
                  .orElseThrow())
          .asMatchPredicate();

  private static final ClassValue<Boolean> STATELESS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            // The fields of some classes of java.lang are hidden from reflection.
            boolean visible = !at.getPackageName().startsWith("java.lang");
            if (!BASES.contains(at.getName())
                && !(visible
                    && Stream.of(at.getDeclaredFields())
                        .allMatch(field -> Modifier.isStatic(field.getModifiers())))) {
              return false;
            }
          }
          return true;
        }
      };

  /** Whether objects of a JDK class have no fields that matter, as a lambda without captures. */
  static boolean isStateless(Class<?> jdk) {
    return STATELESS.get(jdk);
  }

  /**
   * Reads an object.
   *
   * @param jdk its class, or the first of its superclasses that belongs to the JDK
   * @return null if its serial form would not tell everything
   */
  static @Nullable SerialForm of(Object object, Class<?> jdk) {
    boolean lambda = jdk.isHidden() && object instanceof Serializable;
    if (!(lambda || FAITHFUL.test(jdk.getName()))
        || !Serializable.class.isAssignableFrom(jdk)
        || hasItsOwn(object.getClass(), jdk)) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Object> parts = new ArrayList<>();
    try (Cutting out = new Cutting(bytes, parts)) {
      out.writeObject(object);
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return new SerialForm(bytes.toString(StandardCharsets.ISO_8859_1), parts);
  }

  /**
   * Makes an object that writes the same about itself.
   *
   * @param loader which knows its class; null for that of the JDK
   * @param parts tells what it is to refer to instead of each part
   * @throws IllegalStateException if it cannot be made
   */
  Object read(@Nullable ClassLoader loader, UnaryOperator<Object> parts) {
    byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
    try (Pasting in =
        new Pasting(new ByteArrayInputStream(all), loader, k -> parts.apply(this.parts.get(k)))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a user's subclass decides for itself what is written. */
  private static boolean hasItsOwn(Class<?> type, Class<?> jdk) {
    for (Class<?> at = type; at != null && at != jdk; at = at.getSuperclass()) {
      boolean writes =
          Stream.of(at.getDeclaredMethods())
              .anyMatch(
                  method ->
                      method.getName().equals("writeObject")
                          || method.getName().equals("writeReplace"));
      if (writes || Externalizable.class.isAssignableFrom(at)) {
        return true;
      }
    }
    return false;
  }

  /** Writes the first object, and instead of all others their places. */
  private static final class Cutting extends ObjectOutputStream {
    private final List<Object> parts;
    private boolean begun;

    Cutting(OutputStream out, List<Object> parts) throws IOException {
      super(out);
      this.parts = parts;
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      if (!begun) {
        begun = true;
        return object;
      }
      parts.add(object);
      return parts.size() - 1;
    }
  }

  /** Reads the first object, and puts others in the places of their numbers. */
  private static final class Pasting extends ObjectInputStream {
    private final @Nullable ClassLoader loader;
    private final IntFunction<Object> parts;

    Pasting(InputStream in, @Nullable ClassLoader loader, IntFunction<Object> parts)
        throws IOException {
      super(in);
      this.loader = loader;
      this.parts = parts;
      enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      return loader == null
          ? super.resolveClass(described)
          : Class.forName(described.getName(), false, loader);
    }

    @Override
    protected Object resolveObject(Object object) {
      return object instanceof Integer place ? parts.apply(place) : object;
    }
  }
}
