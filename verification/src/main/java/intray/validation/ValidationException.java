package intray.validation;

/** A trace that cannot be judged at all: its header makes no sense, or too much is under way. */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;

  ValidationException(String message) {
    this(1, message);
  }

  ValidationException(long line, String message) {
    super(message);
    this.line = line;
  }

  /**
   * Where that shows.
   *
   * @return the number of the line, from 1, the header's, on
   */
  public long line() {
    return line;
  }
}
