package intray.spec.proof;

import java.util.ArrayList;
import java.util.List;

/** Collects rows as tests finish, and prints them as a table once all have. */
final class Report {
  private final String title;
  private final String unit;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String name, String result, long milliseconds) {}

  /** A table whose rows are called {@code unit}s. */
  Report(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  void add(String name, String result, long milliseconds) {
    rows.add(new Row(name, result, milliseconds));
  }

  long milliseconds() {
    return rows.stream().mapToLong(Row::milliseconds).sum();
  }

  void print() {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String line = "%-" + width + "s  %6s  %s%n";
    StringBuilder text = new StringBuilder("%n%s%n".formatted(title));
    text.append(line.formatted(unit, "ms", "result"));
    rows.forEach(row -> text.append(line.formatted(row.name(), row.milliseconds(), row.result())));
    text.append(line.formatted(rows.size() + " in all", milliseconds(), ""));
    System.out.print(text);
  }
}
