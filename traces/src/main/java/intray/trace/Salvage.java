package intray.trace;

import intray.Wiring;
import java.io.File;
import java.io.IOException;

/**
 * What the logs of a process that was killed still tell. Of each component there is the beginning
 * of its log, up to the last block that was written, perhaps with a record that breaks off; it is
 * noted once more, so that all that follows from it is known as if the run had ended there.
 */
final class Salvage {
  private final Wiring wiring;
  private final ComponentLog[] logs;

  private Salvage(Wiring wiring, ComponentLog[] logs) {
    this.wiring = wiring;
    this.logs = logs;
  }

  /**
   * Reads what is left.
   *
   * @param from the logs of the process
   * @param recorder where to note it, without events so far
   */
  static void read(Wiring wiring, File from, ThreadsRecorder recorder) throws IOException {
    Salvage salvage = new Salvage(wiring, recorder.logs());
    for (ComponentLog log : salvage.logs) {
      LoggedEvent event =
          new LoggedEvent(ByteLog.left(new File(from, Integer.toString(log.component))));
      while (event.next()) {
        if (!salvage.isPossible(log, event)) {
          throw new IOException("the log of " + wiring.path(log.component) + " is damaged");
        }
        salvage.note(log, event);
      }
    }
  }

  /** Whether boxes and components are those of the graph: a log may be of another, or damaged. */
  private boolean isPossible(ComponentLog log, LoggedEvent event) {
    for (int k = 0; k < event.signals; k++) {
      if (event.others[k] < 0 || event.others[k] >= logs.length) {
        return false;
      }
    }
    Operation operation = event.operation();
    if (operation == null) {
      return event.kind == ComponentLog.SPACE
          ? isOutbox(log, event.box)
          : (event.kind == ComponentLog.MAIL || event.kind == ComponentLog.END_OF_STREAM)
              && isInbox(log, event.box);
    }
    return switch (operation) {
      case IS_EMPTY, IS_DRAINED -> isInbox(log, event.box);
      case TAKE, POLL -> isInbox(log, event.box) && event.from < wiring.outboxes();
      case SEND, OFFER, CLOSE -> isOutbox(log, event.box);
      case USE -> event.box >= 0 && event.box < wiring.outboxes();
      case READ, PUBLISH -> event.box >= 0 && event.box < wiring.notices();
      case AWAIT -> {
        boolean own = true;
        for (int box : event.guard) {
          own &= box % 2 == 0 ? isInbox(log, box / 2) : isOutbox(log, box / 2);
        }
        yield own;
      }
      case BEGIN, PAUSE, DONE, FAIL, CHOOSE -> true;
      case SIGNAL, RESUME -> false;
    };
  }

  private boolean isInbox(ComponentLog log, int inbox) {
    return inbox >= log.firstInbox && inbox < wiring.firstInbox(log.component + 1);
  }

  private boolean isOutbox(ComponentLog log, int outbox) {
    return outbox >= log.firstOutbox && outbox < wiring.firstOutbox(log.component + 1);
  }

  private void note(ComponentLog log, LoggedEvent event) {
    for (int k = 0; k < event.signals; k++) {
      log.signalled(event.others[k], event.before[k], event.after[k]);
    }
    int box = event.box;
    Operation operation = event.operation();
    if (operation == null) {
      log.guard(event.kind, box, event.number);
      return;
    }
    Object value = event.value == null ? event : new ComponentLog.Rendered(event.value);
    switch (operation) {
      case BEGIN -> log.begins();
      case PAUSE -> log.pauses();
      case DONE -> log.done();
      case AWAIT -> log.awaits(event.guard);
      case FAIL -> log.failed(String.valueOf(event.value));
      case IS_EMPTY -> log.sawEmpty(box, event.answer);
      case IS_DRAINED -> log.sawDrained(box, event.answer);
      case TAKE, POLL -> {
        if (event.from < 0) {
          log.foundNothing(operation, box);
        } else {
          log.took(operation, box, event.from, event.number);
        }
      }
      case SEND, OFFER -> {
        if (event.answer) {
          log.put(operation, box, event.number, value);
        } else {
          log.refused(operation, box, event.number);
        }
      }
      case CLOSE -> log.closes(box, (int) event.number);
      case READ -> log.read(box, event.number, value);
      case PUBLISH -> log.published(box, event.number, value);
      case CHOOSE -> log.chose(box, (int) event.number);
      case USE -> log.used(box, event.number, event.answer);
      case SIGNAL, RESUME -> throw new AssertionError(operation + " is not logged");
    }
  }
}
