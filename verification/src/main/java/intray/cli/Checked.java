package intray.cli;

import intray.check.Plan;
import intray.check.Report;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one graph.
 *
 * @param subject the graph
 * @param report what was seen, or null if it could not be explored
 * @param error why not, or null
 * @param traces the file of each schedule of which a trace was written
 */
record Checked(
    Subject subject, @Nullable Report report, @Nullable String error, Map<Plan, String> traces) {

  /** Without traces. */
  Checked(Subject subject, @Nullable Report report, @Nullable String error) {
    this(subject, report, error, Map.of());
  }

  private static final String NOT_BEGUN = "interrupted before it was explored";

  /** A graph whose turn did not come, since a signal did. */
  static Checked notBegun(Subject subject) {
    return new Checked(subject, null, NOT_BEGUN);
  }

  int exitStatus() {
    if (report != null) {
      return report.verdict().exitStatus();
    }
    return NOT_BEGUN.equals(error) ? ExitStatus.BOUNDED : ExitStatus.BAD;
  }

  /** As a line of JSON. */
  String json() {
    return report == null
        ? ReportJson.line(subject, String.valueOf(error))
        : ReportJson.line(subject, report, traces);
  }
}
