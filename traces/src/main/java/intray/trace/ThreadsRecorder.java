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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records a run on threads without a lock and without a clock that all would share: each component
 * has a log of its own.
 */
final class ThreadsRecorder implements Recorder {
  private final Wiring wiring;
  private final ComponentLog[] logs;

  ThreadsRecorder(Wiring wiring, File folder) {
    this.wiring = wiring;
    logs = new ComponentLog[wiring.components()];
    ComponentLog.Clock[] clocks = new ComponentLog.Clock[logs.length];
    for (int c = 0; c < logs.length; c++) {
      logs[c] = new ComponentLog(wiring, c, folder, clocks);
    }
  }

  ComponentLog[] logs() {
    return logs;
  }

  /** What went wrong when writing, or null. */
  @Nullable IOException failure() {
    for (ComponentLog log : logs) {
      for (ByteLog part : parts(log)) {
        if (part.failure() != null) {
          return part.failure();
        }
      }
    }
    return null;
  }

  void delete() {
    for (ComponentLog log : logs) {
      parts(log).forEach(ByteLog::delete);
    }
  }

  private List<ByteLog> parts(ComponentLog log) {
    List<ByteLog> parts = new ArrayList<>();
    parts.add(log.events);
    for (int i = log.firstInbox; i < wiring.firstInbox(log.component + 1); i++) {
      parts.add(log.empty(i).log());
    }
    for (int o = log.firstOutbox; o < wiring.firstOutbox(log.component + 1); o++) {
      parts.add(log.full(o).log());
      parts.add(log.space(o).log());
    }
    for (int k = 0; k < wiring.notices(); k++) {
      @Nullable Sightings reads = log.unpublished(k);
      if (reads != null) {
        parts.add(reads.log());
      }
    }
    return parts;
  }

  @Override
  public Operations around(int component, Ordered run) {
    logs[component].owner = Thread.currentThread();
    return new Recorded(logs[component], run);
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
    logs[component].failed(Recording.text(cause));
  }

  /** One component's operations, each passed on and then noted. */
  private static final class Recorded implements Operations {
    private final ComponentLog log;
    private final Ordered run;

    Recorded(ComponentLog log, Ordered run) {
      this.log = log;
      this.run = run;
    }

    @Override
    public boolean isEmpty(int inbox) {
      boolean answer = run.isEmpty(inbox);
      log.sawEmpty(inbox, answer);
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
      Parcel parcel = (Parcel) run.poll(inbox);
      if (parcel == null) {
        log.foundNothing(operation, inbox);
        return null;
      }
      log.took(operation, inbox, parcel.outbox(), parcel.number());
      if (parcel.item() instanceof Owned<?> owned) {
        watch(owned, parcel.outbox(), parcel.number());
      }
      return parcel.item();
    }

    @Override
    public boolean isDrained(int inbox) {
      boolean answer = run.isDrained(inbox);
      log.sawDrained(inbox, answer);
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
      long number = log.accepted[outbox - log.firstOutbox] + 1;
      long position = run.place(outbox, new Parcel(item, number, outbox));
      if (position <= 0) {
        log.refused(operation, outbox, -position);
        return false;
      }
      log.put(operation, outbox, position, item);
      return true;
    }

    @Override
    public void handedOff(int outbox, Owned<?> handle) {
      watch(handle, outbox, log.accepted[outbox - log.firstOutbox]);
    }

    private void watch(Owned<?> handle, int outbox, long number) {
      handle.watch(
          allowed -> {
            if (Thread.currentThread() == log.owner) {
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
