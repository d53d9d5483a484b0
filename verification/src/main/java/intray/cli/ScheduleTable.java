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

  private static final int FILE_AND_LINE = 20;

  private final Screen screen;
  private final List<ScheduledOperation> schedule;

  ScheduleTable(Screen screen, List<ScheduledOperation> schedule) {
    this.screen = screen;
    this.schedule = schedule;
  }

  void print(int indent) {
    Set<String> names = new LinkedHashSet<>();
    boolean located = false;
    for (ScheduledOperation line : schedule) {
      names.add(line.component());
      located |= !line.where().isEmpty();
    }
    List<String> components = new ArrayList<>(names);
    int room = screen.width() - indent - (located ? FILE_AND_LINE : 0);
    boolean one = components.size() * (MIN_COLUMN + 3) > room;
    Table table = new Table(screen, true);
    if (one) {
      table.left("component").left("operation");
    } else {
      components.forEach(table::left);
    }
    if (located) {
      table.left("where");
    }
    for (ScheduledOperation line : schedule) {
      List<Table.Cell> row = new ArrayList<>();
      if (one) {
        row.add(Table.Cell.of(line.component()));
        row.add(Table.Cell.of(text(line)));
      } else {
        for (String component : components) {
          row.add(
              component.equals(line.component()) ? Table.Cell.of(text(line)) : Table.Cell.EMPTY);
        }
      }
      if (located) {
        row.add(new Table.Cell(line.where(), Paint.DIM));
      }
      table.row(row);
    }
    table.print(indent);
  }

  private String text(ScheduledOperation line) {
    return line.answer().isEmpty()
        ? line.operation()
        : line.operation() + " " + Symbols.of(screen).arrow() + " " + line.answer();
  }
}
