package intray.cli;

import intray.check.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who reads a report can have a schedule performed again.
 *
 * @param command what to type, on one line
 * @param longest a command with more letters is a nuisance, and is not shown
 */
record Replaying(Function<Plan, String> command, int longest) {
  private static final int LONGEST_ON_SCREEN = 1000;

  /** On the command line. */
  static @Nullable Replaying of(@Nullable Subject subject) {
    return subject == null ? null : new Replaying(subject::command, LONGEST_ON_SCREEN);
  }

  /** The command that replays a token. */
  static String command(String token, @Nullable String classpath) {
    return "intray replay "
        + token
        + (classpath == null ? "" : " --classpath " + quotedIfNeedBe(classpath));
  }

  private static String quotedIfNeedBe(String path) {
    return path.matches("[\\w./:+=@%,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /** Writes the command, unbroken, so that it can be copied. */
  void print(Screen screen, int indent, String before, Plan plan) {
    String line = command.apply(plan);
    if (line.length() <= longest) {
      screen.out().println(" ".repeat(indent) + before + line);
    } else {
      new Prose(screen)
          .print(
              indent,
              before
                  + "the command has "
                  + Prose.figure(line.length())
                  + " letters; --json FILE has its token.");
    }
  }
}
