package intray.cli;

import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    if (less.bound() != null) {
      sentences.add(
          "What "
              + lower(who)
              + " hides is not known: the "
              + less.level()
              + " level was not explored to the end.");
      return;
    }
    Set<String> all = new LinkedHashSet<>(less.outcomes().keySet());
    all.addAll(more.outcomes().keySet());
    boolean complete = more.bound() == null;
    if (hidden > 0) {
      sentences.add(
          who
              + " hides "
              + (complete ? "" : "at least ")
              + Prose.figure(hidden)
              + " of the "
              + Prose.figure(all.size())
              + (complete ? "" : " known")
              + " outcomes of "
              + whom
              + ".");
    } else if (complete) {
      String same = all.size() == 1 ? "the same one outcome" : "the same outcomes";
      sentences.add(who + " hides nothing: " + whom + " has " + same + ".");
    } else {
      sentences.add(
          who + " hides nothing that is known: " + whom + " was not explored to the end.");
    }
  }

  /**
   * Whether an outcome is possible at a level: what a lower level shows, a higher one can do as
   * well.
   *
   * @return yes, no, or null if the level was not explored far enough to know
   */
  static @Nullable Boolean isPossible(String outcome, LevelReport at, Report report) {
    for (LevelReport level : report.levels().values()) {
      if (level.level().compareTo(at.level()) <= 0 && level.outcomes().containsKey(outcome)) {
        return true;
      }
    }
    return at.bound() == null ? false : null;
  }

  private static String lower(String who) {
    return who.substring(0, 1).toLowerCase(Locale.ROOT) + who.substring(1);
  }
}
