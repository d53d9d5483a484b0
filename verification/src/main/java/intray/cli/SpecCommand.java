package intray.cli;

import intray.check.Bounds;
import intray.check.Level;
import intray.check.Specification;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a graph down in TLA+. */
@Command(
    name = "spec",
    description = {
      "Writes a graph as a TLA+ module of its own, for TLC to explore as a second opinion.",
      ""
    },
    footer = {"", "Exit status: 0 the files are written; 2 bad usage or bad graph."})
final class SpecCommand implements Callable<Integer> {
  /** More than TLC gets through in an hour. */
  private static final long MAX_STATES = 1_000_000;

  private final Screen screen;

  @Parameters(
      paramLabel = "GRAPH",
      completionCandidates = GraphOptions.Names.class,
      description = "A name of the catalogue, or a class that supplies a graph.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Where to write the module and a configuration for each level; made if it is not there.")
  private String out = "";

  @Mixin private GraphOptions graphs = new GraphOptions();

  SpecCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Subject subject = graphs.build(List.of(name)).get(0);
    Specification specification = explore(subject);
    Path folder = folder();
    Map<OutputFile, String> files = new LinkedHashMap<>();
    specification
        .files()
        .forEach(
            (file, content) -> {
              OutputFile output = OutputFile.of("--out", folder.resolve(file).toString());
              if (output != null) {
                files.put(output, content);
              }
            });
    files.forEach(OutputFile::write);
    tell(specification);
    return ExitStatus.FINE;
  }

  private Specification explore(Subject subject) {
    ProgressLine progress = new ProgressLine(screen, subject.title());
    try {
      return Specification.of(
          subject.name(),
          subject.title(),
          subject.graph(),
          Bounds.DEFAULT.withStates(MAX_STATES),
          progress);
    } finally {
      progress.clear();
    }
  }

  private Path folder() {
    try {
      return Files.createDirectories(Path.of(out));
    } catch (InvalidPathException e) {
      throw new UsageException("--out " + out + ": not a path: " + e.getReason(), e);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("--out " + out + " is a file, and not a directory", e);
    } catch (IOException e) {
      throw new UsageException(
          "--out " + out + ": the directory cannot be made. Name one where you may write.", e);
    }
  }

  private void tell(Specification specification) {
    for (String file : specification.files().keySet()) {
      screen.out().println("wrote " + Path.of(out).resolve(file));
    }
    screen.out().println();
    new Prose(screen)
        .print(
            0,
            "TLC explores them with tla2tools.jar of https://github.com/tlaplus/tlaplus/releases,"
                + " prints each outcome, and stops at one that the checker has not found:");
    screen.out().println("  cd " + out);
    for (Level level : Specification.LEVELS) {
      int outcomes = specification.outcomes(level).size();
      screen
          .out()
          .println(
              "  java -cp tla2tools.jar tlc2.TLC -workers 1 -config "
                  + specification.configurationFile(level)
                  + " "
                  + specification.name()
                  + "   # "
                  + Prose.count(outcomes, "outcome", "outcomes"));
    }
  }
}
