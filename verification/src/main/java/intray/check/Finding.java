package intray.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a graph, and the execution that shows it.
 *
 * @param kind what sort of thing
 * @param level the lowest level at which it happens, from round-robin up
 * @param component the path of the component concerned, or null
 * @param message one sentence for people
 * @param outcome how the execution ends, on one line, or null if it is shown before its end
 * @param schedule the operations, in order; empty if none was found within the limits
 * @param minimal whether no schedule of the level has fewer switches, or as few and fewer
 *     operations
 * @param parting for an outcome that serialisation hides, where its schedule parts from one that is
 *     not hidden; null for other findings, or if that is not known
 * @param plan the schedule as {@link Rerun} performs it, or null if there is none
 * @param loop from which place in the schedule on the operations come again and again for ever; -1
 *     if they do not
 * @param other another execution that this one is to be seen beside, or null
 */
public record Finding(
    FindingKind kind,
    Level level,
    @Nullable String component,
    String message,
    @Nullable String outcome,
    List<ScheduledOperation> schedule,
    boolean minimal,
    @Nullable Parting parting,
    @Nullable Plan plan,
    int loop,
    @Nullable Other other) {

  /**
   * Another execution.
   *
   * @param outcome how it ends, on one line
   * @param schedule its operations, in order; empty if none was found within the limits
   */
  public record Other(String outcome, List<ScheduledOperation> schedule) {
    /** Copies the schedule. */
    public Other {
      schedule = List.copyOf(schedule);
    }
  }

  /** Copies the schedule. */
  public Finding {
    schedule = List.copyOf(schedule);
  }

  /** Something without a plan. */
  Finding(
      FindingKind kind,
      Level level,
      @Nullable String component,
      String message,
      @Nullable String outcome,
      List<ScheduledOperation> schedule,
      boolean minimal) {
    this(kind, level, component, message, outcome, schedule, minimal, null, null, -1, null);
  }

  /**
   * How often the schedule goes from one component to another.
   *
   * @return at least 0
   */
  public int switches() {
    int switches = 0;
    for (int k = 1; k < schedule.size(); k++) {
      if (!schedule.get(k).component().equals(schedule.get(k - 1).component())) {
        switches++;
      }
    }
    return switches;
  }
}
