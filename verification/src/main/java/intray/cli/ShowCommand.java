package intray.cli;

import intray.trace.BadTraceException;
import intray.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a trace, or a graph. */
@Command(
    name = "show",
    description = {
      "Prints a trace as a table with a column for each component, or a graph: its components and"
          + " what is linked to what.",
      ""
    },
    footer = {"", "Exit status: 0 it was shown; 2 bad usage, bad graph or bad trace."})
final class ShowCommand implements Callable<Integer> {
  /** A screenful or ten; whoever wants more says which. */
  private static final long SOME = 500;

  private final Screen screen;

  @Parameters(
      paramLabel = "TRACE|GRAPH",
      completionCandidates = GraphOptions.Names.class,
      description =
          "A file that 'intray run --trace' has written; or a name of the catalogue, or a class that"
              + " supplies a graph.")
  private String name = "";

  @Option(
      names = "--boxes",
      description = "Of a trace: show what is in the boxes, and who has what, after each event.")
  private boolean boxes;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Of a trace: begin with the N-th event.")
  private @Nullable Long from;

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "Of a trace: end with the N-th event (default: " + SOME + " after the first).")
  private @Nullable Long to;

  @Option(names = "--dot", description = "Of a graph: print it in the language of Graphviz.")
  private boolean dot;

  @Mixin private GraphOptions graphs = new GraphOptions();

  ShowCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    @Nullable Path file = file();
    if (file != null) {
      show(file);
    } else {
      if (boxes || from != null || to != null) {
        throw new UsageException(
            "--boxes, --from and --to are for traces, and there is no file '" + name + "'");
      }
      Subject subject = graphs.build(List.of(name)).get(0);
      if (dot) {
        screen.out().print(new GraphText(subject).dot());
      } else {
        new GraphText(subject).print(screen);
      }
    }
    return ExitStatus.FINE;
  }

  /** The trace, if it is one: a graph's name is no path. */
  private @Nullable Path file() {
    try {
      Path path = Path.of(name);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      return null;
    }
    if (name.indexOf('/') >= 0 || name.endsWith(".ndjson") || name.endsWith(".json")) {
      throw new UsageException(
          name
              + " does not exist, seen from "
              + Path.of("").toAbsolutePath()
              + "."
              + RecoverCommand.hint(Path.of(name)));
    }
    return null;
  }

  private void show(Path file) {
    if (dot) {
      throw new UsageException("--dot is for graphs, and " + name + " is a file");
    }
    long first = from == null ? 1 : from;
    long last = to == null ? Math.addExact(Math.min(first, Long.MAX_VALUE - SOME), SOME - 1) : to;
    if (first < 1 || last < first) {
      throw new UsageException(
          "--from "
              + first
              + " --to "
              + last
              + ": events are counted from 1 on, in ascending order");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a directory; name one trace in it");
    }
    try (TraceReader reader = TraceReader.open(file)) {
      new TraceText(screen, name, reader, boxes).print(first, last, to == null);
    } catch (BadTraceException e) {
      screen.out().flush();
      throw new UsageException(Cells.printable(e.getMessage(), screen.unicode()), e);
    } catch (IOException e) {
      throw new UsageException(TraceInput.unreadable(name, e), e);
    } catch (OutOfMemoryError e) {
      throw new UsageException(TraceInput.tooLarge(name), e);
    }
  }
}
