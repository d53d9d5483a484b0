package intray.cli;

import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.List;
import java.util.concurrent.Callable;
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
          + " or bad graph."
    })
final class RunCommand implements Callable<Integer> {
  private final Screen screen;

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

  @Mixin private GraphOptions graphs = new GraphOptions();

  RunCommand(Screen screen) {
    this.screen = screen;
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

  @Override
  public Integer call() throws InterruptedException {
    Subject subject = graphs.build(List.of(name)).get(0);
    Outcome outcome =
        placement == Placement.SERIAL
            ? new Serial().seed(seed).run(subject.graph())
            : new Threads().seed(seed).run(subject.graph());
    new RunText(screen).print(subject, outcome);
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
}
