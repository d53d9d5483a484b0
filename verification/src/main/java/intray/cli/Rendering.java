package intray.cli;

import intray.check.Report;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Reports as text, for those who have no screen: messages of failed tests. */
public final class Rendering {
  private Rendering() {}

  /**
   * What {@code intray check} prints: the levels side by side, what is hidden, every finding with
   * its schedule, the verdict.
   *
   * @param subject what was checked, as a heading
   * @param report what was seen
   * @return lines of at most 100 columns, without colours
   */
  public static String text(String subject, Report report) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new ReportText(Screen.plain(out, out, Screen.PAGE), report.findings().size())
        .print(subject, report);
    out.flush();
    return text.toString().stripTrailing();
  }
}
