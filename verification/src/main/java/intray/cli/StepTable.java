package intray.cli;

import intray.check.ScheduledOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A schedule that is written operation by operation, while it is performed. */
final class StepTable {
  /** For values and answers, which are not known beforehand. */
  private static final int SLACK = 22;

  private static final int MIN_COLUMN = 16;
  private static final int MIN_PLACE = 22;
  private static final int MIN_NARROW_PLACE = 12;
  private static final int MAX_PLACE = 32;
  private static final int GAP = 3;

  private final Table table;
  private final List<String> components;
  private final boolean oneColumn;
  private final Symbols symbols;
  private String last = "";

  /**
   * Writes the titles.
   *
   * @param planned what will be performed, as far as it is known
   */
  StepTable(Screen screen, int indent, List<ScheduledOperation> planned) {
    this.symbols = Symbols.of(screen);
    this.table = new Table(screen, true);
    Set<String> names = new LinkedHashSet<>();
    planned.forEach(row -> names.add(row.component()));
    this.components = new ArrayList<>(names);
    int width = screen.width() - indent;
    int columns = components.size();
    this.oneColumn = columns * (MIN_COLUMN + GAP) > width - MIN_PLACE;
    int[] widths = new int[oneColumn ? 3 : columns + 1];
    if (oneColumn) {
      table.left("component").left("operation");
      widths[0] = components.stream().mapToInt(Cells::width).max().orElse(0);
      widths[0] = Math.max("component".length(), Math.min(widths[0], width / 3));
      widths[1] = Math.max(MIN_COLUMN, (width - widths[0] - 2 * GAP) * 3 / 5);
    } else {
      int most = (width - MIN_PLACE - GAP * columns) / Math.max(1, columns);
      for (int k = 0; k < columns; k++) {
        String name = components.get(k);
        table.left(name);
        int widest = Cells.width(name);
        for (ScheduledOperation row : planned) {
          if (row.component().equals(name)) {
            widest = Math.max(widest, Cells.width(row.operation()) + SLACK);
          }
        }
        widths[k] = Math.min(most, widest);
      }
    }
    table.left("where");
    int used = 0;
    for (int one : widths) {
      used += one + GAP;
    }
    int place = width - used + GAP;
    widths[widths.length - 1] =
        Math.max(oneColumn ? MIN_NARROW_PLACE : MIN_PLACE, Math.min(MAX_PLACE, place - GAP));
    table.begin(indent, widths);
  }

  /** Says that what follows comes again and again. */
  void again() {
    last = "";
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(new Table.Cell(ScheduleTable.FOR_EVER, Paint.DIM));
    while (cells.size() < (oneColumn ? 3 : components.size() + 1)) {
      cells.add(Table.Cell.EMPTY);
    }
    table.print(cells);
  }

  void print(ScheduledOperation row) {
    String text =
        row.answer().isEmpty()
            ? row.operation()
            : row.operation() + " " + symbols.arrow() + " " + row.answer();
    List<Table.Cell> cells = new ArrayList<>();
    if (oneColumn) {
      cells.add(Table.Cell.of(row.component().equals(last) ? "" : row.component()));
      last = row.component();
      cells.add(Table.Cell.of(text));
    } else {
      for (String component : components) {
        cells.add(component.equals(row.component()) ? Table.Cell.of(text) : Table.Cell.EMPTY);
      }
    }
    cells.add(new Table.Cell(row.where(), Paint.DIM));
    table.print(cells);
  }
}
