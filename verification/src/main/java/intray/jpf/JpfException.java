package intray.jpf;

/** Java PathFinder is not as it should be, or did not do as it should. */
public final class JpfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JpfException(String message) {
    super(message);
  }

  JpfException(String message, Throwable cause) {
    super(message, cause);
  }
}
