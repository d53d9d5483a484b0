package intray.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a run ended and what it left: messages on each output, messages left in boxes, the last
 * notices, and who was still waiting for what. Two outcomes are equal if they look the same to
 * {@link Structure}, whether or not the classes of their messages define {@code equals}.
 *
 * <p>A failed run is described by the component and its cause alone: what others had done by then
 * depends on the moment at which they were told.
 */
public final class Outcome {
  /** How a run ended. */
  public enum End {
    /** All components are done. */
    COMPLETED("completed"),
    /** Everybody waits, and everybody who does may. */
    AT_REST("at rest"),
    /** Everybody waits, and somebody should not. */
    STUCK("stuck"),
    /** A component threw. */
    FAILED("failed"),
    /** The run was stopped at the bound that its caller gave. */
    STOPPED("stopped");

    private final String words;

    End(String words) {
      this.words = words;
    }

    /** In words, as in {@code "at rest"}. */
    @Override
    public String toString() {
      return words;
    }
  }

  private final End end;
  private final String failed;
  private final Throwable cause;
  private final Map<String, List<Object>> outputs;
  private final Map<String, List<Object>> left;
  private final Map<String, Object> notices;
  private final Map<String, String> waiting;
  private String text;

  /**
   * The outcome of a run without a failure.
   *
   * @param end how it ended
   * @param outputs by name, in the order of declaration
   * @param left messages left in inboxes, by full name; empty inboxes are left out
   * @param notices by full name
   * @param waiting by component, what it waits for
   */
  public Outcome(
      End end,
      Map<String, List<Object>> outputs,
      Map<String, List<Object>> left,
      Map<String, Object> notices,
      Map<String, String> waiting) {
    this(end, null, null, outputs, left, notices, waiting);
  }

  private Outcome(
      End end,
      String failed,
      Throwable cause,
      Map<String, List<Object>> outputs,
      Map<String, List<Object>> left,
      Map<String, Object> notices,
      Map<String, String> waiting) {
    this.end = end;
    this.failed = failed;
    this.cause = cause;
    this.outputs = copy(outputs, new LinkedHashMap<>());
    this.left = copy(left, new TreeMap<>());
    this.notices = new TreeMap<>(notices);
    this.waiting = new TreeMap<>(waiting);
  }

  /**
   * The outcome of a run that a component's failure ended.
   *
   * @param component its path
   * @param cause what it threw
   * @return the outcome
   */
  public static Outcome failed(String component, Throwable cause) {
    return new Outcome(End.FAILED, component, cause, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * How the run ended.
   *
   * @return the end
   */
  public End end() {
    return end;
  }

  /**
   * The component that failed.
   *
   * @return its path, or null if none did
   */
  public String failedComponent() {
    return failed;
  }

  /**
   * What the failed component threw, with later failures suppressed in it.
   *
   * @return the cause, or null if nothing failed
   */
  public Throwable cause() {
    return cause;
  }

  /**
   * The messages on one output, in the order in which they arrived.
   *
   * @param name of an output
   * @return the messages
   * @throws IllegalArgumentException if the graph has no such output
   */
  public List<Object> output(String name) {
    List<Object> messages = outputs.get(name);
    if (messages == null) {
      throw new IllegalArgumentException(
          "no output '" + name + "' in this outcome; there are " + outputs.keySet());
    }
    return new ArrayList<>(messages);
  }

  /**
   * The messages on all outputs.
   *
   * @return by name, in the order of declaration
   */
  public Map<String, List<Object>> outputs() {
    return copy(outputs, new LinkedHashMap<>());
  }

  /**
   * The messages that nobody took.
   *
   * @return by inbox; an empty inbox is not in it
   */
  public Map<String, List<Object>> left() {
    return copy(left, new TreeMap<>());
  }

  /**
   * The last value of each notice.
   *
   * @return by full name
   */
  public Map<String, Object> notices() {
    return new TreeMap<>(notices);
  }

  /**
   * Who was waiting when nobody could go on.
   *
   * @return by component, what it waits for, as in {@code "await(b.in)"}
   */
  public Map<String, String> waiting() {
    return new TreeMap<>(waiting);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The whole outcome on one line; equal outcomes have equal lines. */
  @Override
  public String toString() {
    if (text == null) {
      StringBuilder line = new StringBuilder(end.words);
      if (end == End.FAILED) {
        line.append(": ").append(failed).append(" threw ").append(cause);
      }
      for (Map.Entry<String, List<Object>> output : outputs.entrySet()) {
        line.append("; ")
            .append(output.getKey())
            .append('=')
            .append(Structure.ofEach(output.getValue()));
      }
      for (Map.Entry<String, List<Object>> box : left.entrySet()) {
        line.append("; left in ")
            .append(box.getKey())
            .append('=')
            .append(Structure.ofEach(box.getValue()));
      }
      for (Map.Entry<String, Object> notice : notices.entrySet()) {
        line.append("; notice ")
            .append(notice.getKey())
            .append('=')
            .append(Structure.of(notice.getValue()));
      }
      for (Map.Entry<String, String> waiter : waiting.entrySet()) {
        line.append("; ").append(waiter.getKey()).append(" waits: ").append(waiter.getValue());
      }
      text = line.toString();
    }
    return text;
  }

  /** Copies, so that what a caller does to the lists it gave or got changes nothing. */
  private static Map<String, List<Object>> copy(
      Map<String, List<Object>> boxes, Map<String, List<Object>> copy) {
    for (Map.Entry<String, List<Object>> box : boxes.entrySet()) {
      copy.put(box.getKey(), new ArrayList<>(box.getValue()));
    }
    return copy;
  }
}
