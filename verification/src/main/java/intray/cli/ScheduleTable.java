package intray.cli;

import intray.check.ScheduledOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A schedule from top to bottom, with one column for each component that does something. */
final class ScheduleTable {
  /** A component's column is not squeezed below this; rather, all components share one column. */
  private static final int MIN_COLUMN = 14;

  /** Above the operations that come again and again. */
  static final String FOR_EVER = "again and again:";

  private final Screen screen;
  private final List<ScheduledOperation> schedule;
  private final int loop;
  private final List<String> components;
  private final Set<String> files = new LinkedHashSet<>();

  /**
   * A table.
   *
   * @param loop where the operations begin that come again and again; -1 if they do not
   */
  ScheduleTable(Screen screen, List<ScheduledOperation> schedule, int loop) {
    this.screen = screen;
    this.schedule = schedule;
    this.loop = loop;
    Set<String> names = new LinkedHashSet<>();
    for (ScheduledOperation line : schedule) {
      names.add(line.component());
      if (!line.where().isEmpty()) {
        files.add(file(line));
      }
    }
    this.components = new ArrayList<>(names);
  }

  /**
   * Writes the table; where it is too wide, the name of a file that is the same everywhere goes.
   */
  void print(int indent) {
    boolean narrow = components.size() * (MIN_COLUMN + 3) > screen.width() - indent - MIN_COLUMN;
    Table table = table(narrow, false);
    if (!table.fits(indent) && files.size() == 1) {
      new Prose(screen).print(indent, "Lines are those of " + files.iterator().next() + ".");
      screen.out().println();
      table = table(narrow, true);
    }
    table.print(indent);
  }

  private Table table(boolean oneColumn, boolean linesOnly) {
    Table table = new Table(screen, true);
    if (oneColumn) {
      table.left("component").left("operation");
    } else {
      components.forEach(table::left);
    }
    if (linesOnly) {
      table.right("line");
    } else if (!files.isEmpty()) {
      table.fixed("where");
    }
    String last = "";
    int at = 0;
    for (ScheduledOperation line : schedule) {
      if (at++ == loop) {
        table.row(forEver(oneColumn));
        last = "";
      }
      List<Table.Cell> row = new ArrayList<>();
      if (oneColumn) {
        row.add(Table.Cell.of(line.component().equals(last) ? "" : line.component()));
        last = line.component();
        row.add(Table.Cell.of(text(line)));
      } else {
        for (String component : components) {
          row.add(
              component.equals(line.component()) ? Table.Cell.of(text(line)) : Table.Cell.EMPTY);
        }
      }
      if (!files.isEmpty()) {
        String where = linesOnly ? line.where().replace(file(line) + ":", "") : line.where();
        row.add(new Table.Cell(where, Paint.DIM));
      }
      table.row(row);
    }
    return table;
  }

  private List<Table.Cell> forEver(boolean oneColumn) {
    List<Table.Cell> row = new ArrayList<>();
    row.add(new Table.Cell(FOR_EVER, Paint.DIM));
    int cells = (oneColumn ? 2 : components.size()) + (files.isEmpty() ? 0 : 1);
    while (row.size() < cells) {
      row.add(Table.Cell.EMPTY);
    }
    return row;
  }

  private static String file(ScheduledOperation line) {
    int colon = line.where().lastIndexOf(':');
    return colon < 0 ? line.where() : line.where().substring(0, colon);
  }

  private String text(ScheduledOperation line) {
    return line.answer().isEmpty()
        ? line.operation()
        : line.operation() + " " + Symbols.of(screen).arrow() + " " + line.answer();
  }
}
