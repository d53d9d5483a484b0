package intray.cli;

import intray.check.Aspects;
import intray.run.Outcome;
import java.util.Map;

/**
 * Two outcomes side by side, aspect by aspect.
 *
 * @param one the outcome in question
 * @param other what it is compared with
 */
record OutcomeComparison(Outcome one, Outcome other) {
  /** What an outcome has no word for: an empty box, nobody waiting. */
  private static final String NOTHING = "nothing";

  /** Writes what differs; what is the same in both is left out. */
  void print(Screen screen, int indent, String titleOfOne, String titleOfOther) {
    Map<String, String> left = Aspects.of(one);
    Map<String, String> right = Aspects.of(other);
    Table table = new Table(screen, true).left("").left(titleOfOne).left(titleOfOther);
    for (String aspect : Aspects.differing(one, other)) {
      table.row(aspect, left.getOrDefault(aspect, NOTHING), right.getOrDefault(aspect, NOTHING));
    }
    table.print(indent);
  }
}
