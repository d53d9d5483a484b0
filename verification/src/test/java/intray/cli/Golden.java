package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a file in {@code src/test/resources/golden}, or writes that file anew under {@code
 * -Dgolden.update=true}: then look at the difference as at code.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  static void assertMatches(String name, String actual) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, actual);
      }
      assertTrue(
          Files.exists(file), () -> "no golden file " + file + "; run with -Dgolden.update=true");
      assertEquals(
          Files.readString(file),
          actual,
          () -> file + " is refreshed by -Dgolden.update=true, if the new text is better");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
