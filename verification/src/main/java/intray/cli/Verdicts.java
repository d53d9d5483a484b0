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
  private static final String INTERRUPTED = "interrupted";

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
    @Nullable String bound = report.bound();
    if (bound == null) {
      String how = MatchingText.extent(report) + ", in " + time + ".";
      if (report.verdict() == Verdict.FOUND) {
        return kinds(report) + "; " + how;
      }
      String checked =
          report.canaries() == 0
              ? ""
              : " Then the checker checked itself: it found all of "
                  + Prose.figure(report.canaries())
                  + " planted bugs.";
      return "nothing is wrong; " + how + checked;
    }
    return switch (report.verdict()) {
      case FOUND ->
          kinds(report)
              + "; there may be more: the exploration "
              + stopped(bound)
              + ", after "
              + time
              + ".";
      case TIMED_OUT ->
          "nothing is wrong as far as the exploration came in the time it was given, "
              + bound
              + further(bound);
      default ->
          "nothing is wrong as far as the exploration went, but it "
              + stopped(bound)
              + ", after "
              + time
              + further(bound);
    };
  }

  private static String stopped(String bound) {
    return bound.equals(INTERRUPTED) ? "was interrupted" : "stopped at " + bound;
  }

  private static String further(String bound) {
    if (bound.equals(INTERRUPTED)) {
      return ".";
    } else if (bound.startsWith("memory=")) {
      return ". Go further with more memory (java -Xmx8g -jar …, --bound memory=8g), or make the"
          + " graph smaller.";
    }
    return ". Go further with --bound " + raised(bound) + ", or make the graph smaller.";
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

  /** Ten times the bound; of switches one more, since each takes many times longer. */
  private static String raised(String bound) {
    int equals = bound.indexOf('=');
    BigDecimal figure = new BigDecimal(bound.substring(equals + 1));
    BigDecimal more =
        bound.startsWith("switches=")
            ? figure.add(BigDecimal.ONE)
            : figure.multiply(BigDecimal.TEN);
    return bound.substring(0, equals + 1) + more.stripTrailingZeros().toPlainString();
  }

  /** For tables: where a level was cut off, or nothing. */
  static String stopped(LevelReport level) {
    @Nullable String bound = level.bound();
    return bound == null ? "" : bound.equals(INTERRUPTED) ? bound : "stopped at " + bound;
  }
}
