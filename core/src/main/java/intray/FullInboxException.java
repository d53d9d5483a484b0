package intray;

/**
 * A component sent into a bounded inbox without space. The message stayed with the sender and the
 * inbox is unchanged.
 */
public final class FullInboxException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the person who wrote the component or the graph.
   *
   * @param message what was wrong, where, and what to do
   */
  public FullInboxException(String message) {
    super(message);
  }
}
