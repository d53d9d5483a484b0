package intray.check;

/**
 * One line of a schedule.
 *
 * @param component the path of the component
 * @param operation what it does, as in {@code send out "x"}
 * @param answer what it is told, as in {@code yes}; empty if there is only one answer
 * @param where file and line in the component's code, or empty
 */
public record ScheduledOperation(String component, String operation, String answer, String where) {
  @Override
  public String toString() {
    return component + ": " + operation + (answer.isEmpty() ? "" : " → " + answer);
  }
}
