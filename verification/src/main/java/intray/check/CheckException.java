package intray.check;

/** A graph that cannot be explored; the message says why, where, and what to do. */
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the person who wrote the graph.
   *
   * @param message what was wrong, where, and what to do
   */
  public CheckException(String message) {
    super(message);
  }
}
