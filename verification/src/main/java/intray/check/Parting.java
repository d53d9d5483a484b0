package intray.check;

import org.jspecify.annotations.Nullable;

/**
 * Where the schedule of a hidden outcome and that of the nearest outcome that is not hidden part:
 * of all schedules of whole steps that end in the latter, the one that goes along longest.
 *
 * @param outcome the nearest outcome that is not hidden, on one line
 * @param after how many operations they have in common
 * @param here what the schedule of the hidden outcome goes on with, or null if it is over
 * @param there what the other one goes on with, or null if it is over
 */
public record Parting(
    String outcome,
    int after,
    @Nullable ScheduledOperation here,
    @Nullable ScheduledOperation there) {}
