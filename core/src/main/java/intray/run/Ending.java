package intray.run;

import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every placement does when a run is over: tell the components, and write the outcome. */
final class Ending {
  /** Empties one inbox. */
  interface Drain {
    Object poll(int inbox);
  }

  private String failed;
  private Throwable cause;

  /** The first failure names the outcome, later ones are suppressed in it. Thread-safe. */
  synchronized void fail(String component, Throwable thrown) {
    if (failed == null) {
      failed = component;
      cause = thrown;
    } else if (cause != thrown) {
      cause.addSuppressed(thrown);
    }
  }

  synchronized boolean isFailed() {
    return failed != null;
  }

  /** What to add to an exception that the placement itself throws, or null. */
  synchronized Throwable cause() {
    return cause;
  }

  /** Tells a component that its run is over, or that it is done. */
  void close(String path, Wiring.Instance instance) {
    try {
      instance.close();
    } catch (Throwable e) { // whatever it is, the others have still to be told
      fail(path, e);
    }
  }

  /**
   * Writes the outcome, once no component runs.
   *
   * @param last the last answer of each component
   */
  synchronized Outcome outcome(
      Wiring wiring, Step[] last, Drain drain, Object[] notices, boolean stopped) {
    if (failed != null) {
      return Outcome.failed(failed, cause);
    }
    Outcome.End end = Outcome.End.COMPLETED;
    Map<String, String> waiting = new LinkedHashMap<>();
    for (int c = 0; c < wiring.components(); c++) {
      if (last[c].kind() != Step.Kind.DONE) {
        waiting.put(wiring.path(c), last[c].toString());
        if (!wiring.mayRest(c)) {
          end = Outcome.End.STUCK;
        } else if (end == Outcome.End.COMPLETED) {
          end = Outcome.End.AT_REST;
        }
      }
    }
    Map<String, List<Object>> outputs = new LinkedHashMap<>();
    Map<String, List<Object>> left = new LinkedHashMap<>();
    for (int i = 0; i < wiring.inboxes(); i++) {
      boolean output = wiring.reader(i) == Wiring.NOBODY;
      List<Object> messages = null;
      for (Object item = drain.poll(i); item != null; item = drain.poll(i)) {
        messages = messages == null ? new ArrayList<>() : messages;
        messages.add(item);
      }
      if (output) {
        outputs.put(wiring.inboxName(i), messages == null ? List.of() : messages);
      } else if (messages != null) {
        left.put(wiring.inboxName(i), messages);
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int n = 0; n < wiring.notices(); n++) {
      values.put(wiring.noticeName(n), notices[n]);
    }
    return new Outcome(stopped ? Outcome.End.STOPPED : end, outputs, left, values, waiting);
  }
}
