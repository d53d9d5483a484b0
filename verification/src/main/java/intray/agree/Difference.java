package intray.agree;

import intray.check.Level;
import java.util.List;

/**
 * An outcome on which engines do not agree.
 *
 * @param example the graph
 * @param level whose outcome it should be, or should not
 * @param outcome its text
 * @param seenBy who says that it can happen
 * @param missedBy who says that it cannot
 * @param schedule a way to it, none if none of those who saw it can tell
 */
public record Difference(
    Example example,
    Level level,
    String outcome,
    List<Column> seenBy,
    List<Column> missedBy,
    List<String> schedule) {
  /** Copies the lists. */
  public Difference {
    seenBy = List.copyOf(seenBy);
    missedBy = List.copyOf(missedBy);
    schedule = List.copyOf(schedule);
  }
}
