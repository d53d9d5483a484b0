package intray.catalogue;

/** A name or a value that a user gave is not possible; the message says what is. */
public final class BadArgument extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BadArgument(String message) {
    super(message);
  }
}
