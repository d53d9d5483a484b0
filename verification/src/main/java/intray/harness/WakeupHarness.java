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
  private final Box[] boxes;
  private final String[] scripts;
  private final String[] answers;
  private final Activity activity;
  private final Wakeup[] wakeups;
  private final AtomicBoolean told = new AtomicBoolean();

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

  private WakeupHarness(String[] args) {
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
    WakeupHarness harness = new WakeupHarness(args);
    Body[] bodies = new Body[harness.scripts.length];
    for (int t = 0; t < bodies.length; t++) {
      int thread = t;
      bodies[t] = () -> harness.live(thread);
    }
    harness.run(bodies);
  }

  @Override
  void prepare(Thread[] threads) {
    for (int t = 0; t < threads.length; t++) {
      wakeups[t].ownedBy(threads[t]);
    }
  }

  private void live(int thread) throws InterruptedException {
    StringBuilder answer = new StringBuilder();
    String script = scripts[thread];
    for (int k = 0; k < script.length(); k++) {
      char operation = script.charAt(k);
      Box box = "opcws".indexOf(operation) < 0 ? null : boxes[script.charAt(++k) - '0'];
      if (!step(thread, operation, box, answer)) {
        answer.append('!');
        break;
      }
    }
    wakeups[thread].done();
    if (activity.isOver() && told.compareAndSet(false, true)) {
      for (Wakeup wakeup : wakeups) {
        wakeup.tell();
      }
    }
    answers[thread] = answer.length() == 0 ? "." : answer.toString();
  }

  /** Does one operation; false if the run is over. */
  private boolean step(int thread, char operation, Box box, StringBuilder answer)
      throws InterruptedException {
    Wakeup own = wakeups[thread];
    switch (operation) {
      case 'o' -> {
        boolean accepted = box.mailbox.offer(thread);
        answer.append(accepted ? 'y' : 'n');
        if (accepted) {
          wakeups[box.reader].signal();
        }
      }
      case 'p' -> {
        Integer message = box.mailbox.poll();
        answer.append(message == null ? "-" : message.toString());
        if (message != null && box.bounded) {
          for (int writer : box.writers) {
            wakeups[writer].signal();
          }
        }
      }
      case 'c' -> {
        box.mailbox.close();
        wakeups[box.reader].signal();
      }
      case 'b' -> own.begin();
      case 'z' -> {
        return own.pause();
      }
      case 'w' -> {
        Mailbox<Integer> mailbox = box.mailbox;
        return own.await(() -> !mailbox.isEmpty() || mailbox.isDrained());
      }
      case 's' -> {
        Mailbox<Integer> mailbox = box.mailbox;
        return own.await(() -> mailbox.hasSpace());
      }
      case 'x' -> {
        activity.end();
        return false;
      }
      default -> throw new IllegalArgumentException(String.valueOf(operation));
    }
    return true;
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
