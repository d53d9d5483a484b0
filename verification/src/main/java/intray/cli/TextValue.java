package intray.cli;

/** Values of parameters that are written as text, in an annotation or in a command. */
public final class TextValue {
  private TextValue() {}

  /**
   * Whether there is a way from text to a type.
   *
   * @param type of a parameter
   * @return true for int, long, double and boolean, their boxes, String and enums
   */
  public static boolean makes(Class<?> type) {
    return type == String.class
        || type == int.class
        || type == Integer.class
        || type == long.class
        || type == Long.class
        || type == double.class
        || type == Double.class
        || type == boolean.class
        || type == Boolean.class
        || type.isEnum();
  }

  /**
   * Reads a value.
   *
   * @param text a number, {@code true} or {@code false}, the name of an enum's constant, anything
   * @param type one that {@link #makes} knows
   * @return a value of that type
   * @throws IllegalArgumentException if the text is not of the type, whose message is the text
   */
  public static Object of(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    } else if (type == int.class || type == Integer.class) {
      return Integer.valueOf(text);
    } else if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    } else if (type == double.class || type == Double.class) {
      return Double.valueOf(text);
    } else if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    }
    Object[] constants = type.getEnumConstants();
    if (constants != null) {
      for (Object constant : constants) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException(text);
  }

  /** Not {@link Boolean#valueOf}, which takes every misspelling for false. */
  private static Boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException(text);
  }
}
