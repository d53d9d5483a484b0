package intray;

/** An item was used, or sent again, by a component that had handed it off. */
public final class HandedOffException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the person who wrote the component or the graph.
   *
   * @param message what was wrong, where, and what to do
   */
  public HandedOffException(String message) {
    super(message);
  }
}
