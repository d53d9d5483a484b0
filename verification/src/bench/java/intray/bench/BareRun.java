package intray.bench;

import intray.Box;
import intray.Inbox;
import intray.Operations;
import intray.Step;
import intray.Wiring;
import intray.kernel.Activity;
import intray.kernel.Mailbox;
import intray.kernel.Wakeup;

/**
 * A run on threads as it would be if nobody could ever record one: the kernel, and between it and
 * the components as little as possible. For graphs without notices that end well.
 */
final class BareRun implements Operations {
  private final Wiring wiring;
  private final Mailbox<Object>[] boxes;
  private final Wakeup[] wakeups;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  BareRun(Wiring wiring) {
    this.wiring = wiring;
    Activity activity = new Activity(wiring.components());
    wakeups = new Wakeup[wiring.components()];
    for (int c = 0; c < wakeups.length; c++) {
      wakeups[c] = new Wakeup(activity);
    }
    boxes = new Mailbox[wiring.inboxes()];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new Mailbox<>(wiring.bound(i), wiring.fanIn(i));
    }
  }

  void run() throws InterruptedException {
    Thread[] threads = new Thread[wakeups.length];
    for (int c = 0; c < threads.length; c++) {
      int component = c;
      threads[c] = new Thread(() -> live(component));
      wakeups[c].ownedBy(threads[c]);
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void live(int c) {
    try {
      Wiring.Instance instance = wiring.instantiate(c, this);
      Step step = instance.start();
      while (step.kind() != Step.Kind.DONE) {
        Step guard = step;
        if (step.kind() == Step.Kind.AWAIT) {
          wakeups[c].await(() -> holds(guard));
        }
        wakeups[c].begin();
        step = instance.next();
      }
      instance.closeOutboxes();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      wakeups[c].done();
    }
  }

  private boolean holds(Step guard) {
    for (int k = 0; k < guard.size(); k++) {
      Box box = guard.box(k);
      boolean ready =
          box instanceof Inbox
              ? !boxes[box.id()].isEmpty() || boxes[box.id()].isDrained()
              : boxes[wiring.target(box.id())].hasSpace();
      if (ready) {
        return true;
      }
    }
    return false;
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
    if (!boxes[inbox].offer(item)) {
      return false;
    }
    wakeups[wiring.reader(inbox)].signal();
    return true;
  }

  @Override
  public void close(int outbox) {
    int inbox = wiring.target(outbox);
    boxes[inbox].close();
    wakeups[wiring.reader(inbox)].signal();
  }

  @Override
  public Object read(int notice) {
    throw new UnsupportedOperationException("no component of these benchmarks can read a notice");
  }

  @Override
  public void publish(int notice, Object value) {
    throw new UnsupportedOperationException("no component of these benchmarks can publish");
  }

  @Override
  public int choose(int component, int n) {
    throw new UnsupportedOperationException("no component of these benchmarks can choose");
  }
}
