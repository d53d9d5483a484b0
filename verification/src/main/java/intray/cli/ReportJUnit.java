package intray.cli;

import intray.check.Finding;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What build servers read: a suite for each graph, a test case for each level. A finding fails its
 * level; a level that was cut off with nothing found is skipped, and never passed.
 */
final class ReportJUnit {
  private final Markup xml = new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

  private ReportJUnit() {}

  static String of(List<Checked> all) {
    ReportJUnit junit = new ReportJUnit();
    junit.xml.open("testsuites", "name", "intray check");
    junit.xml.text("\n");
    for (Checked one : all) {
      junit.suite(one);
    }
    junit.xml.closeLine();
    return junit.xml.finish();
  }

  private void suite(Checked one) {
    @Nullable Report report = one.report();
    String title = one.subject().title();
    if (report == null) {
      open(title, 1, 0, 1, 0, 0);
      xml.open("testcase", "classname", title, "name", "explored", "time", "0");
      xml.element("error", "", "message", String.valueOf(one.error())).closeLine();
      xml.closeLine();
      return;
    }
    int failed = 0;
    int skipped = 0;
    for (LevelReport level : report.levels().values()) {
      boolean faulty = !findings(report, level.level()).isEmpty();
      failed += faulty ? 1 : 0;
      skipped += !faulty && level.bound() != null ? 1 : 0;
    }
    open(title, report.levels().size(), failed, 0, skipped, report.seconds());
    for (LevelReport level : report.levels().values()) {
      testCase(one.subject(), report, level);
    }
    xml.closeLine();
  }

  private void open(
      String title, int tests, int failures, int errors, int skipped, double seconds) {
    xml.open(
        "testsuite",
        "name",
        title,
        "tests",
        Integer.toString(tests),
        "failures",
        Integer.toString(failures),
        "errors",
        Integer.toString(errors),
        "skipped",
        Integer.toString(skipped),
        "time",
        time(seconds));
    xml.text("\n");
  }

  private void testCase(Subject subject, Report report, LevelReport level) {
    xml.open(
        "testcase",
        "classname",
        subject.title(),
        "name",
        level.level().toString(),
        "time",
        time(level.seconds()));
    List<Finding> findings = findings(report, level.level());
    if (!findings.isEmpty()) {
      StringBuilder kinds = new StringBuilder();
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      FindingText writer =
          new FindingText(Screen.plain(out, out, Screen.PAGE), report, Replaying.of(subject));
      int number = 0;
      for (Finding finding : findings) {
        kinds.append(kinds.length() == 0 ? "" : ", ").append(finding.kind());
        writer.print(++number, finding, null);
      }
      out.flush();
      String message = FindingText.sentence(findings.get(0));
      xml.element("failure", "\n" + text, "type", kinds.toString(), "message", message);
    } else if (level.bound() != null) {
      xml.element("skipped", "", "message", "nothing was found, but " + Verdicts.stopped(level));
    }
    if (level.level() == Level.COOPERATIVE && !report.hiddenByRoundRobin().isEmpty()) {
      xml.element("system-out", hidden(subject, report));
    }
    xml.closeLine();
  }

  private static String hidden(Subject subject, Report report) {
    StringBuilder text = new StringBuilder();
    for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
      text.append("\nhidden by round-robin: ").append(hidden.outcome());
      if (hidden.plan() != null) {
        text.append('\n').append(subject.command(hidden.plan()));
      }
    }
    return text.append('\n').toString();
  }

  private static List<Finding> findings(Report report, Level level) {
    return report.findings().stream().filter(finding -> finding.level() == level).toList();
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
