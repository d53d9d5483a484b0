package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Serial runs of the catalogue leave the same traces, byte for byte, as those in {@code
 * traces/golden}; {@code -Dgolden.update=true} writes them anew.
 */
final class GoldenTracesTest {
  private static final Path GOLDEN = Path.of("../traces/golden");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "check-then-control, 0, 0",
    "check-then-control-repaired, 0, 0",
    "diamond-fan-in, 0, 0",
    "readers, 0, 0",
    "philosophers, 0, 1",
    "request-reply, 0, 0",
    "owned-after-handoff, 0, 1",
    "take-too-early, 0, 0",
    "word-count, 0, 0",
  })
  void run_serially_leavesTheGoldenTrace(String graph, String seed, int status) throws IOException {
    Path file = folder.resolve("trace.ndjson");
    Cli cli = Cli.run("run", graph, "--on", "serial", "--seed", seed, "--trace", file.toString());
    String actual = Files.readString(file);
    Path golden = GOLDEN.resolve(graph + ".ndjson");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }

    assertEquals(status, cli.status(), cli.out() + cli.err());
    assertTrue(Files.exists(golden), () -> "no " + golden + "; run with -Dgolden.update=true");
    assertEquals(
        Files.readString(golden),
        actual,
        () -> golden + " is refreshed by -Dgolden.update=true, if the new trace is right");
  }
}
