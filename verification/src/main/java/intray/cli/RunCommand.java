package intray.cli;

import intray.Wiring;
import intray.run.Outcome;
import intray.run.Recorder;
import intray.run.Serial;
import intray.run.Threads;
import intray.trace.Header;
import intray.trace.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a graph for real. */
@Command(
    name = "run",
    description = {
      "Runs a graph, and prints what it put out. The components do not know where they run.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 it completed or is at rest; 1 it is stuck or a component failed; 2 bad usage"
          + " or bad graph, or there is no room for the trace; 3 it was interrupted, with --trace."
    })
final class RunCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "GRAPH",
      completionCandidates = GraphOptions.Names.class,
      description = "A name of the catalogue, or a class that supplies a graph.")
  private String name = "";

  @Option(
      names = "--on",
      paramLabel = "PLACEMENT",
      required = true,
      converter = OfPlacement.class,
      completionCandidates = PlacementNames.class,
      description = {
        "Where to run: ${COMPLETION-CANDIDATES}.",
        "serial: one after another, round-robin; threads: one thread for each component."
      })
  private @Nullable Placement placement;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "What components that choose are answered (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = {
        "Record what happens, operation by operation, for 'intray show FILE'.",
        "A run that is interrupted leaves a trace, too."
      })
  private @Nullable String trace;

  /** Why there is no trace of a run that took place. */
  private @Nullable UsageException unwritten;

  @Mixin private GraphOptions graphs = new GraphOptions();

  RunCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  /** Where a graph can run. */
  enum Placement {
    SERIAL("serial"),
    THREADS("threads");

    private final String label;

    Placement(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** What a shell can complete. */
  static final class PlacementNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    PlacementNames() {
      super(Stream.of(Placement.values()).map(Placement::toString).toList());
    }
  }

  private static final class OfPlacement extends OneOf<Placement> {
    OfPlacement() {
      super(Placement.values());
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    @Nullable OutputFile traceFile = OutputFile.of("--trace", trace);
    Subject subject = graphs.build(List.of(name)).get(0);
    @Nullable Outcome outcome =
        traceFile == null ? run(subject, Recorder.NONE) : record(subject, traceFile);
    if (outcome != null) {
      new RunText(screen).print(subject, outcome);
    }
    if (unwritten != null) {
      throw unwritten;
    }
    if (outcome == null) {
      new Prose(screen)
          .print(0, subject.title() + ": interrupted. What happened until then is in " + trace);
      return ExitStatus.BOUNDED;
    }
    if (spec != null
        && outcome.cause() != null
        && Failures.isStackTraceWanted(spec.commandLine())) {
      outcome.cause().printStackTrace(screen.err());
    }
    return switch (outcome.end()) {
      case COMPLETED, AT_REST -> ExitStatus.FINE;
      case STUCK, FAILED -> ExitStatus.FOUND;
      case STOPPED -> ExitStatus.BOUNDED;
    };
  }

  private Outcome run(Subject subject, Recorder recorder) throws InterruptedException {
    try (StepWatch watch = new StepWatch(screen, subject.graph().wiring(), recorder).started()) {
      return placement == Placement.SERIAL
          ? new Serial().seed(seed).run(subject.graph(), watch)
          : new Threads().seed(seed).run(subject.graph(), watch);
    }
  }

  /** Runs a graph and writes its trace; no outcome if a signal came before the end. */
  private @Nullable Outcome record(Subject subject, OutputFile file) {
    Wiring wiring = subject.graph().wiring();
    wiring.requireClosed();
    Header header =
        Header.of(wiring)
            .named(subject.name(), subject.parameters())
            .ran(String.valueOf(placement), seed, null);
    @Nullable Outcome outcome = null;
    interruption.begin();
    try (Recording recording = recording(file, wiring, header)) {
      TraceWatch watch = watch(recording);
      try {
        outcome = run(subject, recording.recorder());
      } finally {
        watch.stop();
      }
      recording.end(outcome);
    } catch (InterruptedException | CancellationException e) {
      for (Throwable failure : e.getSuppressed()) {
        unwritten(failure); // when it was closed
      }
    } catch (IOException e) {
      unwritten(e);
    } finally {
      interruption.end();
    }
    return outcome;
  }

  private Recording recording(OutputFile file, Wiring wiring, Header header) {
    try {
      return placement == Placement.SERIAL
          ? Recording.serial(file.path(), wiring, header)
          : Recording.onThreads(file.path(), wiring, header);
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  private TraceWatch watch(Recording recording) {
    boolean onThreads = placement == Placement.THREADS;
    return new TraceWatch(screen, String.valueOf(trace), onThreads, recording::size).started();
  }

  private void unwritten(Throwable failure) {
    unwritten =
        new UsageException(
            "the run is not affected, but its trace "
                + trace
                + " could not be written: "
                + failure.getMessage()
                + ". There is none. Make room, or name a file on another disk, and run it again.",
            failure);
  }
}
