package intray.cli;

import org.jspecify.annotations.Nullable;

/**
 * Lets a signal end an exploration, so that its command still reports what was seen by then. Used
 * by the command's thread and by the one that the signal starts.
 */
final class Interruption {
  private @Nullable Thread exploring;
  private boolean answered;
  private boolean happened;

  /** From now on a signal interrupts this thread. */
  synchronized void begin() {
    exploring = Thread.currentThread();
    answered = true;
    if (happened) {
      exploring.interrupt();
    }
  }

  /** A signal no longer interrupts this thread, nor is it left interrupted. */
  synchronized void end() {
    exploring = null;
    Thread.interrupted();
  }

  /**
   * A signal has come.
   *
   * @return whether the command will end by itself, soon, with a report
   */
  synchronized boolean happen() {
    happened = true;
    if (exploring != null) {
      exploring.interrupt();
    }
    return answered;
  }

  synchronized boolean hasHappened() {
    return happened;
  }
}
