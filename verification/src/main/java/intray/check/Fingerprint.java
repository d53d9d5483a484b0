package intray.check;

import intray.Owned;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exact structure of an object graph as text, classes included, and whether any of it can be
 * changed. Objects with the same fingerprint are taken to be indistinguishable for a component; a
 * fingerprint that changes means that somebody wrote. JDK internals stay closed: collections are
 * read through their interfaces, other JDK classes by their own words.
 */
final class Fingerprint {
  private static final Set<Class<?>> VALUES =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Character.class,
          Boolean.class,
          Double.class,
          Float.class,
          BigInteger.class,
          BigDecimal.class,
          Class.class);

  /** What these hold comes in an order that nobody has chosen. */
  private static final Set<Class<?>> HASHED =
      Set.of(
          HashMap.class,
          HashSet.class,
          ConcurrentHashMap.class,
          ConcurrentHashMap.KeySetView.class,
          Hashtable.class,
          IdentityHashMap.class,
          WeakHashMap.class);

  /** Classes whose words tell all that their objects hold. */
  private static final Predicate<String> SAYS_ALL =
      Pattern.compile(
              "java\\.util\\.(GregorianCalendar|SimpleTimeZone|(Int|Long)SummaryStatistics)"
                  + "|sun\\.util\\.(BuddhistCalendar|calendar\\.ZoneInfo)"
                  + "|java\\.awt\\.(Point|Dimension|Rectangle|Insets)"
                  + "|java\\.lang\\.(Module|reflect\\.(Method|Field|Constructor|Parameter))")
          .asMatchPredicate();

  /** The stack would bear more, but then everything that looks at it takes for ever. */
  private static final int MAX_DEPTH = 20_000;

  /** A value takes up to 100 bytes, and half of the memory must be left. */
  private static final long MAX_VALUES = Runtime.getRuntime().maxMemory() / 200;

  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
  private @Nullable String unseen;
  private boolean mutable;
  private int depth;
  private long values;

  private Fingerprint(Object value) {
    write(value);
  }

  static Fingerprint of(Object value) {
    return new Fingerprint(value);
  }

  /**
   * Whether a value is of a class whose equals tells everything, so that no fingerprint is needed.
   */
  static boolean isPlainValue(Object value) {
    return VALUES.contains(value.getClass()) || value instanceof Enum<?>;
  }

  String text() {
    return text.toString();
  }

  /** Whether anything reachable can be changed without reflection. */
  boolean isMutable() {
    return mutable;
  }

  /** A class of which nothing could be seen, so that its objects all look the same; or null. */
  @Nullable String unseen() {
    return unseen;
  }

  private void write(@Nullable Object value) {
    if (++values > MAX_VALUES) {
      throw new OutOfMemoryError("a message of more than " + MAX_VALUES + " values");
    }
    if (value == null) {
      text.append("null");
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.getDeclaringClass().getName()).append('.').append(constant.name());
    } else if (VALUES.contains(value.getClass())) {
      String string = value.toString();
      text.append(value.getClass().getSimpleName())
          .append(string.length())
          .append(':')
          .append(string);
    } else {
      Integer reference = seen.putIfAbsent(value, seen.size());
      if (reference != null) {
        text.append('#').append(reference);
      } else {
        text.append(value.getClass().getName());
        if (++depth > MAX_DEPTH) {
          throw new StackOverflowError("nested more than " + MAX_DEPTH + " deep");
        }
        compound(value);
        depth--;
      }
    }
  }

  private void compound(Object value) {
    if (value.getClass().isArray()) {
      mutable |= Array.getLength(value) > 0;
      text.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        write(Array.get(value, i));
        text.append(',');
      }
      text.append(']');
    } else if (value instanceof Optional<?> optional) {
      write(optional.orElse(null));
    } else if (isEntry(value.getClass())) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
      write(entry.getKey());
      text.append('=');
      write(entry.getValue());
    } else if (value instanceof Owned<?>) {
      mutable = true;
      fields(value);
    } else if (Proxy.isProxyClass(value.getClass())) {
      write(Proxy.getInvocationHandler(value)); // its words are the handler's, who may have none
    } else if (!isJdk(value.getClass())) {
      fields(value);
      inherited(value);
    } else if (!isContainer(value)) {
      jdk(value);
    }
  }

  /** What {@code Map.entry} makes. */
  static boolean isEntry(Class<?> type) {
    return type.getName().equals("java.util.KeyValueHolder");
  }

  /** Writes what a collection or map holds. */
  private boolean isContainer(Object value) {
    if (value instanceof Map<?, ?> map) {
      mutable |= !isUnmodifiable(value);
      List<String> parts = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        parts.add(part(entry.getKey()) + "=" + part(entry.getValue()));
      }
      if (isHashed(value)) {
        Collections.sort(parts);
      }
      text.append(parts);
      String defaults = Observed.defaults(value);
      text.append(defaults == null ? "" : defaults);
      rules(value);
      return true;
    } else if (value instanceof Collection<?> collection) {
      mutable |= !isUnmodifiable(value);
      List<String> parts = new ArrayList<>();
      for (Object element : collection) {
        parts.add(part(element));
      }
      if (value instanceof Set<?> && isHashed(value)) {
        Collections.sort(parts);
      }
      text.append(parts);
      rules(value);
      return true;
    }
    return false;
  }

  /** What will become of what is put into a container, which its elements do not show. */
  private void rules(Object container) {
    for (Object rule : Observed.rules(container)) {
      text.append(';');
      write(rule);
    }
  }

  /** Whether the order in which it shows what it holds tells nothing. */
  private static boolean isHashed(Object value) {
    return HASHED.contains(value.getClass()) || isUnmodifiable(value);
  }

  /** What a user's class has from a class of the JDK that is no mere base. */
  private void inherited(Object value) {
    Class<?> jdk = jdkBase(value.getClass());
    if (SerialForm.isStateless(jdk)) {
      return;
    } else if (value instanceof Throwable thrown) {
      write(thrown.getMessage());
      write(thrown.getCause());
      suppressed(thrown);
    } else if (!isContainer(value) && !serial(value, jdk) && !observed(value)) {
      mutable = true;
      words(value);
    }
  }

  /** What an object of the JDK, or of a subclass, writes about itself; false if that is nothing. */
  private boolean serial(Object value, Class<?> jdk) {
    SerialForm form = SerialForm.of(value, jdk);
    if (form == null) {
      return false;
    }
    mutable = true;
    text.append(form.bytes().length()).append(':').append(form.bytes());
    for (Object part : form.parts()) {
      write(part);
      text.append(',');
    }
    return true;
  }

  /** Whether an object of the JDK is of a class whose objects never change. */
  static boolean isKnownToStay(Object value) {
    String name = value.getClass().getName();
    return name.startsWith("java.time.")
        || name.equals("java.util.UUID")
        || name.equals("java.net.URI")
        || name.equals("java.io.File")
        || name.equals("java.util.Locale")
        || name.equals("java.util.Currency")
        || name.startsWith("java.net.Inet")
        || name.matches("java\\.util\\.Optional(Int|Long|Double)")
        || value instanceof java.nio.charset.Charset
        || name.equals("java.util.regex.Pattern")
        || value instanceof java.nio.file.Path;
  }

  private void jdk(Object value) {
    boolean known = isKnownToStay(value);
    if (!known && (serial(value, value.getClass()) || observed(value))) {
      return;
    }
    mutable |= !known;
    words(value);
    text.append(Observed.unsaid(value));
    if (value instanceof Throwable thrown) {
      write(thrown.getCause());
      suppressed(thrown);
    }
  }

  private void suppressed(Throwable thrown) {
    for (Throwable suppressed : thrown.getSuppressed()) {
      write(suppressed);
    }
  }

  /** What an object of a closed class tells; false if it tells too little. */
  private boolean observed(Object value) {
    List<@Nullable Object> parts = Observed.parts(value);
    if (parts == null) {
      return false;
    }
    mutable = true;
    text.append('(');
    for (Object part : parts) {
      write(part);
      text.append(',');
    }
    text.append(')');
    return true;
  }

  /** All that is left is what it says about itself. */
  private void words(Object value) {
    boolean words;
    try {
      words = value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      words = false;
    }
    Class<?> jdk = jdkBase(value.getClass());
    if (!words || !(isKnownToStay(value) || SAYS_ALL.test(jdk.getName()))) {
      unseen = value instanceof Throwable ? unseen : jdk.getName();
    }
    // Which object it is, that many say of themselves, differs from replay to replay.
    String which = "@" + Integer.toHexString(System.identityHashCode(value));
    String said = words ? String.valueOf((Object) value.toString()) : "?";
    text.append('(').append(said.replace(which, "")).append(')');
  }

  /** What would be written for a part, cut out so that parts of sets can be sorted. */
  private String part(@Nullable Object value) {
    int start = text.length();
    write(value);
    String part = text.substring(start);
    text.setLength(start);
    return part;
  }

  private void fields(Object value) {
    text.append('{');
    for (Class<?> type = value.getClass();
        type != null && !isJdk(type);
        type = type.getSuperclass()) {
      for (Fields.Reader field : Fields.of(type)) {
        mutable |= !field.isFinal();
        text.append(field.name()).append('=');
        try {
          write(field.get(value));
        } catch (IllegalAccessException | RuntimeException e) {
          text.append('?');
        }
        text.append(';');
      }
    }
    text.append('}');
  }

  static boolean isUnmodifiable(Object value) {
    return value.getClass().getName().startsWith("java.util.ImmutableCollections");
  }

  /** The first class of the JDK that a class extends, or is; for an interface Object. */
  static Class<?> jdkBase(Class<?> type) {
    Class<?> base = type;
    while (base != null && !isJdk(base)) {
      base = base.getSuperclass();
    }
    return base == null ? Object.class : base;
  }

  static boolean isJdk(Class<?> type) {
    return type.getClassLoader() == null
        || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
  }
}
