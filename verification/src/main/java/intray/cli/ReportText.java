package intray.cli;

import intray.check.Finding;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import intray.check.ScheduledOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One report for people: what there is, what is hidden from whom, what is wrong, the verdict. */
final class ReportText {
  /** More outcomes than this are not compared by eye. */
  private static final int MAX_OUTCOMES = 12;

  private final Screen screen;
  private final Prose prose;
  private final Symbols symbols;
  private final int show;

  /**
   * A renderer.
   *
   * @param show how many findings are shown with their schedules
   */
  ReportText(Screen screen, int show) {
    this.screen = screen;
    this.prose = new Prose(screen);
    this.symbols = Symbols.of(screen);
    this.show = show;
  }

  void print(Subject subject, Report report) {
    String sentence = subject.sentence().isEmpty() ? "" : ": " + subject.sentence();
    String heading = screen.paint(Paint.BOLD, text(subject.title())) + text(sentence);
    print(heading, report, Replaying.of(subject));
  }

  /** Likewise, of a graph that has no name on the command line. */
  void print(String heading, Report report, @Nullable Replaying replaying) {
    prose.print(0, heading);
    screen.out().println();
    levels(report);
    for (String sentence : Hidden.sentences(report)) {
      prose.print(2, sentence);
    }
    prose.print(2, text(MatchingText.sentences(report)));
    screen.out().println();
    outcomes(report);
    hidden(replaying, report);
    findings(replaying, report);
    for (String warning : report.warnings()) {
      prose.print(2, "Note: ", text(warning));
    }
    prose.print(0, Verdicts.painted(report, screen));
  }

  private void levels(Report report) {
    boolean bounded = report.bound() != null;
    boolean classes = report.levels().values().stream().anyMatch(level -> level.readsFrom() >= 0);
    Table table = new Table(screen, false);
    table.left("level").right("outcomes").right("executions");
    if (classes) {
      table.right("reads-from");
    }
    table.right("interleavings").right("states");
    if (bounded) {
      table.left("");
    }
    for (LevelReport level : report.levels().values()) {
      List<String> row = new ArrayList<>();
      row.add(level.level().toString());
      row.add(Prose.figure(level.outcomes().size()));
      row.add(level.executions() < 0 ? symbols.none() : Prose.figure(level.executions()));
      if (classes) {
        row.add(level.readsFrom() < 0 ? symbols.none() : Prose.figure(level.readsFrom()));
      }
      row.add(level.cyclic() ? symbols.none() : interleavings(level));
      row.add(level.states() == 0 ? symbols.none() : Prose.figure(level.states()));
      if (bounded) {
        row.add(Verdicts.stopped(level));
      }
      table.row(row.toArray(new String[0]));
    }
    table.print(2);
    screen.out().println();
  }

  private String interleavings(LevelReport level) {
    if (level.interleavings() < 0) {
      return "more than 2^63";
    } else if (level.interleavings() == 0) {
      return symbols.none(); // not counted, or cut off before the first was complete
    }
    return (level.bound() == null ? "" : "at least ") + Prose.figure(level.interleavings());
  }

  /** The outcomes of all levels side by side. */
  private void outcomes(Report report) {
    List<String> outcomes = Hidden.outcomes(report).limit(MAX_OUTCOMES).toList();
    long count = Hidden.count(report);
    if (outcomes.isEmpty()) {
      return;
    }
    Table table = new Table(screen, false).left("outcome");
    for (Level level : report.levels().keySet()) {
      table.right(level.toString());
    }
    for (String outcome : outcomes) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(outcome));
      for (LevelReport level : report.levels().values()) {
        @Nullable Boolean possible = Hidden.isPossible(outcome, level, report);
        row.add(Table.Cell.of(possible == null ? "?" : possible ? "yes" : symbols.none()));
      }
      table.row(row);
    }
    table.print(2);
    if (count > MAX_OUTCOMES) {
      prose.print(
          2,
          symbols.more()
              + " and "
              + Prose.figure(count - MAX_OUTCOMES)
              + " more; --json FILE has all.");
    }
    screen.out().println();
  }

  /** How to see what round-robin hides; what serialisation hides is a finding. */
  private void hidden(@Nullable Replaying replaying, Report report) {
    List<Report.Hidden> all = report.hiddenByRoundRobin();
    if (replaying == null || all.isEmpty()) {
      return;
    }
    prose.print(2, "To see what round-robin hides, in the order of the table:");
    int shown = 0;
    for (Report.Hidden hidden : all) {
      if (shown < show && hidden.plan() != null) {
        replaying.print(screen, 2, "", hidden.plan());
        shown++;
      }
    }
    if (shown < all.size()) {
      prose.print(
          2, symbols.more() + " and " + (all.size() - shown) + " more; --json FILE has them.");
    }
    screen.out().println();
  }

  private void findings(@Nullable Replaying replaying, Report report) {
    FindingText text = new FindingText(screen, report, replaying);
    Map<List<ScheduledOperation>, Integer> shown = new HashMap<>();
    int number = 0;
    for (Finding finding : report.findings()) {
      if (++number <= show) {
        text.print(number, finding, shown.putIfAbsent(finding.schedule(), number));
      }
    }
    if (number > show) {
      prose.print(
          2,
          symbols.more()
              + " and "
              + Prose.count(number - show, "more finding", "more findings")
              + "; --show "
              + number
              + " prints all, --json FILE has them.");
      screen.out().println();
    }
  }

  private String text(String text) {
    return Cells.printable(text, screen.unicode());
  }
}
