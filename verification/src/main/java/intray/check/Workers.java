package intray.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that do one piece of work together. If it throws in one of them, the others are asked
 * to stop, and it throws for who wanted it done.
 */
final class Workers {
  private final int count;
  private volatile boolean stopping;
  private @Nullable Throwable thrown;

  /**
   * Workers who have nothing to do yet.
   *
   * @param count how many, the calling thread among them
   */
  Workers(int count) {
    this.count = count;
  }

  /** Whether one of them has thrown something: whatever the others do now is in vain. */
  boolean isStopping() {
    return stopping;
  }

  /**
   * Does the work in each thread, in the calling one too, and returns when all have done it.
   *
   * @param work is given the number of the worker, from 0, which is the calling thread
   * @throws Model.Learnt if any of them has learnt something, whatever others threw: they may have
   *     stumbled over that
   */
  void run(IntConsumer work) {
    List<Thread> others = new ArrayList<>();
    for (int k = 1; k < count; k++) {
      int number = k;
      Thread other = Watchdog.thread("intray worker " + number, () -> one(work, number));
      other.start();
      others.add(other);
    }
    one(work, 0);
    others.forEach(Workers::join);
    synchronized (this) {
      if (thrown instanceof Error error) {
        throw error;
      } else if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  /** Does something in another thread than this, and returns when it is done. */
  static void elsewhere(Runnable work) {
    new Workers(2)
        .run(
            worker -> {
              if (worker == 1) {
                work.run();
              }
            });
  }

  private void one(IntConsumer work, int number) {
    try {
      work.accept(number);
    } catch (RuntimeException | Error e) {
      stopping = true;
      note(e);
    }
  }

  private synchronized void note(Throwable throwable) {
    if (thrown == null || throwable instanceof Model.Learnt) {
      thrown = throwable;
    }
  }

  /** They stop by themselves; who is interrupted waits for that all the same. */
  private static void join(Thread other) {
    boolean interrupted = false;
    while (other.isAlive()) {
      try {
        other.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
