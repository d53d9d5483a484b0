package intray.trace;

import intray.Box;
import intray.Inbox;
import intray.Operations;
import intray.Owned;
import intray.Step;
import intray.Wiring;
import intray.run.Ordered;
import intray.run.Recorder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Records a run on threads without a lock and without a clock that all would share: each component
 * has a log of its own.
 */
final class ThreadsRecorder implements Recorder {
  private final Wiring wiring;
  private final File folder;
  private final ComponentLog.Clock[] clocks;

  /**
   * Of outboxes: whether a message carries its name. It need not if its inbox has one writer: the
   * position that travels with it in any case is its number there.
   */
  private final boolean[] named;

  /** Each made by the component's thread. */
  private final @Nullable ComponentLog[] logs;

  ThreadsRecorder(Wiring wiring, File folder) {
    this.wiring = wiring;
    this.folder = folder;
    logs = new ComponentLog[wiring.components()];
    clocks = new ComponentLog.Clock[logs.length];
    named = new boolean[wiring.outboxes()];
    for (int o = 0; o < named.length; o++) {
      int inbox = wiring.target(o);
      named[o] = inbox != Wiring.NOBODY && wiring.fanIn(inbox) > 1;
    }
    for (int c = 0; c < logs.length; c++) {
      clocks[c] = new ComponentLog.Clock();
    }
  }

  /** Where the log of a component is. */
  static File file(File folder, int component) {
    return new File(folder, Integer.toString(component));
  }

  /** The log of a component; nothing if its thread never began. */
  InputStream read(int component) throws IOException {
    @Nullable ComponentLog log = logs[component];
    if (log == null) {
      return InputStream.nullInputStream();
    } else if (log.failure() != null) {
      throw log.failure();
    }
    return log.read();
  }

  void delete() {
    for (ComponentLog log : logs) {
      if (log != null) {
        log.delete();
      }
    }
  }

  @Override
  public Operations around(int component, Ordered run) {
    ComponentLog log = new ComponentLog(wiring, component, file(folder, component), clocks);
    logs[component] = log;
    return new Recorded(log, run);
  }

  @Override
  public @Nullable Object original(@Nullable Object travelled) {
    return travelled == null ? null : Parcel.original(travelled);
  }

  @Override
  public void begins(int component) {
    logs[component].begins();
  }

  @Override
  public void answered(int component, Step step) {
    ComponentLog log = logs[component];
    switch (step.kind()) {
      case CONTINUE -> {}
      case PAUSE -> log.pauses();
      case DONE -> log.done();
      case AWAIT -> log.awaits(Naming.guard(step));
    }
  }

  @Override
  public void holds(int component, Box box, long position) {
    ComponentLog log = logs[component];
    if (box instanceof Inbox) {
      log.guard(position == 1 ? ComponentLog.MAIL : ComponentLog.END_OF_STREAM, box.id(), 0);
    } else {
      log.guard(ComponentLog.SPACE, box.id(), position);
    }
  }

  @Override
  public void signals(int component, int other) {
    logs[component].signals(other);
  }

  @Override
  public void signalled(int component, int other) {
    logs[component].signalled(other);
  }

  @Override
  public void failed(int component, Throwable cause) {
    ComponentLog log = logs[component];
    if (log != null) { // else there was no memory for it
      log.failed(Recording.text(cause));
    }
  }

  /** One component's operations, each passed on and then noted. */
  private final class Recorded implements Operations {
    private final ComponentLog log;
    private final Ordered run;

    Recorded(ComponentLog log, Ordered run) {
      this.log = log;
      this.run = run;
    }

    @Override
    public boolean isEmpty(int inbox) {
      boolean answer = run.isEmpty(inbox);
      log.saw(Operation.IS_EMPTY, inbox, answer);
      return answer;
    }

    @Override
    public @Nullable Object poll(int inbox) {
      return remove(Operation.POLL, inbox);
    }

    @Override
    public @Nullable Object take(int inbox) {
      return remove(Operation.TAKE, inbox);
    }

    private @Nullable Object remove(Operation operation, int inbox) {
      Object travelled = run.poll(inbox);
      if (travelled == null) {
        log.foundNothing(operation, inbox);
        return null;
      }
      Object item = travelled;
      int outbox;
      long number;
      if (travelled instanceof Parcel parcel) {
        item = parcel.item();
        outbox = parcel.outbox();
        number = parcel.number();
      } else {
        outbox = wiring.feeder(inbox, 0);
        number = run.taken(inbox);
      }
      log.took(operation, inbox, outbox, number);
      if (item instanceof Owned<?> owned) {
        watch(owned, outbox, number);
      }
      return item;
    }

    @Override
    public boolean isDrained(int inbox) {
      boolean answer = run.isDrained(inbox);
      log.saw(Operation.IS_DRAINED, inbox, answer);
      return answer;
    }

    @Override
    public boolean offer(int outbox, Object item) {
      return place(Operation.OFFER, outbox, item);
    }

    @Override
    public boolean send(int outbox, Object item) {
      return place(Operation.SEND, outbox, item);
    }

    private boolean place(Operation operation, int outbox, Object item) {
      long number = log.accepted(outbox) + 1;
      long position = run.place(outbox, named[outbox] ? new Parcel(item, number, outbox) : item);
      if (position <= 0) {
        log.refused(operation, outbox, -position);
        return false;
      }
      log.put(operation, outbox, position, item);
      return true;
    }

    @Override
    public void handedOff(int outbox, Owned<?> handle) {
      watch(handle, outbox, log.accepted(outbox));
    }

    private void watch(Owned<?> handle, int outbox, long number) {
      handle.watch(
          allowed -> {
            if (log.isOwn()) {
              log.used(outbox, number, allowed);
            }
          });
    }

    @Override
    public void close(int outbox) {
      int number = run.finish(outbox);
      if (number > 0) {
        log.closes(outbox, number);
      }
    }

    @Override
    public Object read(int notice) {
      Object value = run.read(notice);
      Object original = Parcel.original(value);
      log.read(notice, Parcel.version(value), original);
      return original;
    }

    @Override
    public void publish(int notice, Object value) {
      long version = log.publishes(notice);
      run.publish(notice, new Parcel(value, version, notice));
      log.published(notice, version, value);
    }

    @Override
    public int choose(int component, int n) {
      int answer = run.choose(component, n);
      log.chose(answer, n);
      return answer;
    }
  }
}
