package intray.cli;

import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares levels: what one does not show of the next. */
final class Hidden {
  private Hidden() {}

  /** All outcomes, those of the lower levels first. */
  static List<String> outcomes(Report report) {
    Set<String> outcomes = new LinkedHashSet<>();
    for (LevelReport level : report.levels().values()) {
      outcomes.addAll(level.outcomes().keySet());
    }
    return new ArrayList<>(outcomes);
  }

  /** What can be said about the levels that were explored. */
  static List<String> sentences(Report report) {
    List<String> sentences = new ArrayList<>();
    compare(
        sentences,
        "Round-robin",
        report.levels().get(Level.ROUND_ROBIN),
        "cooperative scheduling",
        report.levels().get(Level.COOPERATIVE),
        report.hiddenByRoundRobin().size());
    compare(
        sentences,
        "Serialisation",
        report.levels().get(Level.COOPERATIVE),
        "true parallelism",
        report.levels().get(Level.PARALLEL),
        report.hiddenBySerialisation().size());
    return sentences;
  }

  private static void compare(
      List<String> sentences,
      String who,
      @Nullable LevelReport less,
      String whom,
      @Nullable LevelReport more,
      int hidden) {
    if (less == null || more == null) {
      return;
    }
    int all = more.outcomes().size();
    if (less.bound() != null) {
      sentences.add(
          "What "
              + lower(who)
              + " hides of "
              + whom
              + " is not known: "
              + less.level()
              + " was not explored to the end.");
    } else if (hidden > 0) {
      sentences.add(
          who
              + " hides "
              + Prose.figure(hidden)
              + " of the "
              + Prose.figure(all)
              + " outcomes of "
              + whom
              + (more.bound() == null ? "." : ", as far as that was explored."));
    } else if (more.bound() == null) {
      sentences.add(
          who
              + " hides nothing of "
              + whom
              + ": "
              + (all == 1
                  ? "the same one outcome."
                  : "the same " + Prose.figure(all) + " outcomes."));
    } else {
      sentences.add(who + " hides nothing of " + whom + " as far as that was explored.");
    }
  }

  private static String lower(String who) {
    return who.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + who.substring(1);
  }
}
