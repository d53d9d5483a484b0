package intray.peers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One engine on one problem.
 *
 * @param problem what is explored
 * @param engine who explores it
 * @param counts what it counts
 * @param seen what it says
 * @param time how its process ended, and when
 * @param ours the row of ours that it is compared with; null if it is one of ours
 */
public record Row(
    String problem, String engine, String counts, Seen seen, Clocked time, @Nullable Row ours) {
  static final String HEAD =
      format(
          "problem",
          "engine",
          "explored",
          "counts",
          "CPU s",
          "wall s",
          "explored /ours",
          "CPU /ours",
          "");

  private static String format(Object... columns) {
    return String.format(Locale.ROOT, "%-17s %-18s %18s %-13s %7s %7s %14s %9s  %s", columns)
        .stripTrailing();
  }

  /**
   * Whether there is nothing else to be seen.
   *
   * @return true if it explored everything
   */
  public boolean isComplete() {
    return !time.killed() && seen.doubt().isEmpty();
  }

  /** As it stands in the table. */
  @Override
  public String toString() {
    Row base = ours;
    boolean comparable = base != null && base.isComplete() && (seen.isReport() || time.killed());
    return format(
        problem,
        engine,
        seen.explored() < 0 ? "–" : String.format(Locale.ROOT, "%,d", seen.explored()),
        counts,
        seconds(time.cpu()),
        seconds(time.wall()),
        comparable && base != null && seen.explored() >= 0
            ? ratio((double) seen.explored() / base.seen.explored())
            : "",
        comparable && base != null ? ratio(time.cpu() / base.time.cpu()) : "",
        remark());
  }

  private String remark() {
    if (time.killed()) {
      return "KILLED when its time was up";
    }
    return seen.doubt().isEmpty() ? seen.note() : "not all: " + seen.doubt();
  }

  private String seconds(double seconds) {
    return String.format(Locale.ROOT, time.killed() ? ">%.2f" : "%.2f", seconds);
  }

  private String ratio(double ratio) {
    String format = ratio < 0.01 ? "%.0e" : ratio < 10 ? "%.2f" : "%,.0f";
    return (isComplete() ? "" : ">") + String.format(Locale.ROOT, format, ratio);
  }
}
