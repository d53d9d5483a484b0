package intray.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs TLC on one row. */
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
    List<String> options = new ArrayList<>(List.of("-tool"));
    if (row.countsActions()) {
      options.addAll(List.of("-coverage", "1"));
    }
    options.addAll(files(row));
    long start = System.nanoTime();
    TlcProcess tlc = TlcProcess.run(folder(row), jvm(row), options, row.seconds());
    double seconds = (System.nanoTime() - start) / 1e9;
    Path log = WORK.resolve(row.model() + ".log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, tlc.log());
    return new Finding(tlc.status(), TlcLog.parse(tlc.log()), seconds);
  }

  /**
   * What to type, at the root of the project, to see for oneself.
   *
   * @param row which model
   * @return a command line for a shell
   */
  static String reproduction(Row row) {
    String folder = Path.of("specs").resolve(folder(row)).toString().replace('\\', '/');
    String command = String.join(" ", TlcProcess.command(jvm(row), files(row)));
    return "(cd " + folder + " && " + command + ")";
  }

  /** Where the module is: TLC ignores TLA-Library if the module's name has a folder. */
  private static Path folder(Row row) {
    Path parent = Path.of(row.module()).getParent();
    return parent == null ? Manifest.SPECS : Manifest.SPECS.resolve(parent);
  }

  private static List<String> jvm(Row row) {
    List<String> jvm = new ArrayList<>(row.isShort() ? SHORT : LONG);
    jvm.add("-DTLA-Library=..");
    return jvm;
  }

  private static List<String> files(Row row) {
    Path folder = folder(row);
    return List.of("-config", name(folder, row.config()), name(folder, row.module()));
  }

  private static String name(Path folder, String file) {
    return folder.relativize(Manifest.SPECS.resolve(file)).toString();
  }
}
