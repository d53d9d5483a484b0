package intray.check;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.StringWriter;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.InvalidMarkException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.DateFormatSymbols;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK that keep their inside closed, but tell all that matters of it through their
 * methods; and how to make another object that tells the same.
 *
 * @param type also stands for its subclasses
 * @param look what an object holds; other objects in it are those that it leads to
 * @param make from an object, and what copies those; it throws if there is no way
 */
record Observed<T>(
    Class<T> type,
    Function<T, List<@Nullable Object>> look,
    BiFunction<T, UnaryOperator<Object>, T> make) {
  private static final List<Observed<?>> ALL =
      List.of(
          new Observed<>(ByteBuffer.class, Observed::inside, Observed::copy),
          new Observed<>(CharBuffer.class, Observed::inside, Observed::copy),
          // Of other buffers that have no array not all is seen.
          new Observed<>(Buffer.class, Observed::inside, Observed::none),
          new Observed<>(LongAdder.class, sum -> list(sum.sum()), Observed::copy),
          new Observed<>(DoubleAdder.class, sum -> list(sum.sum()), Observed::copy),
          new Observed<>(
              DoubleSummaryStatistics.class,
              all -> list(all.getCount(), all.getSum(), all.getMin(), all.getMax()),
              (all, copies) -> {
                DoubleSummaryStatistics copy = new DoubleSummaryStatistics();
                copy.combine(all);
                return copy;
              }),
          new Observed<>(
              CountDownLatch.class,
              latch -> list(latch.getCount()),
              (latch, copies) -> new CountDownLatch((int) latch.getCount())),
          new Observed<>(
              Semaphore.class,
              permits -> list(permits.availablePermits(), permits.isFair()),
              (permits, copies) -> new Semaphore(permits.availablePermits(), permits.isFair())),
          new Observed<>(
              AtomicStampedReference.class,
              held -> list(held.getReference(), held.getStamp()),
              (held, copies) ->
                  new AtomicStampedReference<@Nullable Object>(
                      copy(held.getReference(), copies), held.getStamp())),
          new Observed<>(
              AtomicMarkableReference.class,
              held -> list(held.getReference(), held.isMarked()),
              (held, copies) ->
                  new AtomicMarkableReference<@Nullable Object>(
                      copy(held.getReference(), copies), held.isMarked())),
          new Observed<>(
              ByteArrayOutputStream.class,
              bytes -> list(bytes.toString(StandardCharsets.ISO_8859_1)),
              (bytes, copies) -> {
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                copy.writeBytes(bytes.toByteArray());
                return copy;
              }),
          new Observed<>(
              StringWriter.class,
              text -> list(text.getBuffer()),
              (text, copies) -> {
                StringWriter copy = new StringWriter();
                copy.write(text.toString());
                return copy;
              }),
          new Observed<>(
              CharArrayWriter.class,
              text -> list(text.toString()),
              (text, copies) -> {
                CharArrayWriter copy = new CharArrayWriter();
                copy.append(text.toString());
                return copy;
              }),
          new Observed<>(
              MessageDigest.class,
              digest -> list(digest.getAlgorithm(), Arrays.toString(clone(digest).digest())),
              (digest, copies) -> clone(digest)),
          // The calendar within begins with the time at which the format was made.
          new Observed<>(
              SimpleDateFormat.class,
              format ->
                  list(
                      format.toPattern(),
                      format.getTimeZone().getID(),
                      format.isLenient(),
                      symbols(format.getDateFormatSymbols()),
                      format.getNumberFormat()),
              (format, copies) -> (SimpleDateFormat) format.clone()),
          new Observed<>(Checksum.class, sum -> list(sum.getValue()), Observed::none));

  /** What an object holds; null if it is of none of these classes. */
  static @Nullable List<@Nullable Object> parts(Object object) {
    Observed<?> view = of(object.getClass());
    return view == null ? null : view.seen(object);
  }

  /** Whether objects of a class of the JDK are told apart here. */
  static boolean isOne(Class<?> type) {
    return Fingerprint.isJdk(type) && of(type) != null;
  }

  /**
   * Another object that holds the same.
   *
   * @param copies of what it leads to
   * @throws RuntimeException if there is none
   */
  static Object copied(Object object, UnaryOperator<Object> copies) {
    Observed<?> view = of(object.getClass());
    if (view == null) {
      throw new IllegalArgumentException("what a " + object.getClass() + " holds is not seen");
    }
    return view.made(object, copies);
  }

  /** What {@link Properties} fall back on, which their entries do not show; null if on nothing. */
  static @Nullable String defaults(Object map) {
    if (!(map instanceof Properties properties)) {
      return null;
    }
    TreeMap<String, @Nullable String> all = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (!properties.containsKey(name)) {
        all.put(name, properties.getProperty(name));
      }
    }
    return all.isEmpty() ? null : all.toString();
  }

  /** By what a container goes when something is put into it or asked for; empty if by nothing. */
  static List<Object> rules(Object container) {
    @Nullable Comparator<?> order = null;
    if (container instanceof SortedMap<?, ?> map) {
      order = map.comparator();
    } else if (container instanceof SortedSet<?> set) {
      order = set.comparator();
    } else if (container instanceof PriorityQueue<?> queue) {
      order = queue.comparator();
    } else if (container instanceof PriorityBlockingQueue<?> queue) {
      order = queue.comparator();
    } else if (container instanceof BlockingQueue<?> queue && Fingerprint.isJdk(queue.getClass())) {
      int space = queue.remainingCapacity();
      return space + queue.size() == Integer.MAX_VALUE ? List.of() : List.of(space);
    } else if (container.getClass() == LinkedHashMap.class) {
      return isOrderedByAccess((LinkedHashMap<?, ?>) container) ? List.of("by access") : List.of();
    }
    if (order == null) {
      return List.of();
    }
    // Its class has no other object, and no words.
    return List.of(order == String.CASE_INSENSITIVE_ORDER ? order.getClass() : order);
  }

  /** Nothing tells, but a copy can be tried. */
  private static boolean isOrderedByAccess(LinkedHashMap<?, ?> map) {
    @SuppressWarnings("unchecked") // it is emptied first
    LinkedHashMap<Object, Object> copy = (LinkedHashMap<Object, Object>) map.clone();
    copy.clear();
    copy.put(0, 0);
    copy.put(1, 1);
    return copy.get(0) != null && copy.keySet().iterator().next().equals(1);
  }

  /** What decides how an object that never changes behaves, though its words leave it out. */
  static String unsaid(Object object) {
    if (object instanceof Pattern pattern) {
      return "" + pattern.flags();
    } else if (object instanceof DateTimeFormatter format) {
      return list(
              format.getLocale().toLanguageTag(),
              format.getDecimalStyle(),
              format.getResolverStyle(),
              format.getResolverFields(),
              format.getChronology(),
              format.getZone())
          .toString();
    } else if (object instanceof ZoneRules rules) {
      return list(rules.getTransitions(), rules.getTransitionRules(), start(rules)).toString();
    }
    return "";
  }

  /** What held before the first transition. */
  private static List<@Nullable Object> start(ZoneRules rules) {
    return list(
        rules.getOffset(Instant.MIN), rules.getStandardOffset(Instant.MIN), rules.isFixedOffset());
  }

  private static @Nullable Observed<?> of(Class<?> type) {
    for (Observed<?> view : ALL) {
      if (view.type.isAssignableFrom(type)) {
        return view;
      }
    }
    return null;
  }

  private @Nullable List<@Nullable Object> seen(Object object) {
    try {
      return look.apply(type.cast(object));
    } catch (RuntimeException e) {
      return null; // it does not tell
    }
  }

  private Object made(Object object, UnaryOperator<Object> copies) {
    return make.apply(type.cast(object), copies);
  }

  private static List<@Nullable Object> list(@Nullable Object... parts) {
    return Arrays.asList(parts);
  }

  private static <T> T none(T object, UnaryOperator<Object> copies) {
    throw new UnsupportedOperationException("the inside of a " + object.getClass() + " is closed");
  }

  private static @Nullable Object copy(@Nullable Object part, UnaryOperator<Object> copies) {
    return part == null ? null : copies.apply(part);
  }

  private static String symbols(DateFormatSymbols symbols) {
    return Stream.of(
            symbols.getEras(),
            symbols.getMonths(),
            symbols.getShortMonths(),
            symbols.getWeekdays(),
            symbols.getShortWeekdays(),
            symbols.getAmPmStrings())
        .map(Arrays::toString)
        .collect(Collectors.joining(","));
  }

  private static MessageDigest clone(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new UnsupportedOperationException(e);
    }
  }

  private static LongAdder copy(LongAdder sum, UnaryOperator<Object> copies) {
    LongAdder copy = new LongAdder();
    copy.add(sum.sum());
    return copy;
  }

  private static DoubleAdder copy(DoubleAdder sum, UnaryOperator<Object> copies) {
    DoubleAdder copy = new DoubleAdder();
    copy.add(sum.sum());
    return copy;
  }

  private static List<@Nullable Object> inside(Buffer buffer) {
    List<@Nullable Object> parts = new ArrayList<>();
    parts.addAll(
        List.of(
            buffer.position(),
            buffer.limit(),
            buffer.capacity(),
            mark(buffer),
            buffer.isReadOnly(),
            buffer.isDirect()));
    if (buffer instanceof ByteBuffer bytes) {
      parts.add(bytes.order().toString());
    }
    if (buffer.hasArray()) {
      parts.add(buffer.arrayOffset());
      parts.add(buffer.array());
    } else if (buffer instanceof ByteBuffer bytes) {
      byte[] all = new byte[bytes.capacity()];
      bytes.duplicate().clear().get(all);
      parts.add(new String(all, StandardCharsets.ISO_8859_1));
    } else if (buffer instanceof CharBuffer text) {
      parts.add(text.duplicate().clear().toString());
    } else {
      throw new UnsupportedOperationException("its elements are each of another class");
    }
    return parts;
  }

  /** Where {@code reset} leads, or -1. */
  private static int mark(Buffer buffer) {
    try {
      return buffer.duplicate().reset().position();
    } catch (InvalidMarkException e) {
      return -1;
    }
  }

  private static ByteBuffer copy(ByteBuffer bytes, UnaryOperator<Object> copies) {
    ByteBuffer copy;
    if (bytes.hasArray()) {
      byte[] array = (byte[]) copies.apply(bytes.array());
      copy = ByteBuffer.wrap(array, bytes.arrayOffset(), bytes.capacity()).slice();
    } else {
      int size = bytes.capacity();
      copy = bytes.isDirect() ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
      copy.put(bytes.duplicate().clear()).clear();
      copy = bytes.isReadOnly() ? copy.asReadOnlyBuffer() : copy;
    }
    place(copy, bytes);
    return copy.order(bytes.order());
  }

  private static CharBuffer copy(CharBuffer text, UnaryOperator<Object> copies) {
    CharBuffer copy;
    if (text.hasArray()) {
      char[] array = (char[]) copies.apply(text.array());
      copy = CharBuffer.wrap(array, text.arrayOffset(), text.capacity()).slice();
    } else {
      copy = CharBuffer.wrap(text.duplicate().clear().toString());
    }
    place(copy, text);
    return copy;
  }

  private static void place(Buffer copy, Buffer original) {
    copy.limit(original.limit());
    int mark = mark(original);
    if (mark >= 0) {
      copy.position(mark).mark();
    }
    copy.position(original.position());
  }
}
