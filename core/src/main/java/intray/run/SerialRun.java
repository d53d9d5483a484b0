package intray.run;

import intray.Box;
import intray.Inbox;
import intray.Step;
import intray.Wiring;

/** One run in one thread. Arrays by number throughout: a graph may have a million components. */
final class SerialRun implements Ordered {
  private final Wiring wiring;
  private final long seed;

  /** Decides who is next; null for the first in the queue. */
  private final Dice turns;

  /** The components that are not done. */
  private final Wiring.Instance[] components;

  /** What each component chooses by, once it does. */
  private final Dice[] dice;

  /** The last answer of each component; null while it is being stepped. */
  private final Step[] last;

  private final boolean[] queued;
  private final boolean[] happened;
  private final Fifo[] boxes;
  private final int[] openWriters;
  private final boolean[] closed;
  private final Object[] notices;
  private final Ending ending = new Ending();
  private final Recorder recorder;

  // The run queue: a ring of component numbers.
  private final int[] queue;
  private int head;
  private int length;

  SerialRun(Wiring wiring, long seed, Dice turns, Recorder recorder) {
    wiring.requireClosed();
    this.recorder = recorder;
    this.wiring = wiring;
    this.seed = seed;
    this.turns = turns;
    int n = wiring.components();
    components = new Wiring.Instance[n];
    dice = new Dice[n];
    last = new Step[n];
    queued = new boolean[n];
    happened = new boolean[n];
    queue = new int[n];
    boxes = new Fifo[wiring.inboxes()];
    openWriters = new int[boxes.length];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new Fifo();
      openWriters[i] = wiring.fanIn(i);
    }
    closed = new boolean[wiring.outboxes()];
    notices = new Object[wiring.notices()];
    for (int k = 0; k < notices.length; k++) {
      notices[k] = wiring.initialNotice(k);
    }
  }

  Outcome run(long maxSteps) {
    long steps = 0;
    try {
      activate();
      while (!ending.isFailed() && someoneIsReady() && steps < maxSteps) {
        int c = dequeue();
        if (ready(c)) {
          steps++;
          step(c);
        }
      }
    } finally {
      for (int c = 0; c < components.length; c++) {
        if (components[c] != null) {
          ending.close(wiring.path(c), components[c]);
        }
      }
    }
    return ending.outcome(
        wiring, last, i -> recorder.original(boxes[i].poll()), values(), length > 0);
  }

  private Object[] values() {
    Object[] values = new Object[notices.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = recorder.original(notices[k]);
    }
    return values;
  }

  private void activate() {
    for (int c = 0; c < components.length && !ending.isFailed(); c++) {
      try {
        components[c] = wiring.instantiate(c, recorder.around(c, this));
        answer(c, components[c].start());
      } catch (Throwable e) { // as on threads, whatever it is
        fail(c, e);
      }
    }
  }

  private void step(int c) {
    recorder.begins(c);
    last[c] = null;
    happened[c] = false;
    try {
      answer(c, components[c].next());
    } catch (Throwable e) { // as on threads, whatever it is
      fail(c, e);
    }
  }

  private void fail(int c, Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // it was meant for the caller, too
    }
    recorder.failed(c, thrown);
    ending.fail(wiring.path(c), thrown);
  }

  private void answer(int c, Step step) {
    if (step.kind() == Step.Kind.DONE) {
      components[c].closeOutboxes();
    }
    recorder.answered(c, step);
    if (step.kind() == Step.Kind.DONE) {
      Wiring.Instance done = components[c];
      components[c] = null;
      ending.close(wiring.path(c), done);
    }
    last[c] = step;
    enqueueIfReady(c);
  }

  private boolean ready(int c) {
    Step step = last[c];
    if (step == null) {
      return false;
    }
    return switch (step.kind()) {
      case CONTINUE -> true;
      case PAUSE -> happened[c];
      case AWAIT -> holds(step);
      case DONE -> false;
    };
  }

  private boolean holds(Step guard) {
    for (int k = 0; k < guard.size(); k++) {
      Box box = guard.box(k);
      if (box instanceof Inbox ? !isEmpty(box.id()) || isDrained(box.id()) : hasSpace(box.id())) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSpace(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox == Wiring.NOBODY || boxes[inbox].size() < wiring.bound(inbox);
  }

  /** Something has happened at a component's boxes. */
  private void event(int component) {
    if (component != Wiring.NOBODY) {
      happened[component] = true;
      enqueueIfReady(component);
    }
  }

  private void enqueueIfReady(int c) {
    if (!queued[c] && ready(c)) {
      queued[c] = true;
      queue[(head + length) % queue.length] = c;
      length++;
    }
  }

  /** Drops those at the head of the queue for whom what they waited for is gone again. */
  private boolean someoneIsReady() {
    while (length > 0 && !ready(queue[head])) {
      dropHead();
    }
    return length > 0;
  }

  private int dropHead() {
    int c = queue[head];
    head = (head + 1) % queue.length;
    length--;
    queued[c] = false;
    return c;
  }

  private int dequeue() {
    if (turns != null) {
      int other = (head + turns.next(length)) % queue.length;
      int swap = queue[other];
      queue[other] = queue[head];
      queue[head] = swap;
    }
    return dropHead();
  }

  @Override
  public boolean isEmpty(int inbox) {
    return boxes[inbox].size() == 0;
  }

  @Override
  public Object poll(int inbox) {
    Object item = boxes[inbox].poll();
    if (item != null && wiring.bound(inbox) != Wiring.UNBOUNDED) {
      for (int k = 0; k < wiring.fanIn(inbox); k++) {
        event(wiring.writer(wiring.feeder(inbox, k)));
      }
    }
    return item;
  }

  @Override
  public long taken(int inbox) {
    return boxes[inbox].added() - boxes[inbox].size();
  }

  @Override
  public boolean isDrained(int inbox) {
    return boxes[inbox].size() == 0 && openWriters[inbox] == 0;
  }

  @Override
  public long place(int outbox, Object item) {
    int inbox = wiring.target(outbox);
    if (inbox == Wiring.NOBODY) {
      return 1;
    }
    Fifo box = boxes[inbox];
    if (box.size() >= wiring.bound(inbox)) {
      return -box.added();
    }
    box.add(item);
    event(wiring.reader(inbox));
    return box.added();
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
    openWriters[inbox]--;
    event(wiring.reader(inbox));
    return wiring.fanIn(inbox) - openWriters[inbox];
  }

  @Override
  public Object read(int notice) {
    return notices[notice];
  }

  @Override
  public void publish(int notice, Object value) {
    notices[notice] = value;
  }

  @Override
  public int choose(int component, int n) {
    if (dice[component] == null) {
      dice[component] = new Dice(seed, component);
    }
    return dice[component].next(n);
  }
}
