package intray.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A state of a counterexample.
 *
 * @param action what led to it
 * @param values of the variables, and of their parts where a variable is a function or a record:
 *     {@code mode[b]}
 */
record TraceState(String action, Map<String, String> values) {
  private static final Pattern CONJUNCT = Pattern.compile("^/\\\\ ", Pattern.MULTILINE);

  static TraceState parse(String action, String text) {
    Map<String, String> values = new TreeMap<>();
    for (String conjunct : CONJUNCT.split(text.strip(), -1)) {
      int equals = conjunct.indexOf(" = ");
      if (equals > 0) {
        put(values, conjunct.substring(0, equals), conjunct.substring(equals + 3));
      }
    }
    return new TraceState(action, values);
  }

  /**
   * What has changed, in the order of the variables' names.
   *
   * @param before the state before this one
   * @return assignments, {@code mode[b] = "parked"}
   */
  List<String> changesFrom(TraceState before) {
    List<String> changes = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!value.equals(before.values().get(name))) {
            changes.add(name + " = " + value);
          }
        });
    return changes;
  }

  private static void put(Map<String, String> values, String name, String value) {
    String flat = value.strip().replaceAll("\\s+", " ");
    if (flat.startsWith("[") && flat.endsWith("]")) {
      putParts(values, name, flat.substring(1, flat.length() - 1), ",", "|->");
    } else if (flat.startsWith("(") && flat.endsWith(")")) {
      putParts(values, name, flat.substring(1, flat.length() - 1), "@@", ":>");
    } else {
      values.put(name, flat);
    }
  }

  private static void putParts(
      Map<String, String> values, String name, String text, String comma, String arrow) {
    for (String part : split(text, comma)) {
      int at = part.indexOf(arrow);
      put(
          values,
          name + "[" + part.substring(0, at).strip() + "]",
          part.substring(at + arrow.length()));
    }
  }

  /** Splits where no bracket is open. */
  private static List<String> split(String text, String comma) {
    List<String> parts = new ArrayList<>();
    int open = 0;
    int start = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if ("[({<".indexOf(c) >= 0) {
        open++;
      } else if (("])}".indexOf(c) >= 0) || (c == '>' && text.charAt(k - 1) == '>')) {
        open--;
      }
      if (c == '<' && k > 0 && text.charAt(k - 1) == '<') {
        open--; // << is one bracket, and >> counts once
      }
      if (open == 0 && text.startsWith(comma, k)) {
        parts.add(text.substring(start, k));
        start = k + comma.length();
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
