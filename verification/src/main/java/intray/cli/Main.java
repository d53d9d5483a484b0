package intray.cli;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the command line. */
public final class Main {
  /** What a signal waits for at most: the end of a step of somebody's, and a report. */
  private static final long PATIENCE_SECONDS = 30;

  private static final CountDownLatch DECIDED = new CountDownLatch(1);
  private static volatile int status;

  private Main() {}

  /**
   * Runs one command and exits with its status.
   *
   * @param args as in {@code intray --help}
   */
  public static void main(String[] args) {
    Screen screen = Screen.system();
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWord(screen, interruption)));
    int ended;
    try {
      ended = CommandLines.execute(screen, interruption, args);
    } catch (Error e) {
      ended = Failures.handle(e, screen);
    }
    if (screen.isBroken()) {
      screen.err().println("intray: standard output could not be written in full.");
      ended = ExitStatus.BAD;
    }
    screen.flush();
    status = ended;
    DECIDED.countDown();
    System.exit(ended); // does not return; after a signal it waits here for the last word
  }

  /**
   * A component that calls System.exit(0) in the middle of a check must not look like a check that
   * found nothing. A signal ends a check with what there is; other commands just end.
   */
  private static void lastWord(Screen screen, Interruption interruption) {
    if (DECIDED.getCount() == 0) {
      return;
    }
    @Nullable String place = caller();
    if (place != null) {
      screen
          .err()
          .println(
              "intray: System.exit was called at "
                  + place
                  + ", so nothing was decided. A component ends with Step.DONE.");
      screen.flush();
      Runtime.getRuntime().halt(ExitStatus.BAD);
    } else if (interruption.happen() && isDecided()) {
      Runtime.getRuntime().halt(status); // or the JVM would exit with the number of the signal
    } else {
      screen.err().println("intray: interrupted; nothing was decided.");
      screen.flush();
    }
  }

  private static boolean isDecided() {
    try {
      return DECIDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
