package intray.cli;

import intray.check.Report;
import org.jspecify.annotations.Nullable;

/**
 * What became of one graph.
 *
 * @param subject the graph
 * @param report what was seen, or null if it could not be explored
 * @param error why not, or null
 */
record Checked(Subject subject, @Nullable Report report, @Nullable String error) {

  int exitStatus() {
    return report == null ? ExitStatus.BAD : report.verdict().exitStatus();
  }

  /** As a line of JSON. */
  String json() {
    return report == null
        ? ReportJson.line(subject, String.valueOf(error))
        : ReportJson.line(subject, report);
  }
}
