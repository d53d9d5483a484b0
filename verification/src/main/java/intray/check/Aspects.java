package intray.check;

import intray.run.Outcome;
import intray.run.Structure;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What can be said about an outcome, taken apart so that two can be compared. */
public final class Aspects {
  private Aspects() {}

  /**
   * Takes an outcome apart.
   *
   * @param outcome any
   * @return text by aspect: how it ended, each output, what is left in each box, …
   */
  public static Map<String, String> of(Outcome outcome) {
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

  /**
   * The aspects in which two outcomes differ.
   *
   * @param one an outcome
   * @param other another
   * @return their names
   */
  public static Set<String> differing(Outcome one, Outcome other) {
    Map<String, String> left = of(one);
    Map<String, String> right = of(other);
    Set<String> differing = new LinkedHashSet<>(left.keySet());
    differing.addAll(right.keySet());
    differing.removeIf(aspect -> Objects.equals(left.get(aspect), right.get(aspect)));
    return differing;
  }

  /**
   * The outcome that differs in the fewest aspects, and then has the shortest text.
   *
   * @param to an outcome
   * @param among at least one
   * @return one of those
   */
  public static Outcome nearest(Outcome to, Collection<Outcome> among) {
    return among.stream()
        .min(
            Comparator.comparingInt((Outcome other) -> differing(to, other).size())
                .thenComparing(other -> other.toString().length())
                .thenComparing(Outcome::toString))
        .orElseThrow();
  }
}
