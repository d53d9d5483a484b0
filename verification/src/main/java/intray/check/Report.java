package intray.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check.
 *
 * @param graph the name of the graph
 * @param verdict the result in one word
 * @param levels what was seen at each level that was explored, from round-robin up
 * @param hiddenByRoundRobin outcomes of the cooperative level that round-robin does not reach, each
 *     with its shortest schedule
 * @param hiddenBySerialisation outcomes of the parallel level that no order of whole steps reaches,
 *     likewise
 * @param findings what is wrong
 * @param warnings what the check could not do as it should
 * @param matching by what states were told apart: histories or states
 * @param matchedBecause why by these, in a few words
 * @param histories how many local histories were needed, each one run of a component's code
 * @param canaries how many planted bugs the checker found, right before a verdict of {@code
 *     EXHAUSTED} that took over a minute; 0 if it was not asked to, as it is not for other verdicts
 * @param seconds how long it took
 */
public record Report(
    String graph,
    Verdict verdict,
    Map<Level, LevelReport> levels,
    List<Hidden> hiddenByRoundRobin,
    List<Hidden> hiddenBySerialisation,
    List<Finding> findings,
    List<String> warnings,
    Matching matching,
    String matchedBecause,
    long histories,
    int canaries,
    double seconds) {

  /**
   * An outcome that a less parallel level does not show.
   *
   * @param outcome on one line
   * @param schedule the shortest one that reaches it; empty if none was found within the limits
   * @param plan that schedule as {@link Rerun} performs it, or null if none was found
   */
  public record Hidden(String outcome, List<ScheduledOperation> schedule, @Nullable Plan plan) {}

  /** Copies the collections. */
  public Report {
    levels = new LinkedHashMap<>(levels);
    hiddenByRoundRobin = new ArrayList<>(hiddenByRoundRobin);
    hiddenBySerialisation = new ArrayList<>(hiddenBySerialisation);
    findings = new ArrayList<>(findings);
    warnings = new ArrayList<>(warnings);
  }

  /**
   * The bound that cut something off.
   *
   * @return as one writes it on the command line, or null if everything was explored
   */
  public @Nullable String bound() {
    for (LevelReport level : levels.values()) {
      if (level.bound() != null) {
        return level.bound();
      }
    }
    return null;
  }

  /**
   * Whether somebody did not want to wait for its end. That is no bound that anybody had set.
   *
   * @return true if a level was interrupted
   */
  public boolean isInterrupted() {
    return levels.values().stream().anyMatch(level -> Budget.INTERRUPTED.equals(level.bound()));
  }
}
