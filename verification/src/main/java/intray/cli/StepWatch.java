package intray.cli;

import intray.Box;
import intray.Operations;
import intray.Step;
import intray.Wiring;
import intray.run.Ordered;
import intray.run.Recorder;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run, and says on standard error which component has been in one step for long, and
 * where it is. The run goes on: a step may be slow for good reasons. Says it again whenever the
 * time has doubled. Passes everything on to another recorder.
 */
final class StepWatch implements Recorder, AutoCloseable {
  private static final long SECOND = 1_000_000_000;
  private static final long PATIENCE = Long.getLong("intray.patience", 10) * SECOND;

  private final Screen screen;
  private final Wiring wiring;
  private final Recorder recorder;

  /** When the step began, as of nanoTime; 0 between two steps. */
  private final AtomicLongArray since;

  private final AtomicReferenceArray<@Nullable Thread> threads;
  private final Thread watcher = new Thread(this::watch, "intray watch");

  /** Watches from now on. */
  StepWatch(Screen screen, Wiring wiring, Recorder recorder) {
    this.screen = screen;
    this.wiring = wiring;
    this.recorder = recorder;
    this.since = new AtomicLongArray(wiring.components());
    this.threads = new AtomicReferenceArray<>(wiring.components());
    watcher.setDaemon(true);
  }

  /** Starts watching. */
  StepWatch started() {
    watcher.start();
    return this;
  }

  /** Watches no longer. */
  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    long[] told = new long[since.length()];
    long[] next = new long[since.length()];
    try {
      while (true) {
        Thread.sleep(Math.min(PATIENCE, SECOND) / 2_000_000);
        for (int c = 0; c < told.length; c++) {
          long began = since.get(c);
          if (began != told[c]) {
            told[c] = began;
            next[c] = PATIENCE;
          }
          long lasts = System.nanoTime() - began;
          @Nullable Thread thread = threads.get(c);
          if (began != 0 && lasts > next[c] && thread != null) {
            next[c] *= 2;
            tell(c, lasts / SECOND, thread.getStackTrace());
          }
        }
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }

  private void tell(int c, long seconds, StackTraceElement[] stack) {
    String place = stack.length == 0 ? "" : ", in " + stack[0] + Failures.at(stack);
    screen
        .err()
        .println(
            "intray: component "
                + wiring.path(c)
                + " has been in one step for "
                + seconds
                + " s"
                + place
                + ". The run goes on; control-C ends it.");
    screen.err().flush();
  }

  private void busy(int component) {
    threads.set(component, Thread.currentThread());
    since.set(component, System.nanoTime() | 1);
  }

  @Override
  public Operations around(int component, Ordered run) {
    busy(component); // its factory is next
    return recorder.around(component, run);
  }

  @Override
  public void begins(int component) {
    recorder.begins(component);
    busy(component);
  }

  @Override
  public void answered(int component, Step step) {
    since.set(component, 0);
    recorder.answered(component, step);
  }

  @Override
  public void failed(int component, Throwable cause) {
    since.set(component, 0);
    recorder.failed(component, cause);
  }

  @Override
  public Object original(Object travelled) {
    return recorder.original(travelled);
  }

  @Override
  public void holds(int component, Box box, long position) {
    recorder.holds(component, box, position);
  }

  @Override
  public void signals(int component, int other) {
    recorder.signals(component, other);
  }

  @Override
  public void signalled(int component, int other) {
    recorder.signalled(component, other);
  }
}
