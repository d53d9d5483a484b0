package intray.jcstress;

import intray.kernel.Activity;
import intray.kernel.Mailbox;
import intray.kernel.Wakeup;

/**
 * Two threads with a box between them, which sleep and wake as on the threads placement. A lost
 * wake-up hangs nobody: the other ends, so the run is over, and the sleeper is told that.
 */
final class Sleepers {
  final Mailbox<Integer> box;
  private final Activity activity = new Activity(2);
  private final Wakeup[] wakeups = {new Wakeup(activity), new Wakeup(activity)};

  Sleepers(int bound) {
    box = new Mailbox<>(bound, 1);
  }

  /** A thread begins. */
  Wakeup own(int thread) {
    wakeups[thread].ownedBy(Thread.currentThread());
    return wakeups[thread];
  }

  boolean offer(int from, int reader) {
    boolean accepted = box.offer(from);
    if (accepted) {
      wakeups[reader].signal();
    }
    return accepted;
  }

  Integer poll(int writer) {
    Integer message = box.poll();
    if (message != null) {
      wakeups[writer].signal();
    }
    return message;
  }

  static boolean await(Wakeup own, Wakeup.Guard guard) {
    try {
      return own.await(guard);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean pause(Wakeup own) {
    try {
      return own.pause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread ends, and if that is the end of the run tells the sleepers. */
  void end(int thread) {
    wakeups[thread].done();
    if (activity.isOver()) {
      for (Wakeup wakeup : wakeups) {
        wakeup.tell();
      }
    }
  }

  /** What is left, and whether the run has ended, which it must have. */
  String left() {
    StringBuilder left = new StringBuilder("(");
    while (box.poll() != null) {
      left.append('#');
    }
    return left.append(activity.isOver() ? ") over" : ") running").toString();
  }
}
