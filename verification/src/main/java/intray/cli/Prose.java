package intray.cli;

/** Sentences, broken at the width of the screen. */
record Prose(Screen screen) {
  /** Writes a paragraph. Colours in it count as letters, so it may end up a little narrow. */
  void print(int indent, String text) {
    print(indent, "", text);
  }

  /** Writes a paragraph that hangs from its beginning, as in a numbered list. */
  void print(int indent, String beginning, String text) {
    String first = " ".repeat(indent) + beginning;
    String space = " ".repeat(Cells.width(first));
    boolean begun = false;
    for (String line : Cells.wrap(text, screen.width() - space.length())) {
      screen.out().println(((begun ? space : first) + line).stripTrailing());
      begun = true;
    }
  }

  /** A number of things, in words where one is special. */
  static String count(long number, String one, String several) {
    return number == 1 ? "1 " + one : figure(number) + " " + several;
  }

  /** A figure with its thousands apart. */
  static String figure(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }

  /** A time that people can compare. */
  static String seconds(double seconds) {
    return String.format(java.util.Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
  }
}
