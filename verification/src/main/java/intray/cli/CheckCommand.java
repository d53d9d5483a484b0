package intray.cli;

import intray.WiringException;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.CheckException;
import intray.check.Estimate;
import intray.check.Level;
import intray.check.Matching;
import intray.check.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explores graphs and reports. */
@Command(
    name = "check",
    description = {
      "Explores a graph exhaustively at three levels and compares them: the round-robin run, any"
          + " order of whole steps (cooperative), any interleaving of single operations (parallel).",
      ""
    },
    footer = {
      "",
      "Exit status: 0 exhausted and nothing found; 1 something found; 2 bad usage or bad graph; 3"
          + " stopped at a bound, or by a signal, with nothing found. Of several graphs the first of 2, 1, 3, 0 that"
          + " any of them has. With --estimate 0, or 2."
    })
final class CheckCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final Screen screen;
  private final Interruption interruption;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "GRAPH",
      arity = "1..*",
      completionCandidates = GraphOptions.Names.class,
      description = "Names of the catalogue, or classes that supply a graph.")
  private List<String> names = new ArrayList<>();

  @Mixin private GraphOptions graphs = new GraphOptions();
  @Mixin private CheckOptions options = new CheckOptions();

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "5",
      description = "Show so many findings with their schedules (default: ${DEFAULT-VALUE}).")
  private int show;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write one JSON object per graph and line; - prints them instead of the text.")
  private @Nullable String json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write everything as one page.")
  private @Nullable String html;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write a suite for each graph and a test case for each level.")
  private @Nullable String junitXml;

  @Option(
      names = "--shrink",
      description = "Look for the smallest parameters of the graph that still show each finding.")
  private boolean shrink;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description =
          "Write a trace of each finding and of each outcome that round-robin hides, to keep, to"
              + " look at and to replay.")
  private @Nullable String traces;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Write the exploration of one graph down, twice a minute and at its end, for --resume;"
              + " executions are then walked one by one.")
  private @Nullable String checkpoint;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Take up what --checkpoint has written, and go on writing it there.")
  private @Nullable String resume;

  @Option(
      names = "--estimate",
      description =
          "Explore nothing; estimate how many executions and states there are, and how long they"
              + " take.")
  private boolean estimate;

  CheckCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Set<Level> levels = options.levels();
    Bounds bounds = options.bounds();
    Matching matching = options.matching();
    options.workers(); // a wrong number is told before anything is explored
    @Nullable OutputFile jsonFile = OutputFile.of("--json", isJsonPrinted() ? null : json);
    if ("-".equals(html)) {
      throw new UsageException(
          "--html - : a page goes to a file; name one. Only --json writes to standard output.");
    }
    if (shrink && isJsonPrinted()) {
      throw new UsageException("--shrink tells in words what it finds: use it without --json -.");
    }
    @Nullable TraceFolder traceFolder = TraceFolder.of(screen, traces);
    @Nullable OutputFile htmlFile = OutputFile.of("--html", html);
    @Nullable OutputFile junitFile = OutputFile.of("--junit-xml", junitXml);
    if (estimate) {
      if (htmlFile != null || junitFile != null) {
        throw new UsageException(
            "--estimate explores nothing, so there is nothing to report with --html or"
                + " --junit-xml. Leave one or the other out.");
      }
      return estimate(levels, bounds, jsonFile);
    }
    List<Checked> all = new ArrayList<>();
    int status = ExitStatus.FINE;
    List<Subject> subjects = graphs.build(names);
    @Nullable OutputFile saved = saved(subjects);
    interruption.begin();
    // What components print, and again in each replay, is not what was asked for.
    Runnable letOut = screen.keepOut();
    try {
      for (Subject subject : subjects) {
        Checked checked =
            interruption.hasHappened()
                ? Checked.notBegun(subject)
                : traced(explore(subject, levels, bounds, matching, saved), traceFolder);
        tell(checked, all.isEmpty());
        shrink(checked, levels, bounds);
        all.add(checked);
        status = ExitStatus.worse(status, checked.exitStatus());
      }
    } finally {
      letOut.run();
      interruption.end();
    }
    if (all.size() > 1 && !isJsonPrinted()) {
      new SummaryText(screen).print(all);
    }
    if (jsonFile != null) {
      jsonFile.write(all.stream().map(one -> one.json() + "\n").collect(Collectors.joining()));
    }
    if (htmlFile != null) {
      htmlFile.write(ReportHtml.of(all));
    }
    if (junitFile != null) {
      junitFile.write(ReportJUnit.of(all));
    }
    return status;
  }

  /** Tells for each finding with which smaller parameters the graph shows it, too. */
  private void shrink(Checked checked, Set<Level> levels, Bounds bounds) {
    @Nullable Report report = checked.report();
    Subject subject = checked.subject();
    if (!shrink || isJsonPrinted() || report == null || report.findings().isEmpty()) {
      return;
    }
    screen.out().println();
    Optional<Entry> entry = Catalogue.find(subject.name());
    if (entry.isEmpty()) {
      new Prose(screen)
          .print(0, "Not shrunk: a class does not say which values its parameters can have.");
      return;
    }
    Shrinking shrinking =
        new Shrinking(
            entry.get(),
            subject.parameters(),
            smaller -> Check.of(smaller.graph()).levels(levels).bounds(bounds).run());
    new ShrinkingText(screen).print(subject, report, shrinking);
  }

  private static Checked traced(Checked checked, @Nullable TraceFolder folder) {
    @Nullable Report report = checked.report();
    if (folder == null || report == null) {
      return checked;
    }
    Subject subject = checked.subject();
    Checked traced = new Checked(subject, report, checked.error(), folder.write(subject, report));
    folder.tell(subject, traced.traces().size());
    return traced;
  }

  /** An estimate is no verdict: whatever it is, the exit status says only that it was made. */
  private int estimate(Set<Level> levels, Bounds bounds, @Nullable OutputFile jsonFile) {
    StringBuilder lines = new StringBuilder();
    for (Subject subject : graphs.build(names)) {
      Estimate made = Check.of(subject.graph()).levels(levels).bounds(bounds).estimate();
      if (isJsonPrinted()) {
        screen.out().println(Estimates.json(subject, made));
      } else {
        screen.out().print(lines.length() == 0 ? "" : System.lineSeparator());
        Estimates.print(screen, subject, made);
      }
      screen.out().flush();
      lines.append(Estimates.json(subject, made)).append('\n');
    }
    if (jsonFile != null) {
      jsonFile.write(lines.toString());
    }
    return ExitStatus.FINE;
  }

  /** Where the exploration is written down, or null. */
  private @Nullable OutputFile saved(List<Subject> subjects) {
    if (checkpoint != null && resume != null) {
      throw new UsageException(
          "--checkpoint and --resume: give one of them; what is resumed is also written, to the"
              + " same file.");
    } else if ((checkpoint != null || resume != null) && subjects.size() > 1) {
      throw new UsageException(
          "--checkpoint and --resume are for one graph at a time; name only one.");
    }
    return resume == null
        ? OutputFile.of("--checkpoint", checkpoint)
        : OutputFile.of("--resume", resume);
  }

  private boolean isJsonPrinted() {
    return STANDARD_OUTPUT.equals(json);
  }

  private Checked explore(
      Subject subject,
      Set<Level> levels,
      Bounds bounds,
      Matching matching,
      @Nullable OutputFile saved) {
    ProgressLine progress = new ProgressLine(screen, subject.title());
    try {
      Check check =
          Check.of(subject.graph())
              .levels(levels)
              .bounds(bounds)
              .equivalence(options.equivalence())
              .matching(matching)
              .workers(options.workers());
      if (screen.live()) {
        check = check.progress(progress);
      }
      if (saved != null) {
        check =
            resume == null
                ? check.checkpoint(saved.path(), subject.title())
                : check.resume(saved.path(), subject.title());
      }
      return new Checked(subject, check.run(), null);
    } catch (WiringException | CheckException e) {
      if (spec != null && Failures.isStackTraceWanted(spec.commandLine())) {
        e.printStackTrace(screen.err());
      }
      return new Checked(subject, null, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return new Checked(
          subject,
          null,
          "the exploration ran out of memory. Set a bound, as in --bound states=1000000, or give"
              + " java more, as in java -Xmx8g -jar …");
    } finally {
      progress.clear();
    }
  }

  private void tell(Checked checked, boolean first) {
    if (isJsonPrinted()) {
      screen.out().println(checked.json());
    } else if (checked.report() != null) {
      if (!first) {
        screen.out().println();
      }
      new ReportText(screen, show).print(checked.subject(), checked.report());
    }
    @Nullable String saved = checkpoint == null ? resume : checkpoint;
    if (saved != null && checked.report() != null && checked.report().bound() != null) {
      screen.err().println("intray: the same with --resume " + saved + " goes on from here.");
    }
    screen.out().flush();
    if (checked.error() != null && spec != null) {
      String message = "intray: " + checked.subject().title() + ": " + checked.error();
      screen.err().println(spec.commandLine().getColorScheme().errorText(message));
      screen.err().flush();
    }
  }
}
