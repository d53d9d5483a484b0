package intray.check;

import intray.Wiring;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a check in a thread of its own and gives up on it when a component does not return from one
 * replay. Nothing can stop such a component; its thread is left behind as a daemon, and the caller
 * is told where it is.
 */
final class Watchdog {
  /** A replay is work of microseconds; this long it takes only if it will never end. */
  static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final long LOOK_EVERY_MILLIS = 50;

  /** The explorer's walks may be as deep as executions are long. */
  private static final long STACK_BYTES = 256L << 20;

  private volatile long since;
  private volatile @Nullable String component;
  private volatile boolean stopping;

  /** Whether whoever waits for the result wants what there is by now. */
  boolean isStopping() {
    return stopping;
  }

  void begin(Wiring wiring, int c) {
    since = System.nanoTime();
    component = wiring.path(c);
  }

  void end() {
    component = null;
  }

  /**
   * Does the work, watched. If the calling thread is interrupted, the work is {@linkplain
   * #isStopping asked} to come to an end, which is waited for; the thread is interrupted again when
   * this returns.
   *
   * @throws CheckException if a component does not return
   */
  <T> T watch(Supplier<T> work) {
    Result<T> result = new Result<>();
    Thread worker =
        new Thread(
            null,
            () -> {
              try {
                result.value = work.get();
              } catch (RuntimeException | Error e) {
                result.thrown = e;
              }
            },
            "intray check",
            STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    while (worker.isAlive()) {
      try {
        worker.join(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        if (stopping) {
          throw new CheckException("interrupted twice, so nothing was decided");
        }
        stopping = true;
      }
      String name = component;
      if (name != null && System.nanoTime() - since > PATIENCE_NANOS && worker.isAlive()) {
        throw new CheckException(complaint(name, worker.getStackTrace()));
      }
    }
    if (stopping) {
      Thread.currentThread().interrupt();
    }
    return result.get();
  }

  static String complaint(String name, StackTraceElement[] stack) {
    StringBuilder text =
        new StringBuilder(
            "component "
                + name
                + " has not returned from next() for "
                + PATIENCE_NANOS / 1_000_000_000L
                + " s");
    for (StackTraceElement frame : stack) {
      if (!Frames.isOurs(frame.getClassName())) {
        text.append(", at ").append(frame);
      }
    }
    return text.append(
            ". A step does a little work and returns; it never blocks and never loops until something happens.")
        .toString();
  }

  /** What the worker leaves; read after it has ended. */
  private static final class Result<T> {
    private @Nullable T value;
    private @Nullable Throwable thrown;

    T get() {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      T got = value;
      if (got == null) {
        throw new CheckException("the check ended without a result");
      }
      return got;
    }
  }
}
