package intray.harness;

/**
 * A few threads over something shared, small enough for every interleaving to be run.
 *
 * <p>What a thread learns it keeps to itself until it ends: all that changes meanwhile multiplies
 * the states. The last thread is the calling one, which is one fewer to interleave.
 */
abstract class Harness {
  /** What one thread does, in steps: between them it keeps nothing but what it was told. */
  @FunctionalInterface
  interface Body {
    /** Does the step of this number, from 0; returns what was told so far, or null at the end. */
    String step(int number, String told) throws InterruptedException;
  }

  /** The threads, made but not started, in the order of the bodies. */
  void prepare(Thread[] threads) {}

  /** What each thread does. */
  abstract Body[] bodies();

  /** How it ended, once all threads have; equal endings have equal texts. */
  abstract String outcome();

  /** Runs each body in a thread, waits for all of them, and records the outcome. */
  final void run() throws InterruptedException {
    Body[] bodies = bodies();
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
    live(bodies[own]);
    for (int i = 0; i < own; i++) {
      threads[i].join();
    }
    Outcomes.record(outcome());
  }

  private static void live(Body body) {
    String told = "";
    try {
      for (int k = 0; told != null; k++) {
        told = body.step(k, told);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
