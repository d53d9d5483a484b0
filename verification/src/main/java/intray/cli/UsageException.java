package intray.cli;

import org.jspecify.annotations.Nullable;

/** Something that only the user can put right; the message says what, where, and what to do. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
