package intray.check;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import intray.run.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * All messages and notice values of an exploration, each with a number; values that look the same
 * have the same number. A mutable value is copied for every replay, so that no component sees what
 * another did to its copy. Safe for several threads.
 */
final class Items {
  /** Instead of an item: the inbox was empty. */
  static final int NONE = 0;

  static {
    if (System.getProperty("kryo.unsafe") == null) {
      System.setProperty(
          "kryo.unsafe", "false"); // we only copy; on newer JDKs its use of Unsafe warns the user
    }
  }

  private final Map<Object, Integer> ids = new HashMap<>();

  /** By number. Who knows a number finds the item without a lock; replaced by larger ones. */
  private volatile Item[] items = new Item[64];

  private volatile int size;
  private final List<String> warnings = new ArrayList<>();
  private @Nullable Kryo copier;

  /**
   * One value.
   *
   * @param exemplar what stands for all that look the same; null for {@link #NONE}
   * @param isCopied whether each replay gets a copy of it, since there is a faithful one
   */
  private record Item(@Nullable Object exemplar, boolean isMutable, boolean isCopied) {}

  /** A value with where it comes from. */
  private record Sent(int item, int source) {}

  /** Distinguishes the text of a fingerprint from a message that happens to be that text. */
  private record Print(String text) {}

  Items() {
    add(new Item(null, false, false));
  }

  /** Made for the first value that can be changed, since it loads a hundred classes. */
  private Kryo copier() {
    Kryo known = copier;
    if (known == null) {
      known = new Kryo();
      known.setRegistrationRequired(false);
      known.setCopyReferences(true);
      known.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
      copier = known;
    }
    return known;
  }

  /** The number of a value as it is now. */
  synchronized int id(Object value) {
    @Nullable Fingerprint print = Fingerprint.isPlainValue(value) ? null : Fingerprint.of(value);
    Object key = print == null ? value : new Print(print.text());
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    if (print != null && print.unseen() != null) {
      warn(
          "what a "
              + print.unseen()
              + " holds cannot be seen, so messages that differ only in that are taken for equal;"
              + " send it in a form that can be, such as a record");
    }
    int id;
    if (print != null && print.isMutable()) {
      Object copy = copy(value);
      id = add(new Item(copy, true, copy != value));
    } else {
      id = add(new Item(value, false, false));
    }
    ids.put(key, id);
    return id;
  }

  /** The same value with another number: one for each place that it comes from. */
  synchronized int from(int item, int source) {
    Integer known = ids.get(new Sent(item, source));
    if (known != null) {
      return known;
    }
    int id = add(items[item]);
    ids.put(new Sent(item, source), id);
    return id;
  }

  private int add(Item item) {
    int id = size;
    Item[] all = id == items.length ? Arrays.copyOf(items, 2 * id) : items;
    all[id] = item;
    items = all; // before anybody can learn its number
    size = id + 1;
    return id;
  }

  /** A value for a component to own: a fresh copy if it can be changed. */
  @Nullable Object fresh(int id) {
    Item item = items[id];
    return item.isCopied ? copied(item) : item.exemplar;
  }

  private synchronized Object copied(Item item) {
    return Objects.requireNonNull(copier().copy(item.exemplar));
  }

  /** How many there are, {@link #NONE} included. */
  int size() {
    return size;
  }

  /** Whether an object is the one that stands for all that look the same, and can't be changed. */
  boolean isSame(int id, Object value) {
    Item item = items[id];
    return item.exemplar == value && !item.isMutable;
  }

  boolean isMutable(int id) {
    return items[id].isMutable;
  }

  /** For outcomes and invariants, which only look. */
  Object exemplar(int id) {
    return Objects.requireNonNull(items[id].exemplar);
  }

  /** For people. */
  String text(int id) {
    return Structure.of(items[id].exemplar);
  }

  /** What could not be isolated. */
  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** A copy that looks the same; the value itself if there is none. */
  private Object copy(Object value) {
    try {
      Object copy = copier().copy(value);
      if (Fingerprint.of(copy).text().equals(Fingerprint.of(value).text())) {
        return copy;
      }
      warn(value, "a copy looks different");
    } catch (RuntimeException | LinkageError e) { // a lambda has no class to be found by name
      warn(value, e.toString());
    }
    return value;
  }

  private void warn(Object value, String why) {
    warn(
        "messages of "
            + value.getClass().getName()
            + " cannot be copied ("
            + why
            + "), so replays share them");
  }

  private void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }
}
