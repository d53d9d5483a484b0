package intray;

/** A component took from an inbox without mail. {@link Inbox#take} never waits. */
public final class EmptyInboxException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the person who wrote the component or the graph.
   *
   * @param message what was wrong, where, and what to do
   */
  public EmptyInboxException(String message) {
    super(message);
  }
}
