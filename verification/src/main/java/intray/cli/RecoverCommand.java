package intray.cli;

import intray.trace.BadTraceException;
import intray.trace.Ending;
import intray.trace.Header;
import intray.trace.Recording;
import intray.trace.TraceReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the trace of a run that was killed before it could. */
@Command(
    name = "recover",
    description = {
      "Writes the trace of a run whose process was killed, from the logs that it left beside the"
          + " trace: all that was recorded until then. A component that was killed between an"
          + " operation and its record has not recorded it; what others did because of that"
          + " operation is left out, and counted.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 the trace is written; 2 there is nothing to write it from, or the run still goes on."
    })
final class RecoverCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      paramLabel = "TRACE",
      description = "The file that 'intray run --trace' was given, and that is not there.")
  private String name = "";

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "PATH",
      description = "Jars and class folders with graphs of your own, separated as for java.")
  private @Nullable String classpath;

  RecoverCommand(Screen screen) {
    this.screen = screen;
  }

  /** What to say of a trace that is not there; empty if no process has left anything of it. */
  static String hint(Path trace) {
    try {
      List<Path> left = Recording.leftovers(trace);
      if (left.isEmpty()) {
        return "";
      } else if (someoneIsAt(left)) {
        return " A run that records it is still going on; the trace is there once it is over.";
      }
      return " A run that recorded it was killed: 'intray recover "
          + trace
          + "' writes what it has left.";
    } catch (IOException e) {
      return ""; // then there is no folder to look in
    }
  }

  @Override
  public Integer call() {
    OutputFile trace = OutputFile.of("TRACE", name);
    if (trace == null) {
      throw new UsageException("name a trace");
    }
    Path file = trace.path();
    if (Files.exists(file)) {
      throw isThere(file);
    }
    try {
      Path left = left(file);
      Header header = Recording.header(left);
      Subject subject = GraphOptions.rebuild(header.graph(), header.parameters(), classpath);
      long missing = Recording.recover(left, file, subject.graph().wiring());
      new Prose(screen)
          .print(
              0,
              name
                  + " is written"
                  + (missing == 0
                      ? ""
                      : ", without "
                          + Prose.count(missing, "event", "events")
                          + " that depend on what was not recorded any more")
                  + ". What it was made from is still there; delete it when you have seen the"
                  + " trace: "
                  + list(Recording.remains(left)));
      return ExitStatus.FINE;
    } catch (FileAlreadyExistsException e) {
      throw isThere(file);
    } catch (BadTraceException e) {
      throw new UsageException(Cells.printable(e.getMessage(), screen.unicode()), e);
    } catch (IOException e) {
      throw new UsageException(name + " cannot be recovered: " + e.getMessage(), e);
    }
  }

  /** Nothing is written over: what is there may be the trace of another run. */
  private UsageException isThere(Path file) {
    String what;
    try (TraceReader reader = TraceReader.open(file)) {
      Header header = reader.header();
      String graph = Cells.printable(header.graph(), screen.unicode());
      while (reader.next() != null) {
        // to its end
      }
      @Nullable Ending ending = reader.ending();
      what =
          "the trace of a run of "
              + graph
              + (ending == null ? " that breaks off" : " (" + ending.end() + ")");
    } catch (IOException e) {
      what = "no trace";
    }
    return new UsageException(
        name
            + " is there already, and is "
            + what
            + ". Nothing was written. If a later run was killed, move it away and try again.");
  }

  private static String list(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static boolean someoneIsAt(List<Path> left) throws IOException {
    for (Path each : left) {
      if (Recording.isGoingOn(each)) {
        return true;
      }
    }
    return false;
  }

  private Path left(Path file) throws IOException {
    List<Path> left = Recording.leftovers(file);
    if (someoneIsAt(left)) {
      throw new UsageException(
          "the run that records "
              + name
              + " is still going on. Wait for its end, or interrupt it: both write the trace. Only of"
              + " a run that was killed there is something to recover.");
    }
    if (left.size() == 1) {
      return left.get(0);
    } else if (left.isEmpty()) {
      throw new UsageException(
          "there are no logs of "
              + name
              + ": nobody records it now, and nobody was killed while recording it. They would be in"
              + " the same folder, in ."
              + file.getFileName()
              + " and a number.");
    }
    throw new UsageException(
        "there are several logs of " + name + ": " + list(left) + ". Move away all but one.");
  }
}
