package intray.harness;

/**
 * A few threads over something shared, small enough for every interleaving to be run.
 *
 * <p>What a thread learns it keeps to itself until it ends: all that changes meanwhile multiplies
 * the states. The last thread is the calling one, which is one fewer to interleave.
 */
abstract class Harness {
  /** What one thread does. */
  @FunctionalInterface
  interface Body {
    void run() throws InterruptedException;
  }

  /** The threads, made but not started, in the order of the bodies. */
  void prepare(Thread[] threads) {}

  /** How it ended, once all threads have; equal endings have equal texts. */
  abstract String outcome();

  /** Runs each body in a thread, waits for all of them, and records the outcome. */
  final void run(Body... bodies) throws InterruptedException {
    Thread[] threads = new Thread[bodies.length];
    int own = bodies.length - 1;
    for (int i = 0; i < own; i++) {
      Body body = bodies[i];
      threads[i] = new Thread(() -> live(body), "thread " + i);
    }
    threads[own] = Thread.currentThread();
    prepare(threads);
    for (int i = 0; i < own; i++) {
      threads[i].start();
    }
    bodies[own].run();
    for (int i = 0; i < own; i++) {
      threads[i].join();
    }
    Outcomes.record(outcome());
  }

  private static void live(Body body) {
    try {
      body.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
