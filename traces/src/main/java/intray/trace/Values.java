package intray.trace;

import intray.Owned;
import intray.run.Structure;

/** Messages and notices as text for people. */
final class Values {
  /** A message may be a book; a line of a trace is not. */
  static final int LONGEST = 1000;

  /** How a text begins that stands for those that were left out. */
  static final String CUT = "…";

  private Values() {}

  /** The structure of a value, cut if it is long. */
  static String text(Object value) {
    boolean book = value instanceof String string && string.length() > LONGEST;
    return cut(Structure.of(book ? ((String) value).substring(0, LONGEST + 1) : value));
  }

  /** The beginning of a text that is too long. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + CUT;
  }

  /**
   * Whether a value can be written down at once and in no time, and cannot change: then a run on
   * threads may do so as it goes.
   */
  static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Enum<?>;
  }

  /** Whether a handle with an owner travels. */
  static boolean isOwned(Object value) {
    return value instanceof Owned<?>;
  }
}
