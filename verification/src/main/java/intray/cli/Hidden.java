package intray.cli;

import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares levels: what one does not show of the next. */
final class Hidden {
  private Hidden() {}

  /** All outcomes, those of the lower levels first. There may be more than fit into memory. */
  static Stream<String> outcomes(Report report) {
    List<LevelReport> levels = List.copyOf(report.levels().values());
    return IntStream.range(0, levels.size())
        .boxed()
        .flatMap(
            k ->
                levels.get(k).outcomes().keySet().stream()
                    .filter(outcome -> !isAmong(levels.subList(0, k), outcome)));
  }

  private static boolean isAmong(List<LevelReport> levels, String outcome) {
    return levels.stream().anyMatch(level -> level.outcomes().containsKey(outcome));
  }

  /** How many different outcomes some levels have. */
  private static long count(List<LevelReport> levels) {
    long count = 0;
    for (int k = 0; k < levels.size(); k++) {
      List<LevelReport> before = levels.subList(0, k);
      Set<String> outcomes = levels.get(k).outcomes().keySet();
      if (before.isEmpty()) {
        count += outcomes.size();
      } else if (before.stream().noneMatch(all -> all.outcomes().keySet().containsAll(outcomes))) {
        count += outcomes.stream().filter(outcome -> !isAmong(before, outcome)).count();
      }
    }
    return count;
  }

  /** How many there are. */
  static long count(Report report) {
    return count(List.copyOf(report.levels().values()));
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
    long all = count(List.of(less, more));
    boolean complete = more.bound() == null;
    if (hidden > 0) {
      sentences.add(
          who
              + " hides "
              + (complete ? "" : "at least ")
              + Prose.figure(hidden)
              + " of the "
              + Prose.figure(all)
              + (complete ? "" : " known")
              + " outcomes of "
              + whom
              + ".");
    } else if (complete && all == 0) {
      sentences.add(
          who
              + " and "
              + whom
              + " have no outcomes to compare: no execution ends, and what is put out on the way is"
              + " not compared.");
    } else if (complete) {
      String same = all == 1 ? "the same one outcome" : "the same outcomes";
      String what = more.cyclic() ? " of executions that end." : ".";
      sentences.add(who + " hides nothing: " + whom + " has " + same + what);
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
