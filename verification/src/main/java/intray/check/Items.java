package intray.check;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import intray.run.Structure;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final List<@Nullable Object> exemplars = new ArrayList<>();
  private final List<Boolean> mutable = new ArrayList<>();

  /** Those of which there is no faithful copy. */
  private final BitSet uncopied = new BitSet();

  private final List<String> warnings = new ArrayList<>();
  private @Nullable Kryo copier;

  /** A value with where it comes from. */
  private record Sent(int item, int source) {}

  /** Distinguishes the text of a fingerprint from a message that happens to be that text. */
  private record Print(String text) {}

  Items() {
    exemplars.add(null);
    mutable.add(false);
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
    int id = exemplars.size();
    boolean changes = print != null && print.isMutable();
    ids.put(key, id);
    mutable.add(changes);
    exemplars.add(value);
    if (print != null && print.unseen() != null) {
      warn(
          "what a "
              + print.unseen()
              + " holds cannot be seen, so messages that differ only in that are taken for equal;"
              + " send it in a form that can be, such as a record");
    }
    if (changes) {
      exemplars.set(id, copy(value));
      uncopied.set(id, exemplars.get(id) == value);
    }
    return id;
  }

  /** The same value with another number: one for each place that it comes from. */
  synchronized int from(int item, int source) {
    Integer known = ids.get(new Sent(item, source));
    if (known != null) {
      return known;
    }
    int id = exemplars.size();
    ids.put(new Sent(item, source), id);
    mutable.add(mutable.get(item));
    uncopied.set(id, uncopied.get(item));
    exemplars.add(exemplars.get(item));
    return id;
  }

  /** A value for a component to own: a fresh copy if it can be changed. */
  synchronized @Nullable Object fresh(int id) {
    Object exemplar = exemplars.get(id);
    return exemplar != null && mutable.get(id) && !uncopied.get(id)
        ? copier().copy(exemplar)
        : exemplar;
  }

  /** How many there are, {@link #NONE} included. */
  synchronized int size() {
    return exemplars.size();
  }

  /** Whether an object is the one that stands for all that look the same, and can't be changed. */
  synchronized boolean isSame(int id, Object value) {
    return exemplars.get(id) == value && !mutable.get(id);
  }

  synchronized boolean isMutable(int id) {
    return mutable.get(id);
  }

  /** For outcomes and invariants, which only look. */
  synchronized Object exemplar(int id) {
    return Objects.requireNonNull(exemplars.get(id));
  }

  /** For people. */
  synchronized String text(int id) {
    return Structure.of(exemplars.get(id));
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
