package intray;

/**
 * A graph cannot be built or run as it was described. The message names the box or component and
 * says what to do.
 */
public final class WiringException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the person who wrote the component or the graph.
   *
   * @param message what was wrong, where, and what to do
   */
  public WiringException(String message) {
    super(message);
  }
}
