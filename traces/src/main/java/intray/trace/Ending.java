package intray.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a trace: how the run ended and what it left, as in the outcome. Values are
 * texts.
 *
 * @param end in words: completed, at rest, stuck, failed, stopped, interrupted
 * @param outputs the messages on each output
 * @param left the messages that nobody took, by inbox
 * @param notices the last values
 * @param waiting by component, what it waits for
 * @param component who failed, or null
 * @param message what it threw, or null
 * @param missing how many events were recorded but are not in the trace, since what they depend on
 *     was not recorded before the process ended
 */
public record Ending(
    String end,
    Map<String, List<String>> outputs,
    Map<String, List<String>> left,
    Map<String, String> notices,
    Map<String, String> waiting,
    @Nullable String component,
    @Nullable String message,
    long missing) {

  /** A run that somebody stopped from outside. */
  public static final String INTERRUPTED = "interrupted";

  /** Copies everything, and keeps the order. */
  public Ending {
    outputs = copy(outputs);
    left = copy(left);
    notices = Collections.unmodifiableMap(new LinkedHashMap<>(notices));
    waiting = Collections.unmodifiableMap(new LinkedHashMap<>(waiting));
  }

  /**
   * An end without anything to say about it.
   *
   * @param end in words
   * @return the last line
   */
  public static Ending of(String end) {
    return new Ending(end, Map.of(), Map.of(), Map.of(), Map.of(), null, null, 0);
  }

  /**
   * With events that had to be left out.
   *
   * @param events how many
   * @return a changed copy
   */
  public Ending missing(long events) {
    return new Ending(end, outputs, left, notices, waiting, component, message, events);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> boxes) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    boxes.forEach(
        (box, values) -> copy.put(box, Collections.unmodifiableList(new ArrayList<>(values))));
    return Collections.unmodifiableMap(copy);
  }
}
