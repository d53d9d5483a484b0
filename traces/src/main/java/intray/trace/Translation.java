package intray.trace;

import intray.Wiring;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Turns the records of logs into lines of a trace. */
final class Translation implements Merge.Sink {
  private final Naming names;
  private final TraceWriter out;
  private final long[] accepted;
  private final long[] seq;

  Translation(Wiring wiring, TraceWriter out) {
    this.names = new Naming(wiring);
    this.out = out;
    accepted = new long[wiring.outboxes()];
    seq = new long[wiring.components()];
  }

  @Override
  public void event(int component, LoggedEvent logged) throws IOException {
    @Nullable Operation operation = logged.operation();
    if (operation != null) {
      out.write(event(Event.of(names.component(component), ++seq[component], operation), logged));
    }
  }

  private Event event(Event event, LoggedEvent logged) {
    int box = logged.box;
    return switch (event.operation()) {
      case IS_EMPTY, IS_DRAINED -> event.at(names.inbox(box)).answer(logged.answer);
      case TAKE, POLL -> {
        Event taken = event.at(names.inbox(box));
        yield logged.from < 0 ? taken : taken.item(names.item(logged.from, logged.number), null);
      }
      case SEND, OFFER -> {
        Event sent = event.at(names.outbox(box)).answer(logged.answer);
        yield logged.answer ? sent.item(names.item(box, ++accepted[box]), logged.value) : sent;
      }
      case CLOSE -> event.at(names.outbox(box));
      case READ, PUBLISH -> event.at(names.notice(box)).version(logged.number, logged.value);
      case CHOOSE -> event.chosen(box, (int) logged.number);
      case USE -> event.item(names.item(box, logged.number), null).answer(logged.answer);
      case AWAIT -> event.awaiting(names.guard(logged.guard));
      case FAIL -> event.message(String.valueOf(logged.value));
      case BEGIN, PAUSE, DONE, SIGNAL, RESUME -> event;
    };
  }
}
