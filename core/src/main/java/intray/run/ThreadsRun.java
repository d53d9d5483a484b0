package intray.run;

import intray.Box;
import intray.Inbox;
import intray.Step;
import intray.Wiring;
import intray.kernel.Activity;
import intray.kernel.Mailbox;
import intray.kernel.Wakeup;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One run on threads. What two components share is in the kernel; every other array element belongs
 * to one thread.
 */
final class ThreadsRun implements Ordered {
  private final Wiring wiring;
  private final Mailbox<Object>[] boxes;
  private final Wakeup[] wakeups;
  private final AtomicReferenceArray<Object> notices;
  private final Thread[] threads;
  private final Step[] last;
  private final boolean[] closed;
  private final Dice[] dice;
  private final Activity activity;
  private final long patience;
  private final Recorder recorder;

  /** Whose threads may not be interrupted any more; each element is guarded by its wake-up. */
  private final boolean[] deaf;

  private boolean told;
  private final Ending ending = new Ending();

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  ThreadsRun(Wiring wiring, long seed, long patience, Recorder recorder) {
    wiring.requireClosed();
    this.wiring = wiring;
    this.patience = patience;
    this.recorder = recorder;
    int n = wiring.components();
    activity = new Activity(n);
    threads = new Thread[n];
    last = new Step[n];
    deaf = new boolean[n];
    wakeups = new Wakeup[n];
    dice = new Dice[n];
    for (int c = 0; c < n; c++) {
      wakeups[c] = new Wakeup(activity);
      dice[c] = new Dice(seed, c);
    }
    boxes = new Mailbox[wiring.inboxes()];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new Mailbox<>(wiring.bound(i), wiring.fanIn(i));
    }
    closed = new boolean[wiring.outboxes()];
    notices = new AtomicReferenceArray<>(wiring.notices());
    for (int k = 0; k < wiring.notices(); k++) {
      notices.set(k, wiring.initialNotice(k));
    }
  }

  Outcome run() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the run began");
    }
    for (int c = 0; c < threads.length; c++) {
      threads[c] = thread(c);
      wakeups[c].ownedBy(threads[c]);
    }
    int started = 0;
    try {
      for (; started < threads.length; started++) {
        threads[started].start();
      }
      awaitOver();
      if (!ending.isFailed()) {
        for (Thread thread : threads) {
          thread.join();
        }
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      activity.end();
      tellAll(true);
      awaitEnd(started);
      if (ending.isFailed()) {
        e.addSuppressed(ending.cause());
      }
      throw e;
    }
    awaitEnd(started);
    return ending.outcome(wiring, last, i -> recorder.original(boxes[i].poll()), values(), false);
  }

  private Thread thread(int c) {
    Thread thread =
        new Thread(() -> live(c), "intray " + wiring.graph().name() + " " + wiring.path(c));
    thread.setDaemon(true); // whoever blocks for ever does not keep the process
    return thread;
  }

  /** The life of one component, in its thread. */
  private void live(int c) {
    Wiring.Instance instance = null;
    try {
      instance = wiring.instantiate(c, recorder.around(c, this));
      last[c] = instance.start();
      while (last[c].kind() != Step.Kind.DONE) {
        recorder.answered(c, last[c]);
        if (!mayRun(c)) {
          break;
        }
        recorder.begins(c);
        wakeups[c].begin();
        last[c] = instance.next();
      }
      if (last[c].kind() == Step.Kind.DONE) {
        instance.closeOutboxes();
        recorder.answered(c, last[c]);
      }
    } catch (Throwable e) { // it must reach the caller, and not a thread's default handler
      if (!activity.isOver() || !(e instanceof InterruptedException)) {
        recorder.failed(c, e);
        ending.fail(wiring.path(c), e);
      }
      activity.end();
    } finally {
      end(c, instance);
    }
  }

  private void end(int c, Wiring.Instance instance) {
    if (activity.isOver()) {
      tellAll(ending.isFailed()); // before close(), which may take its time
    }
    synchronized (wakeups[c]) {
      deaf[c] = true;
    }
    Thread.interrupted(); // close() is not to be disturbed
    if (instance != null) {
      ending.close(wiring.path(c), instance);
    }
    if (ending.isFailed()) {
      activity.end();
    }
    wakeups[c].done();
    if (activity.isOver()) {
      tellAll(ending.isFailed());
    }
  }

  /** Sleeps as the component's last answer demands. */
  private boolean mayRun(int c) throws InterruptedException {
    Step step = last[c];
    Step.Kind kind = step.kind();
    // No switch: Java PathFinder gives a lambda and javac's table for the switch the same name.
    if (kind == Step.Kind.AWAIT) {
      return wakeups[c].await(() -> holds(c, step));
    }
    if (kind == Step.Kind.PAUSE) {
      return wakeups[c].pause();
    }
    return kind == Step.Kind.CONTINUE && !activity.isOver();
  }

  /** Tells everybody, the caller too, that the run is over. */
  private void tellAll(boolean interrupt) {
    synchronized (this) {
      if (told) {
        return;
      }
      told = true;
      notifyAll();
    }
    for (int c = 0; c < threads.length; c++) {
      wakeups[c].tell();
      if (interrupt) {
        synchronized (wakeups[c]) {
          if (!deaf[c]) {
            threads[c].interrupt();
          }
        }
      }
    }
  }

  /** Of those who find out that the run is over, at least one calls {@link #tellAll}. */
  private synchronized void awaitOver() throws InterruptedException {
    while (!activity.isOver()) {
      wait();
    }
  }

  /** Waits for threads to end, but not for ever for those that were told and do not listen. */
  private void awaitEnd(int started) {
    boolean interrupted = false;
    long deadline = 0;
    StringBuilder alive = new StringBuilder();
    for (int c = 0; c < started; c++) {
      while (threads[c].isAlive()) {
        long now = System.currentTimeMillis();
        deadline = deadline == 0 ? now + patience : deadline;
        if (now >= deadline) {
          StackTraceElement[] stack = threads[c].getStackTrace();
          alive.append(' ').append(wiring.path(c));
          alive.append(stack.length == 0 ? "" : " at " + stack[0]).append(';');
          break;
        }
        try {
          threads[c].join(deadline - now);
        } catch (InterruptedException e) {
          interrupted = true; // already ending
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (alive.length() > 0) {
      throw new IllegalStateException(
          "the run is over, but these components do not return from next():"
              + alive
              + " a component never blocks",
          ending.cause());
    }
  }

  private Object[] values() {
    Object[] values = new Object[notices.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = recorder.original(notices.get(k));
    }
    return values;
  }

  private boolean holds(int c, Step guard) {
    for (int k = 0; k < guard.size(); k++) {
      Box box = guard.box(k);
      long position = box instanceof Inbox ? mail(box.id()) : space(box.id());
      if (position >= 0) {
        recorder.holds(c, box, position);
        return true;
      }
    }
    return false;
  }

  /** 1 if there is mail, 0 if there will be none, -1 if neither is known. */
  private int mail(int inbox) {
    if (!boxes[inbox].isEmpty()) {
      return 1;
    }
    return boxes[inbox].isDrained() ? 0 : -1;
  }

  /** As {@link Mailbox#space}. */
  private long space(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox == Wiring.NOBODY ? 0 : boxes[inbox].space();
  }

  private void signal(int c, int other) {
    if (other != Wiring.NOBODY) {
      recorder.signals(c, other);
      wakeups[other].signal();
      recorder.signalled(c, other);
    }
  }

  @Override
  public boolean isEmpty(int inbox) {
    return boxes[inbox].isEmpty();
  }

  @Override
  public Object poll(int inbox) {
    Object item = boxes[inbox].poll();
    if (item != null && wiring.bound(inbox) != Wiring.UNBOUNDED) {
      for (int k = 0; k < wiring.fanIn(inbox); k++) {
        signal(wiring.reader(inbox), wiring.writer(wiring.feeder(inbox, k)));
      }
    }
    return item;
  }

  @Override
  public long taken(int inbox) {
    return boxes[inbox].taken();
  }

  @Override
  public boolean isDrained(int inbox) {
    return boxes[inbox].isDrained();
  }

  @Override
  public long place(int outbox, Object item) {
    int inbox = wiring.target(outbox);
    if (inbox == Wiring.NOBODY) {
      return 1;
    }
    long position = boxes[inbox].place(item);
    if (position > 0) {
      signal(wiring.writer(outbox), wiring.reader(inbox));
    }
    return position;
  }

  @Override
  public int finish(int outbox) {
    int inbox = wiring.target(outbox);
    if (closed[outbox]) {
      return 0;
    }
    closed[outbox] = true;
    if (inbox == Wiring.NOBODY) {
      return 1;
    }
    int number = boxes[inbox].close();
    signal(wiring.writer(outbox), wiring.reader(inbox));
    return number;
  }

  @Override
  public Object read(int notice) {
    return notices.get(notice);
  }

  @Override
  public void publish(int notice, Object value) {
    notices.set(notice, value);
  }

  @Override
  public int choose(int component, int n) {
    return dice[component].next(n);
  }
}
