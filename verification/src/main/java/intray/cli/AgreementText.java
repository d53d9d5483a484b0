package intray.cli;

import intray.agree.AgreementReport;
import intray.agree.Cell;
import intray.agree.Column;
import intray.agree.Difference;
import intray.agree.Engine;
import intray.agree.Planted;
import intray.agree.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table on which all engines agree, or the smallest thing on which they do not. */
final class AgreementText {
  private static final int MAX_DIFFERENCES = 5;

  private final Screen screen;
  private final boolean outcomes;
  private final Prose prose;

  /** Why cells are empty, each with its letter and how many cells it is true of. */
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  /**
   * A table.
   *
   * @param outcomes whether each outcome gets a table too
   */
  AgreementText(Screen screen, boolean outcomes) {
    this.screen = screen;
    this.outcomes = outcomes;
    this.prose = new Prose(screen);
  }

  void print(AgreementReport report, Set<Engine.Kind> engines) {
    List<Column> columns =
        List.of(Column.values()).stream().filter(one -> engines.contains(one.engine())).toList();
    Table table = new Table(screen, false).left("graph");
    columns.forEach(column -> table.right(column.title()));
    for (Row row : report.rows()) {
      List<Table.Cell> cells = new ArrayList<>();
      cells.add(Table.Cell.of(row.example().title()));
      for (Column column : columns) {
        cells.add(cell(row, column));
      }
      table.row(cells);
    }
    table.print(0);
    screen.out().println();
    legend();
    if (outcomes) {
      report.rows().forEach(row -> outcomes(row, columns));
    }
    differences(report);
    verdict(report);
  }

  private Table.Cell cell(Row row, Column column) {
    @Nullable Cell cell = row.cells().get(column);
    if (cell instanceof Cell.Seen seen) {
      boolean differs =
          row.differences().stream().anyMatch(difference -> difference.missedBy().contains(column));
      String text =
          seen.outcomes().size()
              + "/"
              + brief(seen.work())
              + (column.engine() == Engine.Kind.PLAIN && seen.unit() == Cell.Unit.STATES
                  ? "s"
                  : "");
      if (!seen.isComplete()) {
        text += note("cut off at " + seen.limit() + ": what was seen by then is allowed");
      }
      return new Table.Cell(text + (differs ? " !" : ""), differs ? Paint.RED : Paint.PLAIN);
    } else if (cell instanceof Cell.Skipped skipped) {
      return Table.Cell.of(note(skipped.reason()));
    } else if (cell instanceof Cell.NotInstalled) {
      return new Table.Cell(note("not installed"), Paint.DIM);
    }
    return cell == null ? Table.Cell.EMPTY : new Table.Cell("broken !", Paint.RED);
  }

  /** The letter of a reason. */
  private String note(String reason) {
    notes.merge(reason, 1, Integer::sum);
    int index = List.copyOf(notes.keySet()).indexOf(reason);
    return "[" + (char) ('a' + index) + "]";
  }

  /** A figure in few letters. */
  private static String brief(long figure) {
    if (figure < 10_000) {
      return String.valueOf(figure);
    }
    return figure < 10_000_000
        ? figure / 1000 + "k"
        : String.format(Locale.ROOT, "%dM", figure / 1_000_000);
  }

  private void legend() {
    prose.print(
        0,
        "Each cell: outcomes/what it took: runs (serial, threads), interleavings or, with an s,"
            + " states (plain), states (all others). The cooperative level is that of serial, which"
            + " sees some of its outcomes, and of the columns from coop, the checker, on; the parallel"
            + " level that of the columns from parallel, the checker, on, of which threads sees some"
            + " outcomes, the others all.");
    int k = 0;
    for (Map.Entry<String, Integer> entry : notes.entrySet()) {
      prose.print(
          0,
          "[" + (char) ('a' + k++) + "] ",
          entry.getKey() + " (" + Prose.count(entry.getValue(), "cell", "cells") + ")");
    }
    screen.out().println();
  }

  private void outcomes(Row row, List<Column> columns) {
    Set<String> all = new TreeSet<>();
    row.cells()
        .forEach(
            (column, cell) -> {
              if (cell instanceof Cell.Seen seen) {
                all.addAll(seen.outcomes().keySet());
              }
            });
    Table table = new Table(screen, false).left(row.example().title());
    columns.forEach(column -> table.right(column.title()));
    for (String outcome : all) {
      List<Table.Cell> cells = new ArrayList<>();
      cells.add(Table.Cell.of(outcome));
      for (Column column : columns) {
        cells.add(Table.Cell.of(times(row.cells().get(column), outcome)));
      }
      table.row(cells);
    }
    table.print(0);
    screen.out().println();
  }

  private String times(@Nullable Cell cell, String outcome) {
    if (!(cell instanceof Cell.Seen seen)) {
      return "";
    }
    Long times = seen.outcomes().get(outcome);
    if (times == null) {
      return Symbols.of(screen).none();
    }
    return times == 0 ? "yes" : Prose.figure(times);
  }

  private void differences(AgreementReport report) {
    List<Difference> differences = report.differences();
    for (Difference difference :
        differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()))) {
      difference(difference);
    }
    if (differences.size() > MAX_DIFFERENCES) {
      screen.out().println("… and " + (differences.size() - MAX_DIFFERENCES) + " more differences");
      screen.out().println();
    }
    for (Row row : report.rows()) {
      for (Column column : row.broken()) {
        if (row.cells().get(column) instanceof Cell.Broken broken) {
          prose.print(0, row.example().title() + ", " + column + ": ");
          broken.reason().lines().forEach(line -> prose.print(2, printable(line)));
          screen.out().println();
        }
      }
    }
  }

  private void difference(Difference difference) {
    prose.print(
        0,
        screen.paint(Paint.RED, "DISAGREEMENT")
            + " on "
            + difference.example().title()
            + ", "
            + difference.level()
            + " level");
    prose.print(2, "outcome:   ", printable(difference.outcome()));
    prose.print(2, "seen by:   ", names(difference.seenBy()));
    prose.print(2, "missed by: ", names(difference.missedBy()));
    if (difference.schedule().isEmpty()) {
      prose.print(2, "schedule:  ", "nobody who saw it can tell how it came about");
    } else {
      screen.out().println("  schedule:");
      difference.schedule().forEach(line -> prose.print(4, printable(line)));
    }
    screen.out().println();
  }

  private String printable(String text) {
    return Cells.printable(text, screen.unicode());
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::toString).collect(Collectors.joining("; "));
  }

  private void verdict(AgreementReport report) {
    report
        .absent()
        .forEach((engine, remedy) -> prose.print(0, engine + " is not installed: ", remedy));
    for (Planted planted : report.unnoticed()) {
      prose.print(
          0,
          "NOT NOTICED, though planted: ",
          planted.column() + ", " + planted.what() + ". Do not believe this table.");
    }
    screen
        .out()
        .println(
            "Planted disagreements: "
                + report.planted().size()
                + ", noticed: "
                + (report.planted().size() - report.unnoticed().size()));
    prose.print(0, sentence(report));
  }

  private String sentence(AgreementReport report) {
    String graphs = Prose.count(report.rows().size(), "graph", "graphs");
    if (!report.agrees()) {
      long bad = report.rows().stream().filter(row -> !row.agrees()).count();
      return screen.paint(Paint.RED, "NOT AGREED")
          + ": "
          + bad
          + " of "
          + graphs
          + " with a difference or a broken cell.";
    }
    if (report.compared() == 0) {
      return screen.paint(Paint.YELLOW, "NOTHING COMPARED") + ": nobody could contradict anybody.";
    }
    long alone = report.rows().stream().filter(row -> row.compared() == 0).count();
    return screen.paint(Paint.GREEN, "AGREED")
        + ": "
        + graphs
        + ", "
        + Prose.count(report.compared(), "cell", "cells")
        + " held against another, no difference."
        + (alone == 0
            ? ""
            : " Of " + Prose.count(alone, "graph", "graphs") + " nothing was compared.");
  }
}
