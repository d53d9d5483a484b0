package intray.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the command line. */
public final class Main {
  private static volatile boolean decided;

  private Main() {}

  /**
   * Runs one command and exits with its status.
   *
   * @param args as in {@code intray --help}
   */
  public static void main(String[] args) {
    Screen screen = Screen.system();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWord(screen)));
    int status = CommandLines.create(screen).execute(args);
    if (screen.isBroken()) {
      screen.err().println("intray: standard output could not be written in full.");
      status = ExitStatus.BAD;
    }
    screen.flush();
    decided = true;
    System.exit(status);
  }

  /**
   * A component that calls System.exit(0) in the middle of a check must not look like a check that
   * found nothing.
   */
  private static void lastWord(Screen screen) {
    if (decided) {
      return;
    }
    @Nullable String place = caller();
    if (place == null) {
      screen
          .err()
          .println("intray: interrupted; not everything was explored, and nothing was decided.");
      screen.flush();
    } else {
      screen
          .err()
          .println(
              "intray: System.exit was called at "
                  + place
                  + ", so nothing was decided. A component ends with Step.DONE.");
      screen.flush();
      Runtime.getRuntime().halt(ExitStatus.BAD);
    }
  }

  /** Who called System.exit, if anybody did: a signal ends the program without such a caller. */
  private static @Nullable String caller() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      boolean exits = false;
      for (StackTraceElement frame : thread.getValue()) {
        boolean runtime =
            frame.getClassName().equals("java.lang.Runtime")
                || frame.getClassName().equals("java.lang.System");
        if (runtime && frame.getMethodName().equals("exit")) {
          exits = true;
        } else if (exits) {
          return frame.toString();
        }
      }
    }
    return null;
  }
}
