package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on when there is no room for its trace: no file may become larger than 256 KiB. */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_noRoomForTheTrace_saysSoAfterTheResult(String placement)
      throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("text"), "some words\n".repeat(1000));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 256 && exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "intray.cli.Main",
                "run",
                "word-count",
                "--on",
                placement,
                "-p",
                "file=" + text,
                "-p",
                "chunk=1",
                "--trace",
                folder.resolve("trace.ndjson").toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();

    assertEquals(2, process.waitFor(), Files.readString(err));
    assertTrue(Files.readString(out).contains("chunk=1): completed"), Files.readString(out));
    String said = Files.readString(err);
    assertTrue(said.contains("trace.ndjson could not be written: "), said);
    assertTrue(said.contains("There is none. Make room"), said);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(3, left.count(), "text, out and err");
    }
  }
}
