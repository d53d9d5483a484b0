package intray.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;

/** What an error tells its reader. */
final class Says {
  private Says() {}

  static void assertSays(Throwable error, String... parts) {
    String message = Objects.requireNonNull(error.getMessage(), error::toString);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
  }
}
