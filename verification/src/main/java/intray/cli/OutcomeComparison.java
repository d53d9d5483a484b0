package intray.cli;

import intray.run.Outcome;
import intray.run.Structure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Two outcomes side by side, aspect by aspect.
 *
 * @param one the outcome in question
 * @param other what it is compared with
 */
record OutcomeComparison(Outcome one, Outcome other) {
  /** What an outcome has no word for: an empty box, nobody waiting. */
  private static final String NOTHING = "nothing";

  /** The outcome that differs in the fewest aspects, and then in the shortest texts. */
  static Outcome nearest(Outcome to, List<Outcome> among) {
    return among.stream()
        .min(
            Comparator.comparingInt((Outcome other) -> differing(to, other).size())
                .thenComparing(other -> other.toString().length())
                .thenComparing(Outcome::toString))
        .orElseThrow();
  }

  /** The aspects in which two outcomes differ. */
  static Set<String> differing(Outcome one, Outcome other) {
    Map<String, String> left = aspects(one);
    Map<String, String> right = aspects(other);
    Set<String> differing = new LinkedHashSet<>(left.keySet());
    differing.addAll(right.keySet());
    differing.removeIf(aspect -> Objects.equals(left.get(aspect), right.get(aspect)));
    return differing;
  }

  private static Map<String, String> aspects(Outcome outcome) {
    Map<String, String> aspects = new LinkedHashMap<>();
    aspects.put("end", outcome.end().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (outcome.failedComponent() != null) {
      aspects.put("failed", outcome.failedComponent() + ": " + outcome.cause());
    }
    outcome.outputs().forEach((name, value) -> aspects.put(name, Structure.of(value)));
    outcome.left().forEach((box, value) -> aspects.put("left in " + box, Structure.of(value)));
    outcome.notices().forEach((name, value) -> aspects.put("notice " + name, Structure.of(value)));
    outcome.waiting().forEach((who, what) -> aspects.put(who + " waits", what));
    return aspects;
  }

  /** Writes what differs; what is the same in both is left out. */
  void print(Screen screen, int indent, String titleOfOne, String titleOfOther) {
    Map<String, String> left = aspects(one);
    Map<String, String> right = aspects(other);
    Table table = new Table(screen, true).left("").left(titleOfOne).left(titleOfOther);
    for (String aspect : differing(one, other)) {
      table.row(aspect, left.getOrDefault(aspect, NOTHING), right.getOrDefault(aspect, NOTHING));
    }
    table.print(indent);
  }
}
