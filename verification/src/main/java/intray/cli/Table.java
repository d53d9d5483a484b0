package intray.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns of text, as wide as they need to be and together no wider than the screen: where that
 * does not fit, the widest give way first, and their text goes on in the next line. Where even
 * words would break, each row of a table without rules is a list of its own.
 */
final class Table {
  /** A message may be a book; a cell is not. */
  private static final int MAX_LINES = 6;

  private static final int MIN_WIDTH = 6;

  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z-]+");

  private final Screen screen;
  private final boolean ruled;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  // Of a table that is written row by row.
  private int[] begun = {};
  private int margin;

  private record Column(String title, boolean right, boolean fixed) {}

  /** Text in one colour. */
  record Cell(String text, Paint paint) {
    static final Cell EMPTY = new Cell("", Paint.PLAIN);

    static Cell of(String text) {
      return new Cell(text, Paint.PLAIN);
    }
  }

  /**
   * A table without content.
   *
   * @param ruled with lines between the columns, instead of space
   */
  Table(Screen screen, boolean ruled) {
    this.screen = screen;
    this.ruled = ruled;
  }

  Table left(String title) {
    columns.add(new Column(printable(title), false, false));
    return this;
  }

  /** A column that does not give way; figures do not either. */
  Table fixed(String title) {
    columns.add(new Column(printable(title), false, true));
    return this;
  }

  Table right(String title) {
    columns.add(new Column(printable(title), true, true));
    return this;
  }

  void row(List<Cell> cells) {
    List<Cell> row = new ArrayList<>();
    for (Cell cell : cells) {
      row.add(new Cell(printable(cell.text()), cell.paint()));
    }
    rows.add(row);
  }

  void row(String... texts) {
    List<Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(Cell.of(text));
    }
    row(cells);
  }

  /** Writes the table, each line indented. */
  void print(int indent) {
    int[] widths = widths(screen.width() - indent);
    boolean titled = columns.stream().anyMatch(column -> !column.title().isEmpty());
    if (titled && !ruled && breaksWords(widths)) {
      lists(indent);
      return;
    }
    if (titled) {
      List<Cell> titles = new ArrayList<>();
      for (Column column : columns) {
        titles.add(new Cell(column.title(), ruled ? Paint.BOLD : Paint.DIM));
      }
      print(titles, widths, indent);
      if (ruled) {
        rule(widths, indent);
      }
    }
    for (List<Cell> row : rows) {
      print(row, widths, indent);
    }
  }

  /** Whether a column is too narrow for a word of its title, or a plain word below it. */
  private boolean breaksWords(int[] widths) {
    for (int c = 0; c < widths.length; c++) {
      if (hasLonger(columns.get(c).title(), widths[c])) {
        return true;
      }
      for (List<Cell> row : rows) {
        if (hasLonger(row.get(c).text(), widths[c])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasLonger(String text, int width) {
    for (String word : text.split(" ", -1)) {
      if (word.length() > width && PLAIN_WORD.matcher(word).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Below the first cell of each row the others, each with the title of its column. */
  private void lists(int indent) {
    for (List<Cell> row : rows) {
      for (String line : lines(row.get(0).text(), screen.width() - indent)) {
        screen.out().println(" ".repeat(indent) + screen.paint(row.get(0).paint(), line));
      }
      Table list = new Table(screen, false).fixed("").left("");
      for (int c = 1; c < row.size(); c++) {
        if (!row.get(c).text().isEmpty()) {
          list.row(List.of(new Cell(columns.get(c).title(), Paint.DIM), row.get(c)));
        }
      }
      list.print(indent + 2);
    }
  }

  /**
   * Writes the titles of a table whose rows are not known yet; see {@link #print(List)}.
   *
   * @param indent of each line
   * @param fixed how wide each column is
   */
  void begin(int indent, int[] fixed) {
    begun = fixed.clone();
    margin = indent;
    List<Cell> titles = new ArrayList<>();
    for (Column column : columns) {
      titles.add(new Cell(column.title(), Paint.BOLD));
    }
    print(titles, begun, margin);
    rule(begun, margin);
  }

  /** Writes one row of a table that has begun. */
  void print(List<Cell> cells) {
    List<Cell> row = new ArrayList<>();
    for (Cell cell : cells) {
      row.add(new Cell(printable(cell.text()), cell.paint()));
    }
    print(row, begun, margin);
    screen.out().flush();
  }

  private String printable(String text) {
    return Cells.printable(text, screen.unicode());
  }

  private int gap() {
    return ruled ? 3 : 2;
  }

  /** Whether nothing has to give way. */
  boolean fits(int indent) {
    return sum(naturalWidths()) <= screen.width() - indent;
  }

  private int[] naturalWidths() {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = Cells.width(columns.get(c).title());
      for (List<Cell> row : rows) {
        widths[c] = Math.max(widths[c], Cells.width(row.get(c).text()));
      }
    }
    return widths;
  }

  private int sum(int[] widths) {
    return IntStream.of(widths).sum() + gap() * (widths.length - 1);
  }

  private int[] widths(int available) {
    int[] widths = naturalWidths();
    int[] titles = new int[widths.length];
    int[] least = new int[widths.length];
    Arrays.fill(least, MIN_WIDTH);
    for (int c = 0; c < widths.length; c++) {
      titles[c] = Math.max(MIN_WIDTH, longestWord(columns.get(c).title()));
    }
    // The words of titles are the last to break.
    int sum = shrink(widths, sum(widths), available, false, titles);
    sum = shrink(widths, sum, available, true, titles);
    shrink(widths, sum, available, true, least);
    return widths;
  }

  private static int longestWord(String title) {
    return Stream.of(title.split(" ", -1)).mapToInt(Cells::width).max().orElse(0);
  }

  private int shrink(int[] widths, int from, int available, boolean fixedToo, int[] least) {
    int sum = from;
    while (sum > available) {
      int widest = -1;
      for (int c = 0; c < widths.length; c++) {
        boolean mayGive = fixedToo || !columns.get(c).fixed();
        if (mayGive && widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
      sum--;
    }
    return sum;
  }

  private void print(List<Cell> row, int[] widths, int indent) {
    List<List<String>> lines = new ArrayList<>();
    int height = 1;
    for (int c = 0; c < widths.length; c++) {
      lines.add(lines(row.get(c).text(), widths[c]));
      height = Math.max(height, lines.get(c).size());
    }
    for (int k = 0; k < height; k++) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int c = 0; c < widths.length; c++) {
        String text = k < lines.get(c).size() ? lines.get(c).get(k) : "";
        String padded = Cells.pad(text, widths[c], columns.get(c).right());
        line.append(c == 0 ? "" : separator()).append(screen.paint(row.get(c).paint(), padded));
      }
      screen.out().println(line.toString().stripTrailing());
    }
  }

  private List<String> lines(String text, int width) {
    List<String> lines = Cells.wrap(text, width);
    if (lines.size() > MAX_LINES) {
      lines = new ArrayList<>(lines.subList(0, MAX_LINES));
      String mark = Symbols.of(screen).more();
      lines.set(
          MAX_LINES - 1, Cells.cut(lines.get(MAX_LINES - 1) + " ".repeat(width), width, mark));
    }
    return lines;
  }

  private String separator() {
    return ruled ? " " + screen.paint(Paint.DIM, Symbols.of(screen).bar()) + " " : "  ";
  }

  private void rule(int[] widths, int indent) {
    Symbols symbols = Symbols.of(screen);
    List<String> parts = new ArrayList<>();
    for (int width : widths) {
      parts.add(String.join("", Collections.nCopies(width, symbols.dash())));
    }
    String cross = symbols.dash() + symbols.cross() + symbols.dash();
    screen.out().println(" ".repeat(indent) + screen.paint(Paint.DIM, String.join(cross, parts)));
  }
}
