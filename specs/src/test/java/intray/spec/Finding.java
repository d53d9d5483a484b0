package intray.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of TLC found.
 *
 * @param status its exit status, or -1 if the time budget was used up
 * @param log what it printed
 * @param seconds how long it took
 */
record Finding(int status, TlcLog log, double seconds) {

  /**
   * In a word or two, for the table.
   *
   * @return the kind of result, and the violated property if it is known
   */
  String summary() {
    if (status == -1) {
      return "out of time";
    }
    for (Expectation kind : Expectation.values()) {
      if (kind.status() == status) {
        return (kind.name().toLowerCase(Locale.ROOT) + " " + log.violated()).strip();
      }
    }
    return "exit status " + status;
  }

  int depth() {
    return log.trace().isEmpty() ? log.depth() : log.trace().size();
  }

  /**
   * Compares with what the manifest says.
   *
   * @param row the line of the manifest
   * @return a sentence for each difference; empty if there is none
   */
  List<String> differences(Row row) {
    List<String> found = new ArrayList<>();
    if (status == -1) {
      found.add("the time budget of " + row.seconds() + " s is used up");
      return found;
    }
    if (status != row.expected().status()) {
      found.add("expected " + row.expected() + ", found " + summary());
      return found;
    }
    if (!named(row)) {
      found.add("expected a violation of " + row.property() + ", found one of " + log.violated());
    }
    if (row.states() >= 0 && row.states() != log.states()) {
      found.add("expected " + row.states() + " distinct states, found " + log.states());
    }
    if (row.steps() >= 0 && row.steps() != log.steps()) {
      found.add("expected " + row.steps() + " steps, found " + log.steps());
    }
    if (row.depth() >= 0 && row.depth() != depth()) {
      found.add("expected depth " + row.depth() + ", found " + depth());
    }
    if (row.countsActions()) {
      found.addAll(coverage(row));
    }
    return found;
  }

  /** TLC does not name a temporal property or a refinement; then the configuration has just one. */
  private boolean named(Row row) {
    return row.property().equals("-")
        || log.violated().isEmpty()
        || log.violated().equals(row.property());
  }

  private List<String> coverage(Row row) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Long> action : log.actions().entrySet()) {
      boolean happens = action.getValue() > 0;
      if (happens == row.never().contains(action.getKey())) {
        found.add(
            happens
                ? action.getKey() + " happens, though the manifest says that it never does"
                : action.getKey() + " never happens: what is said about it is vacuous");
      }
    }
    for (String name : row.never()) {
      if (!log.actions().containsKey(name)) {
        found.add(
            name + " is no action of this model, but the manifest says that it never happens");
      }
    }
    if (log.actions().isEmpty()) {
      found.add("TLC reported no actions");
    }
    return found;
  }
}
