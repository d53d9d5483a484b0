package intray.explore;

/** Something that keeps an exploration from being what it claims to be, said in words. */
public final class ExploreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what and what to do.
   *
   * @param message for people
   */
  public ExploreException(String message) {
    super(message);
  }

  /**
   * Says what and what to do.
   *
   * @param message for people
   * @param cause of it
   */
  public ExploreException(String message, Throwable cause) {
    super(message, cause);
  }
}
