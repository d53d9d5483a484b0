package intray.validation;

/** A trace that cannot be judged at all: its header makes no sense. For people. */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ValidationException(String message) {
    super(message);
  }
}
