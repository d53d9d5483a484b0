package intray.cli;

import intray.check.Finding;
import intray.check.LevelReport;
import intray.check.Report;
import intray.check.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last line of a report: the verdict, how it is known, and what to do if it is not final. */
final class Verdicts {
  private Verdicts() {}

  static Paint paint(Verdict verdict) {
    return switch (verdict) {
      case EXHAUSTED -> Paint.GREEN;
      case FOUND -> Paint.RED;
      case BOUNDED, TIMED_OUT -> Paint.YELLOW;
    };
  }

  static String painted(Report report, Screen screen) {
    return screen.paint(paint(report.verdict()), report.verdict().name()) + ": " + sentence(report);
  }

  /** What comes after the verdict's own word. */
  static String sentence(Report report) {
    String time = Prose.seconds(report.seconds());
    String limit = report.bound() == null ? "" : report.bound();
    String further = ". Go further with --bound " + raised(limit) + ", or make the graph smaller.";
    return switch (report.verdict()) {
      case EXHAUSTED -> "nothing is wrong; every execution was explored, in " + time + ".";
      case FOUND ->
          kinds(report)
              + (limit.isEmpty()
                  ? "; every execution was explored, in " + time + "."
                  : "; there may be more: the exploration stopped at "
                      + limit
                      + ", after "
                      + time
                      + ".");
      case BOUNDED ->
          "nothing is wrong as far as the exploration went, but it stopped at "
              + limit
              + ", after "
              + time
              + further;
      case TIMED_OUT ->
          "nothing is wrong as far as the exploration came in the time it was given, "
              + limit
              + further;
    };
  }

  /** As in "2 findings (LOST_MESSAGE, STUCK)". */
  static String kinds(Report report) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      kinds.merge(finding.kind().name(), 1, Integer::sum);
    }
    return Prose.count(report.findings().size(), "finding", "findings")
        + " ("
        + kinds.entrySet().stream()
            .map(kind -> kind.getKey() + (kind.getValue() == 1 ? "" : " x" + kind.getValue()))
            .collect(Collectors.joining(", "))
        + ")";
  }

  /** Ten times the bound. */
  private static String raised(String limit) {
    int equals = limit.indexOf('=');
    try {
      BigDecimal more = new BigDecimal(limit.substring(equals + 1)).multiply(BigDecimal.TEN);
      return limit.substring(0, equals + 1) + more.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return limit;
    }
  }

  /** For tables: where a level was cut off, or nothing. */
  static String stopped(LevelReport level) {
    @Nullable String bound = level.bound();
    return bound == null ? "" : "stopped at " + bound;
  }
}
