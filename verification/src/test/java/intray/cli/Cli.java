package intray.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/**
 * A command as its user sees it.
 *
 * @param status what it exited with
 * @param out what it printed
 * @param err what it complained about
 */
record Cli(int status, String out, String err) {

  /** Runs a command as in a pipe: no terminal, no colours, a page wide. */
  static Cli run(String... args) {
    return run(Screen.PAGE, args);
  }

  /** Runs a command on a screen of some width. */
  static Cli run(int width, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Screen screen = Screen.plain(new PrintWriter(out), new PrintWriter(err), width);
    return run(screen, out, err, args);
  }

  static Cli run(Screen screen, StringWriter out, StringWriter err, String... args) {
    int status = CommandLines.execute(screen, args);
    screen.flush();
    return new Cli(
        status,
        out.toString().replace(System.lineSeparator(), "\n"),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  /** What it printed, without what changes from run to run or with any line of the catalogue. */
  String stableOut() {
    return stable(out);
  }

  /** Times and line numbers as zeros. */
  static String stable(String text) {
    String timeless =
        text.replaceAll("(in|after)(?<gap>\\s)\\d+(\\.\\d+)? s\\b", "$1${gap}0.00 s")
            .replaceAll("about \\d+\\.\\d s\\b", "about 0.0 s")
            .replaceAll("\"seconds\":[0-9.E-]+", "\"seconds\":0.0");
    return Pattern.compile("(?<=\\.java:)\\d+|(?<=[│|] {1,4})\\d+$", Pattern.MULTILINE)
        .matcher(timeless)
        .replaceAll(number -> "0".repeat(number.group().length()));
  }
}
