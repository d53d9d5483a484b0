package intray.cli;

import intray.check.CheckException;
import intray.check.Finding;
import intray.check.Plan;
import intray.check.ReplayToken;
import intray.check.Report;
import intray.check.Rerun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a check puts a trace of each finding and each hidden outcome: those of a real replay. */
final class TraceFolder {
  private static final String OPTION = "--traces";

  private final Screen screen;
  private final Path folder;

  private TraceFolder(Screen screen, Path folder) {
    this.screen = screen;
    this.folder = folder;
  }

  /**
   * Makes the folder if need be, before any work is done.
   *
   * @return the folder, or null if none was named
   * @throws UsageException if it cannot be written to
   */
  static @Nullable TraceFolder of(Screen screen, @Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      Path folder = Files.createDirectories(Path.of(name));
      if (!Files.isWritable(folder)) {
        throw new UsageException(OPTION + " " + name + ": permission denied. " + REMEDY);
      }
      return new TraceFolder(screen, folder);
    } catch (InvalidPathException e) {
      throw new UsageException(OPTION + " " + name + ": not a path: " + e.getReason(), e);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(OPTION + " " + name + ": it is not a directory. " + REMEDY, e);
    } catch (IOException e) {
      throw new UsageException(OPTION + " " + name + ": it cannot be made: " + e, e);
    }
  }

  private static final String REMEDY =
      "Name a directory where you may write; it is made if need be.";

  /**
   * Writes the traces of one graph.
   *
   * @return the file of each schedule
   */
  Map<Plan, String> write(Subject subject, Report report) {
    IdentityHashMap<Plan, String> files = new IdentityHashMap<>();
    int number = 0;
    for (Finding finding : report.findings()) {
      String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      write(subject, finding.plan(), ++number + "-" + kind, files);
    }
    number = 0;
    for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
      write(subject, hidden.plan(), "hidden-" + ++number, files);
    }
    return files;
  }

  /** Says where the traces of a graph are, and what they are good for. */
  void tell(Subject subject, int files) {
    if (files > 0) {
      screen.out().flush();
      screen
          .err()
          .println(
              "intray: "
                  + subject.title()
                  + ": "
                  + Prose.count(files, "trace is", "traces are")
                  + " in "
                  + folder
                  + ". 'intray show' prints one, 'intray replay' performs it again.");
    }
  }

  private void write(
      Subject subject, @Nullable Plan plan, String what, IdentityHashMap<Plan, String> files) {
    if (plan == null) {
      return;
    }
    String name = subject.title().replaceAll("[^A-Za-z0-9_.=-]+", "-").replaceAll("-+$", "");
    String file = folder.resolve(name + "." + what + ".ndjson").toString();
    Rerun.@Nullable Result result;
    try {
      result = Rerun.of(subject.graph(), plan).run();
    } catch (CheckException e) {
      result = null;
    }
    if (result == null || !result.isReproduced()) {
      screen
          .err()
          .println(
              "intray: "
                  + subject.title()
                  + ": no "
                  + file
                  + ", since the schedule did not go the same way again.");
      return;
    }
    OutputFile output = OutputFile.of(OPTION, file);
    if (output != null) {
      output.write(text(result, new ReplayToken(subject.name(), subject.parameters(), plan)));
      files.put(plan, file);
    }
  }

  private static String text(Rerun.Result result, ReplayToken token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      result.trace().write(bytes, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
