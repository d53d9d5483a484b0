package intray.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts Mazurkiewicz traces the slow way: walks every interleaving of events, computes the
 * happens-before relation of each from what its events touch, and counts how many different ones
 * there are. Shares with the optimal search the meaning of an event and of a conflict, and nothing
 * of its algorithm.
 */
final class TraceCount {
  private final Deeds deeds;
  private final int n;
  private final Set<String> traces = new HashSet<>();
  private final long limit;
  private long executions;

  private TraceCount(Model model, Level level, long limit) {
    this.deeds = new Deeds(model, level);
    this.n = model.components();
    this.limit = limit;
  }

  /** The number of traces, or -1 if there are more interleavings than the limit. */
  static long of(Model model, Level level, long limit) {
    while (true) {
      try {
        TraceCount count = new TraceCount(model, level, limit);
        count.walk(count.deeds.start(), new Occurrence[0]);
        return count.executions > limit ? -1 : count.traces.size();
      } catch (Model.Learnt e) {
        // again
      }
    }
  }

  private void walk(int[] state, Occurrence[] execution) {
    if (executions > limit) {
      return;
    }
    boolean any = false;
    for (int c = 0; c < n; c++) {
      if (deeds.isEnabled(state, c)) {
        any = true;
        for (int[] choices : deeds.alternatives(state, c)) {
          int[] next = state.clone();
          int[] touches = deeds.perform(next, c, choices);
          Occurrence[] longer = Arrays.copyOf(execution, execution.length + 1);
          longer[execution.length] = occurrence(execution, c, choices, touches);
          walk(next, longer);
        }
      }
    }
    if (!any) {
      executions++;
      traces.add(signature(execution));
    }
  }

  private Occurrence occurrence(Occurrence[] execution, int c, int[] choices, int[] touches) {
    int[] clock = new int[n];
    for (Occurrence earlier : execution) {
      if (earlier.component == c || Touch.conflict(earlier.touches, touches)) {
        for (int k = 0; k < n; k++) {
          clock[k] = Math.max(clock[k], earlier.clock[k]);
        }
      }
    }
    return new Occurrence(c, Way.only(choices, touches), touches, ++clock[c], clock);
  }

  private String signature(Occurrence[] execution) {
    StringBuilder signature = new StringBuilder();
    for (int c = 0; c < n; c++) {
      for (Occurrence event : execution) {
        if (event.component == c) {
          signature
              .append(Arrays.toString(event.way.choices))
              .append(Arrays.toString(event.clock))
              .append(Arrays.toString(event.touches));
        }
      }
      signature.append('/');
    }
    return signature.toString();
  }
}
