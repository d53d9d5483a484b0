package intray.cli;

/** The few signs that are drawn, for screens with and without them. */
record Symbols(String bar, String dash, String cross, String arrow, String more, String none) {
  private static final Symbols DRAWN = new Symbols("│", "─", "┼", "→", "…", "–");
  private static final Symbols ASCII = new Symbols("|", "-", "+", "->", "...", "-");

  static Symbols of(Screen screen) {
    return screen.unicode() ? DRAWN : ASCII;
  }
}
