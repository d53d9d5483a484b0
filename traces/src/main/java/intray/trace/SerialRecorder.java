package intray.trace;

import intray.Operations;
import intray.Owned;
import intray.Step;
import intray.Wiring;
import intray.run.Ordered;
import intray.run.Recorder;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Records a run in one thread: what happens is in order already, and goes straight to the file. An
 * interrupt ends the run before its next step.
 */
final class SerialRecorder implements Recorder {
  private final Naming names;
  private final TraceWriter writer;
  private final long[] seq;
  private final long[] accepted;
  private final long[] versions;
  private @Nullable IOException failure;

  SerialRecorder(Wiring wiring, TraceWriter writer) {
    this.names = new Naming(wiring);
    this.writer = writer;
    seq = new long[wiring.components()];
    accepted = new long[wiring.outboxes()];
    versions = new long[wiring.notices()];
  }

  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public Operations around(int component, Ordered run) {
    return new Recorded(component, run);
  }

  @Override
  public @Nullable Object original(@Nullable Object travelled) {
    return travelled == null ? null : Parcel.original(travelled);
  }

  @Override
  public void begins(int component) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the run was interrupted");
    }
    write(event(component, Operation.BEGIN));
  }

  @Override
  public void answered(int component, Step step) {
    switch (step.kind()) {
      case CONTINUE -> {}
      case PAUSE -> write(event(component, Operation.PAUSE));
      case DONE -> write(event(component, Operation.DONE));
      case AWAIT ->
          write(event(component, Operation.AWAIT).awaiting(names.guard(Naming.guard(step))));
    }
  }

  @Override
  public void failed(int component, Throwable cause) {
    write(event(component, Operation.FAIL).message(Recording.text(cause)));
  }

  private Event event(int component, Operation operation) {
    return Event.of(names.component(component), ++seq[component], operation);
  }

  private void write(Event event) {
    if (failure == null) {
      try {
        writer.write(event);
        writer.flush();
      } catch (IOException e) {
        failure = e; // told at the end; the run is not to suffer
      }
    }
  }

  /** One component's operations, each passed on and then written. */
  private final class Recorded implements Operations {
    private final int component;
    private final Ordered run;

    Recorded(int component, Ordered run) {
      this.component = component;
      this.run = run;
    }

    @Override
    public boolean isEmpty(int inbox) {
      boolean answer = run.isEmpty(inbox);
      write(event(component, Operation.IS_EMPTY).at(names.inbox(inbox)).answer(answer));
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
      Event event = event(component, operation).at(names.inbox(inbox));
      if (parcel == null) {
        write(event);
        return null;
      }
      write(event.item(names.item(parcel.outbox(), parcel.number()), null));
      if (parcel.item() instanceof Owned<?> owned) {
        watch(owned, parcel.outbox(), parcel.number());
      }
      return parcel.item();
    }

    @Override
    public boolean isDrained(int inbox) {
      boolean answer = run.isDrained(inbox);
      write(event(component, Operation.IS_DRAINED).at(names.inbox(inbox)).answer(answer));
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
      long number = accepted[outbox] + 1;
      boolean answer = run.place(outbox, new Parcel(item, number, outbox)) > 0;
      Event event = event(component, operation).at(names.outbox(outbox)).answer(answer);
      if (answer) {
        accepted[outbox] = number;
        event = event.item(names.item(outbox, number), Values.text(item));
      }
      write(event);
      return answer;
    }

    @Override
    public void handedOff(int outbox, Owned<?> handle) {
      watch(handle, outbox, accepted[outbox]);
    }

    private void watch(Owned<?> handle, int outbox, long number) {
      String item = names.item(outbox, number);
      handle.watch(
          allowed -> write(event(component, Operation.USE).item(item, null).answer(allowed)));
    }

    @Override
    public void close(int outbox) {
      if (run.finish(outbox) > 0) {
        write(event(component, Operation.CLOSE).at(names.outbox(outbox)));
      }
    }

    @Override
    public Object read(int notice) {
      Object value = run.read(notice);
      Object original = Parcel.original(value);
      Event event = event(component, Operation.READ).at(names.notice(notice));
      write(event.version(Parcel.version(value), Values.text(original)));
      return original;
    }

    @Override
    public void publish(int notice, Object value) {
      long version = ++versions[notice];
      run.publish(notice, new Parcel(value, version, notice));
      Event event = event(component, Operation.PUBLISH).at(names.notice(notice));
      write(event.version(version, Values.text(value)));
    }

    @Override
    public int choose(int chooser, int n) {
      int answer = run.choose(chooser, n);
      write(event(component, Operation.CHOOSE).chosen(answer, n));
      return answer;
    }
  }
}
