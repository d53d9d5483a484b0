package intray.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for code of a user's, but not for ever. */
final class Patience {
  /** As long as a check waits for a component. */
  private static final long SECONDS = Long.getLong("intray.patience", 20);

  private Patience() {}

  /**
   * Calls it in a thread of its own, which is left behind if it does not return.
   *
   * @param whose it is, for the message
   * @param code throws nothing that must be caught
   * @throws UsageException if it does not return
   */
  static <T> T await(String whose, Supplier<T> code) {
    FutureTask<T> task = new FutureTask<>(code::get);
    Thread thread = new Thread(task, "intray graph");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true; // what comes next will notice
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    } catch (TimeoutException e) {
      StackTraceElement[] stack = thread.getStackTrace();
      throw new UsageException(
          whose
              + " has supplied no graph for "
              + SECONDS
              + " s"
              + (stack.length == 0 ? "" : "; it is at " + stack[0])
              + Failures.at(stack)
              + ". Components do the work, in their steps. (If it only needs more time, java"
              + " -Dintray.patience=SECONDS gives it.)",
          e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
