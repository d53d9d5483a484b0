package intray.check;

import intray.run.Outcome;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The different outcomes of an exploration, by their text, in the order in which they were found.
 * Kept as vectors of integers and put into words only for who asks: there may be as many as
 * executions. Values that look the same have the same integer here, as they are the same outcome.
 */
final class Outcomes extends AbstractMap<String, Outcome> {
  private final Model model;
  private final Ends ends;

  /** In which the contents of inboxes are numbered, though the model may have forgotten them. */
  private final Queues contents;

  // A vector: 0, or the number of a failure from 1; what each component waits for, by number; the
  // contents of the inboxes; the notices.
  private final StateSet vectors;
  private final int[] vector;
  private final int boxes;

  private final List<Outcome> failures = new ArrayList<>();
  private final Map<String, Integer> failureNumbers = new HashMap<>();

  private final List<String> waits = new ArrayList<>(List.of("done"));
  private final Map<String, Integer> waitNumbers = new HashMap<>();

  /** By item, the first item that looks the same. */
  private int[] alike = new int[64];

  private int looked;

  private final Map<String, Integer> looks = new HashMap<>();

  /** Whether some items look the same and are not, so that contents must be rewritten. */
  private boolean anyAlike;

  /** So many texts are kept once somebody has asked for them; more would take too much memory. */
  private static final int MOST_TEXTS = 100_000;

  /** By number, the texts that are kept. */
  private final List<String> texts = new ArrayList<>();

  // By number, the hash of the text; and by that hash, in open addressing, the number from 1. As
  // far
  // as outcomes were numbered when somebody last asked for one by its text.
  private int[] hashes = {};
  private int[] table = {};
  private int indexed;

  Outcomes(Model model) {
    this(model, model.queues);
  }

  private Outcomes(Model model, Queues contents) {
    this.model = model;
    this.contents = contents;
    this.ends = new Ends(model);
    this.boxes = 1 + model.components();
    this.vector = new int[boxes + model.happened - model.boxes];
    this.vectors = new StateSet(vector.length);
  }

  /** The outcomes of several explorations of one model, which are over. */
  static Outcomes of(Stream<Exploration> explorations) {
    List<Outcomes> parts =
        explorations
            .map(one -> (Outcomes) one.outcomes)
            .sorted(Comparator.comparingInt(Outcomes::size).reversed())
            .toList();
    Outcomes all = parts.get(0);
    parts.stream().skip(1).forEach(part -> part.addTo(all));
    return all;
  }

  /**
   * The same in the order of their texts, or if these are too many, of what is computed from them:
   * in an order that does not depend on who has found what.
   */
  static Map<String, Outcome> sorted(Model model, Map<String, Outcome> some) {
    if (!(some instanceof Outcomes all)) {
      return some;
    }
    int n = all.size();
    long[] keys = new long[n];
    for (int number = 0; number < n; number++) {
      String text = all.text(number); // kept, if asked for in order
      keys[number] = n > MOST_TEXTS ? print(text) : 0;
    }
    Outcomes sorted = new Outcomes(model, all.contents);
    IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(number -> keys[number]).thenComparing(all::text))
        .forEach(number -> all.addTo(sorted, number));
    return sorted;
  }

  /** Two texts have the same about once in 2^64 times. */
  private static long print(String text) {
    long print = 0;
    for (int k = 0; k < text.length(); k++) {
      print = (print ^ text.charAt(k)) * 0x9E3779B97F4A7C15L;
      print ^= print >>> 29;
    }
    return print;
  }

  private void addTo(Outcomes others) {
    for (int number = 0; number < size(); number++) {
      addTo(others, number);
    }
  }

  private void addTo(Outcomes others, int number) {
    int[] one = new int[vector.length];
    vectors.get(number, one);
    if (one[0] > 0) {
      others.add(failures.get(one[0] - 1));
      return;
    }
    for (int k = 1; k < boxes; k++) {
      one[k] = one[k] == 0 ? 0 : others.waiting(waits.get(one[k]));
    }
    for (int k = boxes;
        k < boxes + model.notices - model.boxes && contents != others.contents;
        k++) {
      int content = Queues.EMPTY;
      for (int item : contents.items(one[k])) {
        content = others.contents.append(content, item);
      }
      one[k] = content;
    }
    System.arraycopy(one, 0, others.vector, 0, one.length);
    others.note();
  }

  /** The number by which {@link #add} knows what a component waits for. */
  int waiting(String what) {
    Integer known = waitNumbers.putIfAbsent(what, waits.size());
    if (known != null) {
      return known;
    }
    waits.add(what);
    return waits.size() - 1;
  }

  /**
   * Adds the outcome of a run without a failure.
   *
   * @param state the end
   * @param standing by component, 0 if it is done, else {@linkplain #waiting what it waits for}
   */
  void add(int[] state, int[] standing) {
    look();
    vector[0] = 0;
    System.arraycopy(standing, 0, vector, 1, standing.length);
    int at = boxes;
    boolean same = !anyAlike && contents == model.queues;
    for (int k = model.boxes; k < model.notices; k++) {
      vector[at++] = same ? state[k] : content(state[k]);
    }
    for (int k = model.notices; k < model.happened; k++) {
      vector[at++] = alike[state[k]];
    }
    note();
  }

  /** Adds the outcome of a run that failed. */
  void add(Outcome failure) {
    Integer known = failureNumbers.putIfAbsent(failure.toString(), failures.size());
    if (known == null) {
      failures.add(failure);
      Arrays.fill(vector, 0);
      vector[0] = failures.size();
      note();
    }
  }

  private void note() {
    vectors.add(vector);
  }

  /** Compares all items that are new since last time with those before. */
  private void look() {
    int items = model.items.size();
    if (items > alike.length) {
      alike = Arrays.copyOf(alike, 2 * items);
    }
    while (looked < items) {
      Integer first = looks.putIfAbsent(model.items.text(looked), looked);
      alike[looked] = first == null ? looked : first;
      anyAlike |= first != null;
      looked++;
    }
  }

  private int content(int queue) {
    int content = Queues.EMPTY;
    for (int item : model.queues.items(queue)) {
      content = contents.append(content, alike[item]);
    }
    return content;
  }

  private Outcome outcome(int number) {
    int[] one = new int[vector.length];
    vectors.get(number, one);
    if (one[0] > 0) {
      return failures.get(one[0] - 1);
    }
    @Nullable String[] what = new @Nullable String[model.components()];
    for (int c = 0; c < what.length; c++) {
      what[c] = one[1 + c] == 0 ? null : waits.get(one[1 + c]);
    }
    return ends.outcome(what, one, boxes, contents);
  }

  private String text(int number) {
    if (number < texts.size()) {
      return texts.get(number);
    }
    String text = outcome(number).toString();
    if (number == texts.size() && number < MOST_TEXTS) {
      texts.add(text);
    }
    return text;
  }

  /** The number of an outcome, or -1 if it is none of these. */
  private int find(String text) {
    index();
    int hash = text.hashCode();
    for (int slot = hash & (table.length - 1); table[slot] > 0; slot = next(slot)) {
      int number = table[slot] - 1;
      if (hashes[number] == hash && text(number).equals(text)) {
        return number;
      }
    }
    return -1;
  }

  private void index() {
    int size = vectors.size();
    if (2 * size >= table.length) {
      hashes = Arrays.copyOf(hashes, 2 * size + 16);
      table = new int[Math.max(64, 4 * Integer.highestOneBit(size))];
      for (int number = 0; number < indexed; number++) {
        enter(number);
      }
    }
    while (indexed < size) {
      hashes[indexed] = text(indexed).hashCode();
      enter(indexed++);
    }
  }

  private void enter(int number) {
    int slot = hashes[number] & (table.length - 1);
    while (table[slot] > 0) {
      slot = next(slot);
    }
    table[slot] = number + 1;
  }

  private int next(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public boolean containsKey(Object text) {
    return text instanceof String string && find(string) >= 0;
  }

  @Override
  public @Nullable Outcome get(Object text) {
    int number = text instanceof String string ? find(string) : -1;
    return number < 0 ? null : outcome(number);
  }

  @Override
  public Set<String> keySet() {
    return new Texts();
  }

  @Override
  public Set<Entry<String, Outcome>> entrySet() {
    return new Each<>(number -> Map.entry(text(number), outcome(number)));
  }

  /** The texts, which need not be made to be compared with those of the same model. */
  private final class Texts extends Each<String> {
    Texts() {
      super(Outcomes.this::text);
    }

    @Override
    public boolean contains(Object text) {
      return containsKey(text);
    }

    @Override
    public boolean containsAll(Collection<?> all) {
      if (all instanceof Texts others && others.model() == model) {
        return haveAll(others.outcomes());
      }
      return super.containsAll(all);
    }

    private Outcomes outcomes() {
      return Outcomes.this;
    }

    private Model model() {
      return model;
    }
  }

  /** Whether all outcomes of another exploration of the same model are among these. */
  private boolean haveAll(Outcomes others) {
    Outcomes all = new Outcomes(model);
    addTo(all);
    int mine = all.size();
    others.addTo(all);
    return all.size() == mine;
  }

  /** Something of each outcome, made when it is asked for. */
  private class Each<T> extends AbstractSet<T> {
    private final IntFunction<T> made;

    Each(IntFunction<T> made) {
      this.made = made;
    }

    @Override
    public Iterator<T> iterator() {
      return IntStream.range(0, vectors.size()).mapToObj(made).iterator();
    }

    @Override
    public int size() {
      return vectors.size();
    }
  }
}
