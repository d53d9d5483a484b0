package intray.check;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The system properties as static state that components have in common, put back after each replay.
 * Those of Java itself are left alone: the runtime sets some when it needs them.
 */
final class SystemProperties implements Memory.OfContent.Content {
  /** Stands for all of them; nothing is read through it. */
  static final Field FIELD = field();

  private static final Set<String> CHANGING =
      Set.of("setProperty", "setProperties", "clearProperty", "getProperties");

  private static final Set<String> READING =
      Set.of(
          "java/lang/Integer.getInteger", "java/lang/Long.getLong", "java/lang/Boolean.getBoolean");

  private static Field field() {
    try {
      return System.class.getDeclaredField("props");
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this Java keeps its system properties elsewhere", e);
    }
  }

  static boolean isChangedBy(ClassCode.Reference reference) {
    return reference.owner().equals("java/lang/System") && CHANGING.contains(reference.name());
  }

  static boolean isUsedBy(ClassCode.Reference reference) {
    return isChangedBy(reference)
        || (reference.owner().equals("java/lang/System") && reference.name().equals("getProperty"))
        || READING.contains(reference.owner() + "." + reference.name());
  }

  private static Map<String, String> users() {
    Map<String, String> users = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (!name.matches("(java|jdk|sun|com\\.sun|intray)\\..*")) {
        users.put(name, System.getProperty(name, ""));
      }
    }
    return users;
  }

  /** Names and values by turns. */
  @Override
  public @Nullable Object[] read() {
    Map<String, String> users = users();
    @Nullable Object[] all = new @Nullable Object[2 * users.size()];
    int k = 0;
    for (Map.Entry<String, String> property : users.entrySet()) {
      all[k++] = property.getKey();
      all[k++] = property.getValue();
    }
    return all;
  }

  @Override
  public boolean isAsBefore(@Nullable Object[] was) {
    return Arrays.equals(was, read());
  }

  @Override
  public void write(@Nullable Object[] was) {
    Map<String, String> before = new TreeMap<>();
    for (int k = 0; k < was.length; k += 2) {
      before.put(
          (String) Objects.requireNonNull(was[k]), (String) Objects.requireNonNull(was[k + 1]));
    }
    for (String added : users().keySet()) {
      if (!before.containsKey(added)) {
        System.clearProperty(added);
      }
    }
    before.forEach(System::setProperty);
  }
}
