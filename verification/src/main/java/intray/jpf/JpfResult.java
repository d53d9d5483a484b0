package intray.jpf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run in Java PathFinder saw.
 *
 * @param outcomes how paths ended, each with the first schedule that led there; {@code !deadlock}
 *     and, for an exception that nobody caught, {@code !} and its class are among them
 * @param states how many different states were visited
 * @param revisited how often a state was met again
 * @param ends how many paths came to the end of the program
 * @param doubt why this is not all that can happen; empty if it is
 * @param seconds of processor time that it took, the start of its virtual machine included
 */
public record JpfResult(
    Map<String, List<String>> outcomes,
    long states,
    long revisited,
    long ends,
    String doubt,
    double seconds) {
  /** Copies the outcomes. */
  public JpfResult {
    outcomes = new TreeMap<>(outcomes);
  }

  /**
   * Whether every interleaving was run and each said how it ended. Only then is anything else here
   * worth a comparison.
   *
   * @return true if there is no doubt
   */
  public boolean isExhaustive() {
    return doubt.isEmpty();
  }

  /**
   * The outcomes without their schedules.
   *
   * @return in alphabetical order
   */
  public Set<String> outcomeSet() {
    return new TreeMap<>(outcomes).keySet();
  }

  static JpfResult of(Properties report) {
    Map<String, List<String>> outcomes = new TreeMap<>();
    long n = number(report, "outcomes");
    for (int k = 0; k < n; k++) {
      outcomes.put(
          report.getProperty("outcome." + k),
          new ArrayList<>(report.getProperty("schedule." + k).lines().toList()));
    }
    long silent = number(report, "silent");
    String doubt = report.getProperty("cutOff", "no report");
    if (doubt.isEmpty() && silent > 0) {
      doubt = silent + " paths ended without an outcome";
    }
    if (doubt.isEmpty() && outcomes.isEmpty()) {
      doubt = "no outcome at all";
    }
    return new JpfResult(
        outcomes,
        number(report, "states"),
        number(report, "visited"),
        number(report, "ends"),
        doubt,
        number(report, "milliseconds") / 1e3);
  }

  private static long number(Properties report, String key) {
    return Long.parseLong(report.getProperty(key, "0"));
  }
}
