package intray.check;

import intray.run.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All messages and notice values of an exploration, each with a number; values that look the same
 * have the same number. A mutable value is copied for every replay, so that no component sees what
 * another did to its copy. Safe for several threads.
 */
final class Items {
  /** Instead of an item: the inbox was empty. */
  static final int NONE = 0;

  private final Map<Object, Integer> ids = new HashMap<>();

  /** By number. Who knows a number finds the item without a lock; replaced by larger ones. */
  private volatile Item[] items = new Item[64];

  private volatile int size;

  /** Messages of which there is no copy, in words, that were not left as they were sent. */
  private final Set<String> spoilt = new LinkedHashSet<>();

  private final List<String> warnings = new ArrayList<>();
  private @Nullable Copier copier;
  private volatile boolean isAnyUncopied;

  /**
   * One value.
   *
   * @param exemplar what stands for all that look the same; null for {@link #NONE}
   * @param uncopied null if each replay gets a copy of it, or if it cannot be changed
   */
  private record Item(@Nullable Object exemplar, boolean isMutable, @Nullable Uncopied uncopied) {}

  /** A value with where it comes from. */
  private record Sent(int item, int source) {}

  /** What is the same object in every replay, as it was when it was sent; in words, why. */
  private record Uncopied(String why, String print) {}

  /** Distinguishes the text of a fingerprint from a message that happens to be that text. */
  private record Print(String text) {}

  Items() {
    add(new Item(null, false, null));
  }

  /** Made for the first value that can be changed, since it loads a hundred classes. */
  private Copier copier() {
    Copier known = copier;
    if (known == null) {
      known = new Copier();
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
              + " holds cannot be seen, or not all of it, so messages that differ only in that are"
              + " taken for equal, and changes of it go unnoticed; send it in a form that can be,"
              + " such as a record");
    }
    int id =
        add(
            print != null && print.isMutable()
                ? copied(value, print.text())
                : new Item(value, false, null));
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
    return item.isMutable ? owned(item) : item.exemplar;
  }

  private synchronized Object owned(Item item) {
    Object exemplar = Objects.requireNonNull(item.exemplar);
    Uncopied shared = item.uncopied;
    if (shared == null) {
      return copier().copy(exemplar);
    } else if (!shared.print().equals(Fingerprint.of(exemplar).text())) {
      spoilt.add(shared.why());
    }
    return exemplar;
  }

  /** Somebody was seen to change an item after it was sent. */
  synchronized void changed(int id) {
    Uncopied shared = items[id].uncopied;
    if (shared != null) {
      spoilt.add(shared.why());
    }
  }

  /**
   * Which messages were changed in one replay and then seen in others, in words: what was found, or
   * not found, may come from that alone.
   */
  synchronized Set<String> spoilt() {
    return Set.copyOf(spoilt);
  }

  /** Whether there is a value that is the same object in every replay and can be changed. */
  boolean isAnyUncopied() {
    return isAnyUncopied;
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
  private Item copied(Object value, String print) {
    String why;
    try {
      Object copy = copier().copy(value);
      if (!Fingerprint.of(copy).text().equals(print)) {
        why = "a copy looks different";
      } else if (!ObjectGraph.of(value).inCommonWith(ObjectGraph.of(copy)).isEmpty()) {
        why = "a copy leads to the same objects";
      } else {
        return new Item(copy, true, null);
      }
    } catch (RuntimeException | LinkageError e) { // a lambda has no class to be found by name
      why = e.toString();
    }
    String told = "messages of " + value.getClass().getName() + " cannot be copied (" + why + ")";
    warn(told + ", so replays share them");
    isAnyUncopied = true;
    return new Item(value, true, new Uncopied(told, print));
  }

  private void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }
}
