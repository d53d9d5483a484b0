package intray.agree;

/**
 * A disagreement that was made on purpose, to see whether it is noticed.
 *
 * @param column whose result was falsified
 * @param what what was done
 * @param noticed whether the comparison told
 */
public record Planted(Column column, String what, boolean noticed) {}
