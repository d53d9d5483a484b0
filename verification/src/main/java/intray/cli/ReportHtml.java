package intray.cli;

import intray.check.Finding;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Plan;
import intray.check.Report;
import intray.check.ScheduledOperation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports as one page that needs nothing else: to keep, and to send to somebody. */
final class ReportHtml {
  private static final String STYLE =
      """

      body { font: 15px/1.5 system-ui, sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em;
             color: #222; background: #fff }
      table { border-collapse: collapse; margin: 1em 0 }
      th, td { padding: .15em .8em; text-align: left; vertical-align: top }
      th { border-bottom: 1px solid #999 }
      td + td, th + th { border-left: 1px solid #ddd }
      td, code { font-family: ui-monospace, monospace; font-size: 13px }
      td.number { text-align: right }
      td.where { color: #777 } .token { overflow-wrap: anywhere }
      .EXHAUSTED { color: #176b2c } .FOUND { color: #b00020 } .BOUNDED, .TIMED_OUT { color: #8a5a00 }
      """;

  private final Markup page = new Markup("<!DOCTYPE html>");

  private ReportHtml() {}

  static String of(List<Checked> all) {
    ReportHtml html = new ReportHtml();
    Markup page = html.page;
    page.open("html", "lang", "en").open("head");
    // The only element that HTML wants unclosed is left out: the page is plain ASCII markup, and
    // says its encoding where a browser looks first.
    page.element("title", "intray check").element("style", STYLE).closeLine();
    page.open("body").text("\n");
    for (Checked one : all) {
      html.graph(one);
    }
    page.closeLine().closeLine();
    return page.finish().replaceFirst("<head>", "<head><meta charset=\"utf-8\">");
  }

  private void graph(Checked one) {
    page.line("h1", one.subject().title());
    if (!one.subject().sentence().isEmpty()) {
      page.line("p", one.subject().sentence());
    }
    @Nullable Report report = one.report();
    if (report == null) {
      page.line("p", "Not explored: " + one.error(), "class", "FOUND");
      return;
    }
    page.open("p").element("strong", report.verdict().name(), "class", report.verdict().name());
    page.text(": " + Verdicts.sentence(report)).closeLine();
    levels(report);
    for (String sentence : Hidden.sentences(report)) {
      page.line("p", sentence);
    }
    page.line("p", MatchingText.sentences(report));
    outcomes(report);
    int number = 0;
    for (Finding finding : report.findings()) {
      page.line("h2", ++number + ". " + finding.kind() + ", " + finding.level());
      page.line("p", FindingText.sentence(finding));
      schedule(finding.schedule(), finding.loop());
      if (finding.parting() != null) {
        page.open("p").text("The nearest outcome that is visible when serialised: ");
        page.element("code", finding.parting().outcome()).text(". ");
        page.text(FindingText.sentence(finding.parting())).closeLine();
      }
      replay(one.subject(), finding.plan());
      if (finding.outcome() != null) {
        page.open("p").text("It ends: ").element("code", finding.outcome()).closeLine();
      }
      Finding.Other other = finding.other();
      if (other != null) {
        page.open("p").text("Another ends: ").element("code", other.outcome()).closeLine();
        schedule(other.schedule(), -1);
      }
    }
    for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
      page.open("details").element("summary", "Hidden by round-robin: " + hidden.outcome());
      schedule(hidden.schedule(), -1);
      replay(one.subject(), hidden.plan());
      page.closeLine();
    }
    for (String warning : report.warnings()) {
      page.line("p", "Note: " + warning);
    }
  }

  private void levels(Report report) {
    head("level", "outcomes", "executions", "interleavings", "states", "");
    for (LevelReport level : report.levels().values()) {
      page.open("tr").element("td", level.level().toString());
      number(level.outcomes().size(), "");
      number(level.executions(), "–");
      number(level.interleavings(), level.cyclic() ? "–" : "more than 2^63");
      number(level.states() == 0 ? -1 : level.states(), "–");
      page.element("td", Verdicts.stopped(level)).closeLine();
    }
    page.closeLine();
  }

  private void number(long figure, String otherwise) {
    String text = figure < 0 ? otherwise : Prose.figure(figure);
    page.element("td", text, "class", "number");
  }

  private void outcomes(Report report) {
    List<String> titles = report.levels().keySet().stream().map(Level::toString).toList();
    page.open("table").open("tr").element("th", "outcome");
    titles.forEach(title -> page.element("th", title));
    page.closeLine();
    for (String outcome : (Iterable<String>) Hidden.outcomes(report)::iterator) {
      page.open("tr").element("td", outcome);
      for (LevelReport level : report.levels().values()) {
        @Nullable Boolean possible = Hidden.isPossible(outcome, level, report);
        page.element("td", possible == null ? "?" : possible ? "yes" : "–");
      }
      page.closeLine();
    }
    page.closeLine();
  }

  private void schedule(List<ScheduledOperation> schedule, int loop) {
    if (schedule.isEmpty()) {
      page.line("p", "No schedule was found within the limits of that search.");
      return;
    }
    Set<String> components = new LinkedHashSet<>();
    schedule.forEach(line -> components.add(line.component()));
    page.open("table").open("tr");
    components.forEach(component -> page.element("th", component));
    page.element("th", "where").closeLine();
    String span = String.valueOf(components.size() + 1);
    int row = 0;
    for (ScheduledOperation line : schedule) {
      if (row++ == loop) {
        page.open("tr").element("td", ScheduleTable.FOR_EVER, "colspan", span).closeLine();
      }
      page.open("tr");
      String text = line.operation() + (line.answer().isEmpty() ? "" : " → " + line.answer());
      for (String component : components) {
        page.element("td", component.equals(line.component()) ? text : "");
      }
      page.element("td", line.where(), "class", "where").closeLine();
    }
    page.closeLine();
  }

  private void replay(Subject subject, @Nullable Plan plan) {
    if (plan != null) {
      page.open("p").text("Replay it: ");
      page.element("code", subject.command(plan), "class", "token").closeLine();
    }
  }

  private void head(String... titles) {
    page.open("table").open("tr");
    for (String title : titles) {
      page.element("th", title);
    }
    page.closeLine();
  }
}
