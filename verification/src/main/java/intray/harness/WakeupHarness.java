package intray.harness;

import intray.kernel.Activity;
import intray.kernel.Mailbox;
import intray.kernel.Wakeup;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads that wait for one another's messages and space, and the end of their run: mailboxes,
 * wake-ups and activity together, used as the threads placement uses them.
 *
 * <p>Arguments: the boxes, each {@code reader/bound/writers} by the digits of threads (bound 0 for
 * none), then what each thread does, a letter and the number of a box: {@code o} offer, {@code p}
 * poll, {@code c} close, {@code w} await mail or the end of the stream, {@code s} await space;
 * without a box: {@code b} begin a step, {@code z} pause, {@code x} fail and so end the run. A
 * thread that is told that the run is over stops and says {@code !}; one that has nothing to say
 * says {@code .}.
 */
final class WakeupHarness extends Harness {
  private static final String OVER = "!";

  private final Box[] boxes;
  private final String[] scripts;
  private final String[] answers;
  private final Activity activity;
  private final Wakeup[] wakeups;
  private final AtomicBoolean allTold = new AtomicBoolean();

  private static final class Box {
    final int reader;
    final boolean bounded;
    final int[] writers;
    final Mailbox<Integer> mailbox;

    Box(String text) {
      reader = text.charAt(0) - '0';
      int bound = text.charAt(2) - '0';
      bounded = bound > 0;
      writers = new int[text.length() - 4];
      for (int k = 0; k < writers.length; k++) {
        writers[k] = text.charAt(4 + k) - '0';
      }
      mailbox = new Mailbox<>(bounded ? bound : Integer.MAX_VALUE, writers.length);
    }
  }

  WakeupHarness(String[] args) {
    int n = 0;
    while (args[n].indexOf('/') > 0) {
      n++;
    }
    boxes = new Box[n];
    for (int k = 0; k < n; k++) {
      boxes[k] = new Box(args[k]);
    }
    scripts = new String[args.length - n];
    answers = new String[scripts.length];
    activity = new Activity(scripts.length);
    wakeups = new Wakeup[scripts.length];
    for (int t = 0; t < scripts.length; t++) {
      scripts[t] = args[n + t];
      wakeups[t] = new Wakeup(activity);
    }
  }

  /**
   * Runs it.
   *
   * @param args as described above
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    new WakeupHarness(args).run();
  }

  @Override
  Body[] bodies() {
    Body[] bodies = new Body[scripts.length];
    for (int t = 0; t < bodies.length; t++) {
      int thread = t;
      bodies[t] = (k, told) -> next(thread, k, told);
    }
    return bodies;
  }

  @Override
  void prepare(Thread[] threads) {
    for (int t = 0; t < threads.length; t++) {
      wakeups[t].ownedBy(threads[t]);
    }
  }

  private String next(int thread, int k, String told) throws InterruptedException {
    String script = scripts[thread];
    int at = 0;
    for (int skipped = 0; skipped < k && at < script.length(); skipped++) {
      at += width(script.charAt(at));
    }
    if (at < script.length() && !told.endsWith(OVER)) {
      char operation = script.charAt(at);
      Box box = width(operation) == 1 ? null : boxes[script.charAt(at + 1) - '0'];
      return told + step(thread, operation, box);
    }
    wakeups[thread].done();
    if (activity.isOver() && allTold.compareAndSet(false, true)) {
      for (Wakeup wakeup : wakeups) {
        wakeup.tell();
      }
    }
    answers[thread] = told.isEmpty() ? "." : told;
    return null;
  }

  private static int width(char operation) {
    return "opcws".indexOf(operation) < 0 ? 1 : 2;
  }

  /** Does one operation and says what it was answered. */
  private String step(int thread, char operation, Box box) throws InterruptedException {
    Wakeup own = wakeups[thread];
    switch (operation) {
      case 'o' -> {
        boolean accepted = box.mailbox.offer(thread);
        if (accepted) {
          wakeups[box.reader].signal();
        }
        return accepted ? "y" : "n";
      }
      case 'p' -> {
        Integer message = box.mailbox.poll();
        if (message != null && box.bounded) {
          for (int writer : box.writers) {
            wakeups[writer].signal();
          }
        }
        return message == null ? "-" : message.toString();
      }
      case 'c' -> {
        box.mailbox.close();
        wakeups[box.reader].signal();
      }
      case 'b' -> own.begin();
      case 'z' -> {
        return own.pause() ? "" : OVER;
      }
      case 'w' -> {
        Mailbox<Integer> mailbox = box.mailbox;
        return own.await(() -> !mailbox.isEmpty() || mailbox.isDrained()) ? "" : OVER;
      }
      case 's' -> {
        Mailbox<Integer> mailbox = box.mailbox;
        return own.await(() -> mailbox.hasSpace()) ? "" : OVER;
      }
      case 'x' -> {
        activity.end();
        return OVER;
      }
      default -> throw new IllegalArgumentException(String.valueOf(operation));
    }
    return "";
  }

  @Override
  String outcome() {
    StringBuilder outcome = new StringBuilder();
    for (String answer : answers) {
      outcome.append(answer).append(' ');
    }
    outcome.append('[');
    for (Box box : boxes) {
      while (box.mailbox.poll() != null) {
        outcome.append('#');
      }
    }
    return outcome.append(']').append(activity.isOver() ? " over" : " running").toString();
  }
}
