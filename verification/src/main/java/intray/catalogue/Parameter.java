package intray.catalogue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** One thing about a graph of the catalogue that its user may choose. Immutable. */
public final class Parameter {
  private final String name;
  private final String preset;
  private final String meaning;
  private final String allowed;
  private final Test test;

  /** All values, the smallest first; none if they cannot be listed. */
  private List<String> values = new ArrayList<>();

  /** Whether a value is allowed. */
  private interface Test {
    boolean accepts(String value);
  }

  private Parameter(String name, String preset, String meaning, String allowed, Test test) {
    this.name = name;
    this.preset = preset;
    this.meaning = meaning;
    this.allowed = allowed;
    this.test = test;
  }

  /** A whole number within limits. */
  static Parameter number(String name, int preset, int least, int most, String meaning) {
    Parameter number =
        new Parameter(
            name,
            Integer.toString(preset),
            meaning,
            "a whole number from " + least + " to " + most,
            value -> isWithin(value, least, most));
    number.values = new Numbers(least, most);
    return number;
  }

  /** One of a few words, the first of which is the default. */
  static Parameter word(String name, List<String> words, String meaning) {
    StringBuilder allowed = new StringBuilder("one of");
    for (String word : words) { // String.join is not among what Java PathFinder executes
      allowed.append(allowed.length() > "one of".length() ? ", " : " ").append(word);
    }
    Parameter word =
        new Parameter(name, words.get(0), meaning, allowed.toString(), words::contains);
    word.values = words;
    return word;
  }

  /** A file or directory; none unless given. That it is there is checked when it is asked for. */
  static Parameter path(String name, String meaning) {
    return new Parameter(name, "", meaning, "a path, not empty", value -> !value.isEmpty());
  }

  /**
   * What it is called.
   *
   * @return a word
   */
  public String name() {
    return name;
  }

  /**
   * What it is unless something else is given.
   *
   * @return the default; empty for a path that may be left out
   */
  public String preset() {
    return preset;
  }

  /**
   * What it means.
   *
   * @return half a sentence
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Which values are possible.
   *
   * @return as in "a whole number from 1 to 20"
   */
  public String allowed() {
    return allowed;
  }

  /**
   * All possible values.
   *
   * @return the smallest first; none if they cannot be listed, as those of a path
   */
  public List<String> values() {
    return values;
  }

  /** Whole numbers as text, made when they are looked at: a range may be wide. */
  private static final class Numbers extends AbstractList<String> {
    private final int least;
    private final int size;

    Numbers(int least, int most) {
      this.least = least;
      this.size = most - least + 1;
    }

    @Override
    public String get(int index) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      return Integer.toString(least + index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** The value itself, if it is one of the allowed. */
  String accept(String value) {
    if (!test.accepts(value)) {
      throw new BadArgument(
          "parameter "
              + name
              + "="
              + value
              + ": "
              + name
              + " is "
              + allowed
              + " ("
              + meaning
              + ")");
    }
    return value;
  }

  private static boolean isWithin(String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      return least <= number && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name + "=" + preset + " (" + meaning + ": " + allowed + ")";
  }
}
