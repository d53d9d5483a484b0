package intray.check;

import intray.Wiring;
import intray.run.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the end of an execution: its outcome, and what is wrong with it. */
final class Ends {
  /** How the sentence begins. */
  static final String STUCK = "nobody can go on, and nobody is left to wake them: ";

  private final Model model;
  private final Wiring wiring;

  /** One way in which an execution that has come to its end may be seen, with what it reveals. */
  record End(Outcome outcome, List<Fault> faults) {}

  /**
   * Something wrong, without a schedule yet. Faults with the same key are one finding.
   *
   * @param message what is wrong, of all executions that show it; {@link Causes} knows about one
   * @param identity what tells it from others of its kind and component: the message, where that
   *     does not depend on how it came about
   * @param about the number of the inbox or the response that it is about, or {@link Wiring#NOBODY}
   */
  record Fault(
      FindingKind kind, @Nullable String component, String message, String identity, int about) {
    Fault(FindingKind kind, @Nullable String component, String message, String identity) {
      this(kind, component, message, identity, Wiring.NOBODY);
    }

    Fault(FindingKind kind, @Nullable String component, String message) {
      this(kind, component, message, message);
    }

    Fault(FindingKind kind, String component, String message, int about) {
      this(kind, component, message, message, about);
    }

    String key() {
      return kind + "|" + component + "|" + identity;
    }

    /** The message with more about one execution, which goes before what to do. */
    String with(String more) {
      String advice = advice();
      return message.substring(0, message.length() - advice.length()) + more + advice;
    }

    /** What comes after the first sentence of the message: what to do. */
    String advice() {
      int from = message.indexOf(". ");
      return from < 0 ? "" : message.substring(from);
    }
  }

  Ends(Model model) {
    this.model = model;
    this.wiring = model.wiring;
  }

  /**
   * The ends that a state without further moves stands for: one, unless components have failed;
   * then it is open which of them was the first, and each may have been.
   */
  List<End> of(int[] state) {
    return of(state, new BitSet());
  }

  /** Likewise, where some failures are known to come after others. */
  List<End> of(int[] state, BitSet late) {
    List<End> ends = new ArrayList<>();
    for (int c = 0; c < model.components(); c++) {
      Operation operation = model.operation(state, c);
      if (operation.kind() == Operation.Kind.FAIL && !late.get(c)) {
        ends.add(failed(c, Objects.requireNonNull(operation.cause()), model.local(state, c)));
      }
    }
    if (ends.isEmpty()) {
      ends.add(finished(state));
    }
    return ends;
  }

  /** The key of a local finding's fault. */
  Fault fault(Moves.Local found) {
    String component = wiring.path(found.component());
    return new Fault(
        found.finding().kind(), component, component + ": " + found.finding().message());
  }

  private End failed(int c, Throwable cause, LocalState state) {
    String path = wiring.path(c);
    List<Fault> faults = new ArrayList<>();
    boolean named = false;
    for (@Nullable LocalState at = state; at != null; at = at.parent) {
      for (LocalState.LocalFinding finding : at.findings) {
        named |= finding.kind() == FindingKind.NONDETERMINISTIC_COMPONENT && at == state;
        named |= finding.kind() == FindingKind.USED_AFTER_HANDOFF && at == state;
        named |=
            finding.kind() == FindingKind.REFUSED_SEND
                && cause instanceof intray.FullInboxException;
      }
    }
    if (!named) {
      faults.add(new Fault(FindingKind.FAILED, path, path + at(cause) + " threw " + cause));
    }
    return new End(Outcome.failed(path, cause), faults);
  }

  private static String at(Throwable cause) {
    String place = Frames.place(cause);
    return place.isEmpty() ? "" : " (" + place + ")";
  }

  private End finished(int[] state) {
    @Nullable String[] waits = new @Nullable String[model.components()];
    List<String> stuck = new ArrayList<>();
    for (int c = 0; c < waits.length; c++) {
      Operation operation = model.operation(state, c);
      if (operation.kind() != Operation.Kind.DONE) {
        waits[c] = operation.waitsFor(wiring);
        if (!wiring.mayRest(c)) {
          stuck.add(wiring.path(c) + " waits: " + waits[c]);
        }
      }
    }
    Outcome outcome = outcome(waits, state, model.boxes, model.queues);
    List<Fault> faults = new ArrayList<>();
    if (!stuck.isEmpty()) {
      String who = stuck.get(0).substring(0, stuck.get(0).indexOf(' '));
      faults.add(new Fault(FindingKind.STUCK, who, STUCK + String.join("; ", stuck)));
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      if (wiring.reader(i) != Wiring.NOBODY && !model.isEmpty(state, i)) {
        unread(state, i, outcome.end(), faults);
      }
    }
    for (int k = 0; k < wiring.responses(); k++) {
      if (model.isPending(state, k)) {
        faults.add(noResponse(wiring, k, "the execution ends before there is one"));
      }
    }
    return new End(outcome, faults);
  }

  /**
   * The outcome of a run without a failure.
   *
   * @param waits by component, what it waits for; null if it is done
   * @param vector with the contents of the inboxes and behind them the notices
   * @param at where they start
   * @param queues in which the contents are numbered
   */
  Outcome outcome(@Nullable String[] waits, int[] vector, int at, Queues queues) {
    Map<String, String> waiting = new LinkedHashMap<>();
    Outcome.End end = Outcome.End.COMPLETED;
    for (int c = 0; c < waits.length; c++) {
      String what = waits[c];
      if (what != null) {
        waiting.put(wiring.path(c), what);
        boolean rests = wiring.mayRest(c) && end != Outcome.End.STUCK;
        end = rests ? Outcome.End.AT_REST : Outcome.End.STUCK;
      }
    }
    Map<String, List<Object>> outputs = new LinkedHashMap<>();
    Map<String, List<Object>> left = new LinkedHashMap<>();
    for (int i = 0; i < wiring.inboxes(); i++) {
      List<Object> messages = new ArrayList<>();
      for (int item : queues.items(vector[at + i])) {
        messages.add(model.items.exemplar(item));
      }
      if (wiring.reader(i) == Wiring.NOBODY) {
        outputs.put(wiring.inboxName(i), messages);
      } else if (!messages.isEmpty()) {
        left.put(wiring.inboxName(i), messages);
      }
    }
    Map<String, Object> notices = new LinkedHashMap<>();
    for (int k = 0; k < wiring.notices(); k++) {
      notices.put(wiring.noticeName(k), model.items.exemplar(vector[at + wiring.inboxes() + k]));
    }
    return new Outcome(end, outputs, left, notices, waiting);
  }

  /**
   * A response that is missing.
   *
   * @param how it comes that it is
   */
  static Fault noResponse(Wiring wiring, int response, String how) {
    String after = wiring.inboxName(wiring.after(response));
    String eventually = wiring.inboxName(wiring.eventually(response));
    return new Fault(
        FindingKind.NO_RESPONSE,
        null,
        "after a message to " + after + " there must be one to " + eventually + ", but " + how,
        after + " " + eventually,
        response);
  }

  private void unread(int[] state, int inbox, Outcome.End end, List<Fault> faults) {
    int reader = wiring.reader(inbox);
    String path = wiring.path(reader);
    Operation.Kind last = model.operation(state, reader).kind();
    if (last == Operation.Kind.PAUSE) {
      faults.add(
          new Fault(
              FindingKind.ASLEEP_WITH_MAIL,
              path,
              path
                  + " sleeps on unread mail in "
                  + wiring.inboxName(inbox)
                  + ": it paused after the mail had come. Take all mail before PAUSE, or return Step.await.",
              inbox));
    } else if (end != Outcome.End.STUCK) {
      faults.add(
          new Fault(
              FindingKind.LOST_MESSAGE,
              path,
              "a message in "
                  + wiring.inboxName(inbox)
                  + " is never read: "
                  + path
                  + (last == Operation.Kind.DONE ? " is done" : " rests"),
              inbox));
    }
  }
}
