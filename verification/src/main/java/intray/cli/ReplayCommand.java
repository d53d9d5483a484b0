package intray.cli;

import intray.check.ReplayToken;
import intray.check.Rerun;
import intray.check.ScheduledOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Performs a schedule of the checker again. */
@Command(
    name = "replay",
    description = {
      "Performs a schedule of the checker again, on the components themselves, operation by"
          + " operation: each runs once, in a thread of its own that bears its name, and only when"
          + " it is its turn. Set breakpoints in them and run this under a debugger, or go on"
          + " step by step.",
      ""
    },
    footer = {
      "",
      "Exit status: 1 it ends as it did; 0 it was performed to its end and no longer shows what it"
          + " showed; 3 it could not be performed to its end, so nothing is known; 2 bad usage, or"
          + " a token that is damaged."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      paramLabel = "TOKEN|TRACE",
      description =
          "A replay token, as check prints it below a schedule, or a trace, as check --traces"
              + " writes it.")
  private String given = "";

  @Option(
      names = "--step",
      description = "Wait for Enter before each operation; r goes on to the end, q gives up.")
  private boolean step;

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "PATH",
      description = "Jars and class folders with graphs of your own, separated as for java.")
  private @Nullable String classpath;

  ReplayCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Recorded recorded = Recorded.of(given);
    ReplayToken read = recorded.token();
    Subject subject = GraphOptions.rebuild(read.graph(), read.parameters(), classpath);
    Rerun rerun = Rerun.of(subject.graph(), read.plan());
    ReplayText text = new ReplayText(screen);
    text.heading(subject.title(), read.plan());
    StepTable table = new StepTable(screen, ReplayText.INDENT, rerun.planned());
    try {
      Rerun.Result result = rerun.watcher(new Steps(table)).run();
      screen.out().println();
      @Nullable String difference = recorded.difference(result.trace().events());
      if (difference != null) {
        new Prose(screen).print(0, "Note: ", Cells.printable(difference, screen.unicode()));
      }
      return text.print(read.plan(), result);
    } catch (GivenUp e) {
      new Prose(screen).print(0, "Given up, as you asked.");
      return ExitStatus.BOUNDED;
    }
  }

  /** Unwinds a replay that somebody has seen enough of. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Writes each operation, and waits before it if asked to. */
  private final class Steps implements Rerun.Watcher {
    private final StepTable table;
    private @Nullable BufferedReader keys =
        step
            ? new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
            : null;

    Steps(StepTable table) {
      this.table = table;
    }

    @Override
    public void before(ScheduledOperation next) {
      if (keys == null) {
        return;
      }
      String place = next.where().isEmpty() ? "" : " (" + next.where() + ")";
      String text = next.component() + ": " + next.operation() + place;
      screen.out().print("  next is " + Cells.printable(text, screen.unicode()) + " ");
      screen.out().flush();
      @Nullable String key = line(keys);
      if (key == null || key.equals("r")) {
        keys = null;
      } else if (key.equals("q")) {
        throw new GivenUp();
      }
    }

    private @Nullable String line(BufferedReader from) {
      try {
        @Nullable String line = from.readLine();
        return line == null ? null : line.strip().toLowerCase(Locale.ROOT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void again() {
      table.again();
    }

    @Override
    public void after(ScheduledOperation done) {
      table.print(done);
    }
  }
}
