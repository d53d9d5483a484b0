package intray.cli;

import intray.check.LevelReport;
import intray.check.Matching;
import intray.check.Report;
import java.util.stream.Collectors;

/** What a report says about how states were told apart, and what became of the counts. */
final class MatchingText {
  private MatchingText() {}

  /** One or two sentences. */
  static String sentences(Report report) {
    String how =
        report.matching() == Matching.STATES
            ? "States are told apart by the components' fields (--match states): "
            : "States are told apart by histories: ";
    String endless =
        report.levels().values().stream()
            .filter(LevelReport::cyclic)
            .map(level -> level.level().toString())
            .collect(Collectors.joining(", "));
    String counts =
        endless.isEmpty()
            ? ""
            : " Executions can go on for ever (" + endless + "), so there is no number of them.";
    return how + report.matchedBecause() + "." + counts;
  }

  /** As in "every execution was explored". */
  static String extent(Report report) {
    return report.levels().values().stream().anyMatch(LevelReport::cyclic)
        ? "every state was explored"
        : "every execution was explored";
  }
}
