package intray.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trace as people read it: one row for each step, with the action and what it changed. */
final class Counterexample {
  private Counterexample() {}

  static String table(List<TraceState> trace) {
    List<String[]> rows = new ArrayList<>();
    for (int k = 0; k < trace.size(); k++) {
      TraceState state = trace.get(k);
      rows.add(
          new String[] {
            Integer.toString(k + 1),
            state.action(),
            k == 0 ? initial(state) : String.join(", ", state.changesFrom(trace.get(k - 1)))
          });
    }
    return layout(new String[] {"step", "action", "what it changed"}, rows);
  }

  /** Most variables begin empty; what is left says which of several initial states this is. */
  private static String initial(TraceState state) {
    List<String> said = new ArrayList<>();
    state
        .values()
        .forEach(
            (name, value) -> {
              if (!List.of("{}", "<<>>", "0", "FALSE", "\"none\"").contains(value)) {
                said.add(name + " = " + value);
              }
            });
    return String.join(", ", said);
  }

  static String layout(String[] head, List<String[]> rows) {
    int[] width = new int[head.length];
    List<String[]> all = new ArrayList<>(rows);
    all.add(0, head);
    for (String[] row : all) {
      for (int k = 0; k < width.length; k++) {
        width[k] = Math.max(width[k], row[k].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : all) {
      StringBuilder line = new StringBuilder();
      for (int k = 0; k < width.length; k++) {
        line.append(String.format(Locale.ROOT, "%-" + Math.max(1, width[k]) + "s  ", row[k]));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
