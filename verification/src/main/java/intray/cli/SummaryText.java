package intray.cli;

import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several graphs at a glance: outcomes at each level, and the verdict. */
final class SummaryText {
  private final Screen screen;

  SummaryText(Screen screen) {
    this.screen = screen;
  }

  void print(List<Checked> all) {
    Table table = new Table(screen, false).left("graph");
    for (Level level : Level.values()) {
      table.right(level.toString());
    }
    table.left("verdict");
    for (Checked one : all) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(one.subject().title()));
      for (Level level : Level.values()) {
        row.add(Table.Cell.of(outcomes(one.report(), level)));
      }
      row.add(verdict(one.report()));
      table.row(row);
    }
    screen.out().println();
    screen.out().println("Outcomes at each level, and the verdicts:");
    table.print(0);
  }

  private String outcomes(@Nullable Report report, Level level) {
    @Nullable LevelReport seen = report == null ? null : report.levels().get(level);
    if (seen == null) {
      return Symbols.of(screen).none();
    }
    return Prose.figure(seen.outcomes().size());
  }

  private static Table.Cell verdict(@Nullable Report report) {
    if (report == null) {
      return new Table.Cell("not explored", Paint.RED);
    }
    String kinds = report.findings().isEmpty() ? "" : ": " + Verdicts.kinds(report);
    return new Table.Cell(report.verdict().name() + kinds, Verdicts.paint(report.verdict()));
  }
}
