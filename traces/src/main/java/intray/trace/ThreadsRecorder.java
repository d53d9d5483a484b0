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
  private final File folder;
  private final ComponentLog[] logs;

  ThreadsRecorder(Wiring wiring, File folder) {
    this.wiring = wiring;
    this.folder = folder;
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
    int[] guard = new int[step.size()];
    for (int k = 0; k < guard.length; k++) {
      Box box = step.box(k);
      guard[k] = 2 * box.id() + (box instanceof Inbox ? 0 : 1);
    }
    logs[component].answered(step, guard);
  }

  @Override
  public void holds(int component, Box box, long position) {
    ComponentLog log = logs[component];
    if (box instanceof Inbox) {
      log.guard(position == 1 ? ComponentLog.MAIL : ComponentLog.END_OF_STREAM, box.id(), 0);
    } else {
      log.guard(ComponentLog.SPACE, box.id(), position);
      if (hasRivals(box.id())) {
        log.space(box.id()).add(position);
      }
    }
  }

  /** Whether others can take the space away. */
  private boolean hasRivals(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox != Wiring.NOBODY
        && wiring.bound(inbox) != Wiring.UNBOUNDED
        && wiring.fanIn(inbox) > 1;
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
      if (answer) {
        log.empty(inbox).add(log.taken[inbox - log.firstInbox]);
      }
      log.record(Operation.IS_EMPTY, inbox, answer);
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
      int own = inbox - log.firstInbox;
      log.record(operation, inbox);
      if (parcel == null) {
        log.empty(inbox).add(log.taken[own]);
        log.events.number(0);
        return null;
      }
      log.taken[own]++;
      log.open[own] = 0;
      log.events.number(parcel.outbox() + 1L);
      log.events.number(parcel.number());
      log.endWithSignals();
      if (parcel.item() instanceof Owned<?> owned) {
        watch(owned, parcel.outbox(), parcel.number());
      }
      return parcel.item();
    }

    @Override
    public boolean isDrained(int inbox) {
      boolean answer = run.isDrained(inbox);
      if (!answer) {
        log.open[inbox - log.firstInbox]++;
      }
      log.record(Operation.IS_DRAINED, inbox, answer);
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
      int own = outbox - log.firstOutbox;
      long position = run.place(outbox, new Parcel(item, log.accepted[own] + 1, outbox));
      boolean accepted = position > 0;
      log.record(operation, outbox, accepted);
      if (accepted) {
        log.accepted[own]++;
        log.events.number(position);
        log.value(item);
        log.endWithSignals();
      } else {
        log.events.number(-position);
        log.full(outbox).add(-position);
      }
      return accepted;
    }

    @Override
    public void handedOff(int outbox, Owned<?> handle) {
      watch(handle, outbox, log.accepted[outbox - log.firstOutbox]);
    }

    private void watch(Owned<?> handle, int outbox, long number) {
      handle.watch(
          allowed -> {
            if (Thread.currentThread() == log.owner) {
              log.record(Operation.USE, outbox, allowed);
              log.events.number(number);
            }
          });
    }

    @Override
    public void close(int outbox) {
      int number = run.finish(outbox);
      if (number > 0) {
        log.closed[outbox - log.firstOutbox] = true;
        log.record(Operation.CLOSE, outbox);
        log.events.number(number);
        log.endWithSignals();
      }
    }

    @Override
    public Object read(int notice) {
      Object value = run.read(notice);
      long version = value instanceof Parcel parcel ? parcel.number() : 0;
      Object original = Parcel.original(value);
      log.record(Operation.READ, notice);
      log.events.number(version);
      log.value(original);
      log.unpublishedFor(notice, folder).add(version);
      return original;
    }

    @Override
    public void publish(int notice, Object value) {
      long version = log.published(notice);
      run.publish(notice, new Parcel(value, version, notice));
      log.record(Operation.PUBLISH, notice);
      log.events.number(version);
      log.value(value);
    }

    @Override
    public int choose(int component, int n) {
      int answer = run.choose(component, n);
      log.record(Operation.CHOOSE, answer);
      log.events.number(n);
      return answer;
    }
  }
}
