package intray.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses what somebody meant who mistyped a name. */
final class Nearest {
  private Nearest() {}

  /** As in {@code "; did you mean 'readers'?"}, or nothing if no name is near. */
  static String hint(String typed, Collection<String> names) {
    List<String> near = to(typed, names);
    return near.isEmpty() ? "" : "; did you mean '" + String.join("' or '", near) + "'?";
  }

  /** The names that are near, the nearest first, at most three. */
  static List<String> to(String typed, Collection<String> names) {
    int far = Math.max(2, typed.length() / 3);
    return names.stream()
        .filter(name -> distance(typed, name) <= far || begins(typed, name))
        .sorted(Comparator.comparingInt(name -> distance(typed, name)))
        .limit(3)
        .toList();
  }

  private static boolean begins(String typed, String name) {
    return typed.length() >= 3 && (name.startsWith(typed) || typed.startsWith(name));
  }

  /** How many letters must be typed, left out or changed (Levenshtein), whatever their case. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
