package intray.check;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How things are written in TLA+. */
final class Tla {
  static final String NOBODY = "(nobody)";
  static final String EMPTY = "(empty)";

  private Tla() {}

  /** Without characters that cannot stand in a string of TLA+. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c >= ' ' && c <= '~') {
        plain.append(c);
      } else {
        plain.append(String.format("\\u%04x", (int) c));
      }
    }
    return plain.toString();
  }

  static String string(String text) {
    return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String sequence(Collection<String> texts) {
    return "<<" + listed(texts) + ">>";
  }

  static String set(Collection<String> texts) {
    return "{" + listed(texts) + "}";
  }

  private static String listed(Collection<String> texts) {
    return texts.stream().map(Tla::string).collect(Collectors.joining(", "));
  }

  /**
   * A function whose values are expressions.
   *
   * @param values in the order in which they are to be written
   */
  static String function(Map<String, String> values) {
    if (values.isEmpty()) {
      return "<<>>";
    }
    return values.entrySet().stream()
        .map(entry -> string(entry.getKey()) + " :> " + entry.getValue())
        .collect(Collectors.joining("\n  @@ "));
  }
}
