package intray.run;

import intray.Box;
import intray.Component;
import intray.Inbox;
import intray.Operations;
import intray.Step;
import intray.Wiring;
import intray.kernel.Activity;
import intray.kernel.Mailbox;
import intray.kernel.Wakeup;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One run on threads. What two components share is in the kernel; every other array element belongs
 * to one thread.
 */
final class ThreadsRun implements Operations {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Wiring wiring;
  private final Mailbox<Object>[] boxes;
  private final Wakeup[] wakeups;
  private final AtomicReferenceArray<Object> notices;
  private final Thread[] threads;
  private final Step[] last;
  private final boolean[] closed;
  private final Dice[] dice;
  private final Activity activity;
  private final AtomicBoolean told = new AtomicBoolean();
  private final Ending ending = new Ending();

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  ThreadsRun(Wiring wiring, long seed) {
    wiring.requireClosed();
    this.wiring = wiring;
    int n = wiring.components();
    activity = new Activity(n);
    threads = new Thread[n];
    last = new Step[n];
    wakeups = new Wakeup[n];
    dice = new Dice[n];
    for (int c = 0; c < n; c++) {
      wakeups[c] = new Wakeup(activity);
      dice[c] = new Dice(seed + c);
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
    for (int c = 0; c < threads.length; c++) {
      int component = c;
      threads[c] =
          new Thread(
              () -> live(component), "intray " + wiring.graph().name() + " " + wiring.path(c));
      wakeups[c].ownedBy(threads[c]);
    }
    int started = 0;
    try {
      for (; started < threads.length; started++) {
        threads[started].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      activity.end();
      tellAll(true);
      awaitEnd(started);
      throw e;
    }
    return ending.outcome(wiring, last, i -> boxes[i].poll(), values(), false);
  }

  /** The life of one component, in its thread. */
  private void live(int c) {
    Component component = null;
    try {
      Wiring.Instance instance = wiring.instantiate(c, this);
      component = instance.component();
      last[c] = instance.start();
      while (last[c].kind() != Step.Kind.DONE && mayRun(c)) {
        wakeups[c].begin();
        Step step = component.next();
        if (step == null) {
          throw new NullPointerException("next() returned null; return a Step");
        }
        last[c] = step;
      }
      if (last[c].kind() == Step.Kind.DONE) {
        for (int o = wiring.firstOutbox(c); o < wiring.firstOutbox(c + 1); o++) {
          close(o);
        }
      }
    } catch (
        Throwable
            e) { // whatever it is, it must be told to the caller and not to a thread's default
      // handler
      if (!activity.isOver() || !(e instanceof InterruptedException)) {
        ending.fail(wiring.path(c), e);
      }
      activity.end();
    } finally {
      if (component != null) {
        ending.close(wiring.path(c), component);
      }
      wakeups[c].done();
      if (activity.isOver()) {
        tellAll(ending.isFailed());
      }
    }
  }

  /** Sleeps as the component's last answer demands. */
  private boolean mayRun(int c) throws InterruptedException {
    Step step = last[c];
    return switch (step.kind()) {
      case CONTINUE -> !activity.isOver();
      case AWAIT -> wakeups[c].await(() -> holds(step));
      case PAUSE -> wakeups[c].pause();
      case DONE -> false;
    };
  }

  private void tellAll(boolean interrupt) {
    if (told.compareAndSet(false, true)) {
      for (int c = 0; c < threads.length; c++) {
        wakeups[c].tell();
        if (interrupt && threads[c] != Thread.currentThread()) {
          threads[c].interrupt();
        }
      }
    }
  }

  private void awaitEnd(int started) {
    boolean interrupted = false;
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    StringBuilder alive = new StringBuilder();
    for (int c = 0; c < started; c++) {
      while (threads[c].isAlive() && System.currentTimeMillis() < deadline) {
        try {
          threads[c].join(Math.max(1, deadline - System.currentTimeMillis()));
        } catch (InterruptedException e) {
          interrupted = true; // already ending
        }
      }
      if (threads[c].isAlive()) {
        StackTraceElement[] stack = threads[c].getStackTrace();
        alive
            .append(' ')
            .append(wiring.path(c))
            .append(stack.length == 0 ? "" : " at " + stack[0])
            .append(';');
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (alive.length() > 0) {
      throw new IllegalStateException(
          "the run is over, but these components do not return from next():"
              + alive
              + " a component never blocks");
    }
  }

  private Object[] values() {
    Object[] values = new Object[notices.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = notices.get(k);
    }
    return values;
  }

  private boolean holds(Step guard) {
    for (int k = 0; k < guard.size(); k++) {
      Box box = guard.box(k);
      if (box instanceof Inbox) {
        Mailbox<Object> mailbox = boxes[box.id()];
        if (!mailbox.isEmpty() || mailbox.isDrained()) {
          return true;
        }
      } else {
        int inbox = wiring.target(box.id());
        if (inbox == Wiring.NOBODY || boxes[inbox].hasSpace()) {
          return true;
        }
      }
    }
    return false;
  }

  private void signalReader(int inbox) {
    int reader = wiring.reader(inbox);
    if (reader != Wiring.NOBODY) {
      wakeups[reader].signal();
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
        wakeups[wiring.writer(wiring.feeder(inbox, k))].signal();
      }
    }
    return item;
  }

  @Override
  public boolean isDrained(int inbox) {
    return boxes[inbox].isDrained();
  }

  @Override
  public boolean offer(int outbox, Object item) {
    int inbox = wiring.target(outbox);
    if (inbox == Wiring.NOBODY) {
      return true;
    }
    if (!boxes[inbox].offer(item)) {
      return false;
    }
    signalReader(inbox);
    return true;
  }

  @Override
  public void close(int outbox) {
    int inbox = wiring.target(outbox);
    if (!closed[outbox]) {
      closed[outbox] = true;
      if (inbox != Wiring.NOBODY) {
        boxes[inbox].close();
        signalReader(inbox);
      }
    }
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
