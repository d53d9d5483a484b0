package intray.trace;

import java.io.IOException;

/** A file that is not a trace, or is one that cannot be read on. The message names the line. */
public final class BadTraceException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 80;

  private final long line;

  BadTraceException(String name, long line, String what) {
    super(name + ", line " + line + ": " + harmless(what));
    this.line = line;
  }

  /** What is wrong, and in which line of which file. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * Where it is.
   *
   * @return the number of the line, from 1 on
   */
  public long line() {
    return line;
  }

  /** A parser repeats what it does not understand, and a terminal would obey some of that. */
  private static String harmless(String text) {
    StringBuilder harmless = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                harmless.append(
                    Escapes.isDangerous(c) ? String.format("\\u%04x", c) : Character.toString(c)));
    return harmless.toString();
  }

  /** What a file says, for a message: short, and without anything that moves a cursor. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      quoted.append(Escapes.isDangerous(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return quoted.append(text.length() > LONGEST ? "…'" : "'").toString();
  }
}
