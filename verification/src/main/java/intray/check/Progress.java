package intray.check;

/**
 * How far a check has come, told about once a second.
 *
 * @param level what is being explored
 * @param states how many different global states of it have been seen
 * @param seconds how long the exploration of this level has taken
 */
public record Progress(Level level, long states, double seconds) {}
