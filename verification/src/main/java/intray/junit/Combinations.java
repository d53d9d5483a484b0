package intray.junit;

import intray.cli.TextValue;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parameters of a method take on: every value of one with every value of the others. */
final class Combinations {
  private Combinations() {}

  /**
   * All combinations, as text. At least one: where a parameter has no values, it is null there, and
   * {@link #convert} says what is wrong.
   */
  static List<@Nullable String[]> of(Method method) {
    List<@Nullable String[]> all = new ArrayList<>();
    all.add(new String[0]);
    for (Parameter parameter : method.getParameters()) {
      Values values = parameter.getAnnotation(Values.class);
      @Nullable String[] texts =
          values == null || values.value().length == 0 ? new String[] {null} : values.value();
      List<@Nullable String[]> longer = new ArrayList<>();
      for (@Nullable String[] begun : all) {
        for (@Nullable String text : texts) {
          @Nullable String[] next = Arrays.copyOf(begun, begun.length + 1);
          next[begun.length] = text;
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  /**
   * A value as its parameter wants it.
   *
   * @throws IllegalArgumentException if it cannot be had
   */
  static Object convert(@Nullable String text, Parameter parameter) {
    Class<?> type = parameter.getType();
    if (text == null) {
      throw new IllegalArgumentException(
          "parameter "
              + parameter
              + " has no values, so nothing would be explored. Annotate it, as in"
              + " @Values({\"1\", \"2\"}) "
              + parameter);
    }
    if (!TextValue.makes(type)) {
      throw new IllegalArgumentException(
          "parameter "
              + parameter
              + " has a type that @Values cannot make from text. It makes int, long, double,"
              + " boolean, String and enum constants; take one of these and build the rest in the"
              + " method");
    }
    try {
      return TextValue.of(text, type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "@Values of parameter " + parameter + ": '" + text + "' is not of its type", e);
    }
  }
}
