package intray.cli;

import java.util.function.LongSupplier;

/**
 * Says once, on standard error, that a trace becomes so large that nobody will want to read it, and
 * what to do. The run goes on.
 */
final class TraceWatch {
  private static final long LARGE = 1L << 30;
  private static final long MILLIS = 1000;

  /** So many times the size of its logs a trace has: a record takes a few bytes, a line 80. */
  static final int OF_LOGS = 16;

  private final Screen screen;
  private final String name;
  private final LongSupplier size;
  private final boolean onThreads;
  private final Thread watcher = new Thread(this::watch, "intray trace watch");
  private boolean told;

  /**
   * Watches nothing yet.
   *
   * @param size how many bytes there are by now, of logs if the run is on threads
   */
  TraceWatch(Screen screen, String name, boolean onThreads, LongSupplier size) {
    this.screen = screen;
    this.name = name;
    this.onThreads = onThreads;
    this.size = size;
    watcher.setDaemon(true);
  }

  /** Starts watching. */
  TraceWatch started() {
    watcher.start();
    return this;
  }

  /** Watches no longer. */
  void stop() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      while (!told) {
        Thread.sleep(MILLIS);
        look();
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }

  /** Looks how large the trace is. */
  void look() {
    long bytes = size.getAsLong();
    long trace = onThreads ? OF_LOGS * bytes : bytes;
    if (told || trace < LARGE) {
      return;
    }
    told = true;
    screen
        .err()
        .println(
            "intray: the trace "
                + name
                + (onThreads
                    ? " will take about " + mebibytes(trace) + "; its logs take " + mebibytes(bytes)
                    : " takes " + mebibytes(trace))
                + " by now, and it grows with every operation. The run goes on; control-C ends it and"
                + " keeps what is recorded. A smaller input makes a smaller trace, and without"
                + " --trace nothing is recorded.");
    screen.err().flush();
  }

  private static String mebibytes(long bytes) {
    return Prose.figure(bytes >> 20) + " MiB";
  }
}
