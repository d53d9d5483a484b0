package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as users start it, in a JVM of its own; run once the jar is built. */
final class JarTest {
  private static final Path JAR = Path.of("target/intray.jar");
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;

  private Cli java(List<String> options, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(options);
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    int status = builder.start().waitFor();
    return new Cli(status, Files.readString(out), Files.readString(err));
  }

  @Test
  void version_ofTheJar_isThatOfTheBuild() throws Exception {
    Cli cli = java(List.of(), "--version");

    assertEquals(0, cli.status(), cli.err());
    assertFalse(cli.out().contains("not packaged"), cli.out());
  }

  @Test
  void check_fromTheJar_printsAndExitsAsInProcess() throws Exception {
    Cli forked = java(List.of(), "check", "check-then-control", "--json", "-");
    Cli here = Cli.run("check", "check-then-control", "--json", "-");

    assertEquals(1, forked.status(), forked.err());
    assertEquals(here.stableOut(), forked.stableOut());
    assertEquals("", forked.err());
  }

  @Test
  void agree_fromTheJar_runsTheTlcThatIsInIt() throws Exception {
    Cli cli = java(List.of(), "agree", "take-too-early", "--engines", "checker,tlc");

    assertEquals(0, cli.status(), () -> cli.err() + cli.out());
    assertTrue(cli.out().contains("AGREED: 1 graph, 4 cells"), cli.out());
  }

  @Test
  void check_whoseOutputCannotBeWritten_doesNotPretend() throws Exception {
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin/java").toString(),
                  "-jar",
                  JAR.toString(),
                  "check",
                  "chain",
                  "--json",
                  "-")
              .redirectOutput(full.toFile());
      Process process = builder.start();
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertEquals(2, process.waitFor());
      assertTrue(err.contains("standard output could not be written"), err);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"format\":\"intray-trace\",\"x\":\"", "{\"x\":[[[[[[[["})
  void show_aGibibyteThatIsNoTrace_isRefusedIn64Mebibytes(String beginning) throws Exception {
    Path file = folder.resolve("trace.ndjson");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.writeBytes(beginning);
      sparse.setLength(1024L * MIB);
    }

    Cli cli = java(List.of("-Xmx64m"), "show", file.toString());

    assertEquals(2, cli.status(), cli.err());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains("line 1: it is longer than 16 MiB"), cli.err());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_wordCountOfAGibibyte_fitsInto64Mebibytes(String placement) throws Exception {
    Path file = folder.resolve("big.txt");
    byte[] mebibyte = mebibyte();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int k = 0; k < 1024; k++) {
        out.write(mebibyte);
      }
    }

    Cli cli =
        java(List.of("-Xmx64m"), "run", "word-count", "--on", placement, "-p", "file=" + file);

    assertEquals(0, cli.status(), cli.err());
    long lines = 1024L * (MIB / 16);
    assertTrue(
        cli.out().matches("(?s).*total +" + lines + " +" + 3 * lines + " +" + 1024L * MIB + "\n.*"),
        cli.out());
  }

  /** Lines of 16 bytes and three words. */
  private static byte[] mebibyte() throws IOException {
    byte[] bytes = "one two  three.\n".repeat(MIB / 16).getBytes(StandardCharsets.US_ASCII);
    assertEquals(MIB, bytes.length);
    return bytes;
  }
}
