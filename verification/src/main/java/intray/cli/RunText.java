package intray.cli;

import intray.run.Outcome;
import intray.run.Structure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints what a run put out: records as a table, everything else line by line. */
final class RunText {
  private final Screen screen;
  private final Prose prose;

  RunText(Screen screen) {
    this.screen = screen;
    this.prose = new Prose(screen);
  }

  void print(Subject subject, Outcome outcome) {
    outputs(outcome);
    String title = screen.paint(Paint.BOLD, subject.title());
    switch (outcome.end()) {
      case COMPLETED -> prose.print(0, title + ": completed");
      case AT_REST -> prose.print(0, title + ": at rest");
      case STOPPED -> prose.print(0, title + ": stopped at its bound");
      case STUCK ->
          prose.print(
              0,
              title
                  + ": "
                  + screen.paint(Paint.RED, "STUCK")
                  + ", nobody can go on, and nobody is left to wake them.");
      case FAILED -> failed(title, outcome);
    }
    outcome.waiting().forEach((who, what) -> prose.print(2, text(who + " waits: " + what)));
    outcome
        .left()
        .forEach(
            (box, messages) ->
                prose.print(2, text("left in " + box + ": " + Structure.of(messages))));
    outcome
        .notices()
        .forEach(
            (name, value) -> prose.print(2, text("notice " + name + " = " + Structure.of(value))));
  }

  private void failed(String title, Outcome outcome) {
    Throwable cause = Objects.requireNonNull(outcome.cause());
    prose.print(
        0,
        title
            + ": "
            + screen.paint(Paint.RED, "FAILED")
            + text(
                ", component "
                    + outcome.failedComponent()
                    + " threw "
                    + cause
                    + Failures.at(cause)
                    + ". --stacktrace shows where."));
  }

  /** Outputs that follow each other and carry the same kind of record share a table, as wc's do. */
  private void outputs(Outcome outcome) {
    @Nullable Class<?> kind = null;
    List<Object> rows = new ArrayList<>();
    for (Map.Entry<String, List<Object>> output : outcome.outputs().entrySet()) {
      @Nullable Class<?> own = recordOf(output.getValue());
      if (own == null || own != kind) {
        table(kind, rows);
        rows.clear();
      }
      kind = own;
      if (own != null) {
        rows.addAll(output.getValue());
      } else {
        for (Object message : output.getValue()) {
          String value = message instanceof String string ? string : Structure.of(message);
          screen.out().println(text(output.getKey() + ": " + value));
        }
      }
    }
    table(kind, rows);
  }

  private static @Nullable Class<?> recordOf(List<Object> messages) {
    @Nullable Class<?> kind = null;
    for (Object message : messages) {
      if (!message.getClass().isRecord() || (kind != null && kind != message.getClass())) {
        return null;
      }
      kind = message.getClass();
    }
    return kind != null && kind.getRecordComponents().length > 1 ? kind : null;
  }

  private void table(@Nullable Class<?> kind, List<Object> rows) {
    if (kind == null || rows.isEmpty()) {
      return;
    }
    Table table = new Table(screen, false);
    RecordComponent[] columns = kind.getRecordComponents();
    for (RecordComponent column : columns) {
      boolean number = column.getType().isPrimitive() && column.getType() != boolean.class;
      if (number) {
        table.right(column.getName());
      } else {
        table.left(column.getName());
      }
    }
    for (Object row : rows) {
      List<Table.Cell> cells = new ArrayList<>();
      for (RecordComponent column : columns) {
        cells.add(Table.Cell.of(value(column, row)));
      }
      table.row(cells);
    }
    table.print(0);
  }

  private static String value(RecordComponent column, Object row) {
    try {
      Method accessor = column.getAccessor();
      accessor.setAccessible(true);
      Object value = accessor.invoke(row);
      return value instanceof String || value instanceof Number
          ? value.toString()
          : Structure.of(value);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
      return "?";
    }
  }

  private String text(String text) {
    return Cells.printable(text, screen.unicode());
  }
}
