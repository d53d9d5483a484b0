package intray.cli;

import intray.Graph;
import intray.check.Plan;
import intray.check.Report;
import intray.check.Rerun;
import intray.check.ScheduledOperation;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports as text, for those who have no screen: messages of failed tests. */
public final class Rendering {
  private Rendering() {}

  /**
   * What {@code intray check} prints: the levels side by side, what is hidden, every finding with
   * its schedule and what replays it, the verdict.
   *
   * @param subject what was checked, as a heading
   * @param report what was seen
   * @param command what to type to have a schedule performed again, on one line
   * @return lines of at most 100 columns, except for such commands, without colours
   */
  public static String text(String subject, Report report, Function<Plan, String> command) {
    return text(
        screen ->
            new ReportText(screen, Integer.MAX_VALUE)
                .print(subject, report, new Replaying(command, Integer.MAX_VALUE)));
  }

  /**
   * What {@code intray replay} prints: what was performed, and whether it still shows what it
   * showed.
   *
   * @param graph what was run
   * @param plan what was to be performed
   * @param result what became of it
   * @return lines of at most 100 columns, without colours
   */
  public static String text(Graph graph, Plan plan, Rerun.Result result) {
    return text(
        screen -> {
          ReplayText text = new ReplayText(screen);
          text.heading(graph.name(), plan);
          StepTable table = new StepTable(screen, ReplayText.INDENT, result.schedule());
          for (ScheduledOperation row : result.schedule()) {
            table.print(row);
          }
          screen.out().println();
          text.print(plan, result);
        });
  }

  /**
   * The verdict in one sentence.
   *
   * @param report what was seen
   * @return beginning with the verdict's name
   */
  public static String verdict(Report report) {
    return report.verdict() + ": " + Verdicts.sentence(report);
  }

  private static String text(Consumer<Screen> printer) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    printer.accept(Screen.plain(out, out, Screen.PAGE));
    out.flush();
    return text.toString().stripTrailing();
  }

  /**
   * The command that replays a token of a class of this JVM's.
   *
   * @param token as {@link intray.check.ReplayToken} writes it
   * @return with the folders of this JVM's class path, which is where classes are that somebody is
   *     working on; jars that these need are left to add
   */
  public static String command(String token) {
    List<String> folders = new ArrayList<>();
    Path here = Path.of("").toAbsolutePath();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      @Nullable Path folder = folder(here, entry);
      if (folder != null) {
        Path shown = folder.startsWith(here) ? here.relativize(folder) : folder;
        folders.add(shown.toString().isEmpty() ? "." : shown.toString());
      }
    }
    return Replaying.command(
        token, folders.isEmpty() ? null : String.join(File.pathSeparator, folders));
  }

  private static @Nullable Path folder(Path here, String entry) {
    try {
      Path path = here.resolve(entry).normalize();
      return !entry.isEmpty() && Files.isDirectory(path) ? path : null;
    } catch (InvalidPathException e) {
      return null; // such an entry has never been looked into
    }
  }
}
