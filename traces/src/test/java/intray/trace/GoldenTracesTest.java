package intray.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed traces are what the schema says, and can have happened. */
final class GoldenTracesTest {
  static List<Path> traces() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("golden"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void some_areThere() throws IOException {
    assertFalse(traces().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("traces")
  void aGoldenTrace_isPossible(Path file) throws IOException {
    try (TraceReader reader = TraceReader.open(file)) {
      assertNull(Linearisation.check(reader));
      assertNull(reader.truncation());
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void aGoldenTrace_isWhatTheSchemaSays(Path file) throws IOException {
    TraceSchema.assertValid(Files.readString(file));
  }
}
