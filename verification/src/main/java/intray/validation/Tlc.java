package intray.validation;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tlc2.TLC;
import tlc2.output.EC;
import util.FilenameToStream;
import util.ToolIO;

/**
 * Runs TLC in this JVM: many traces are short, and a JVM takes a second to start. TLC keeps much in
 * static fields, so there is one run at a time.
 */
final class Tlc {
  private static final String ROOT = "TraceLog";
  private static final List<String> MODULES =
      List.of(ROOT, "Trace", "Parallel", "HandOff", "Graph");
  private static final List<String> STANDARD =
      List.of("Naturals", "Integers", "Sequences", "FiniteSets", "TLC");
  private static final String CONFIGURATION =
      """
      SPECIFICATION %s
      CONSTANTS
        Item = {}
        Wiring <- TheWiring
        Publisher <- ThePublisher
        Traces <- TheTraces
        Starts <- LogStarts
        Length <- LogLength
        Event <- LogEvent
        GoesOn <- LogGoesOn
        LastStep <- LogLastStep
        Waiting <- LogWaiting
      INVARIANT Reached
      %s
      CHECK_DEADLOCK FALSE
      """;

  private Tlc() {}

  /** Which of the specifications of {@code TraceLog.tla}, and what tells states apart. */
  enum Schedule {
    /** One schedule of the mechanism that is enough. */
    ENOUGH("TraceSpec", "VIEW View"),
    /** All schedules. */
    FREE("FreeSpec", "VIEW View"),
    /** As {@link #ENOUGH}, with states told apart by all that they consist of: slow. */
    ENOUGH_IN_FULL("TraceSpec", ""),
    /** As {@link #FREE}, and in full. */
    FREE_IN_FULL("FreeSpec", "");

    private final String specification;
    private final String view;

    Schedule(String specification, String view) {
      this.specification = specification;
      this.view = view;
    }
  }

  /**
   * Validates; the verdict is then in the parts.
   *
   * @throws IllegalStateException if TLC did not work; what it said is in the message
   */
  static synchronized void run(Chunk chunk, Schedule schedule) throws IOException {
    Path folder = Files.createTempDirectory("intray-tlc");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = ToolIO.out;
    PrintStream err = ToolIO.err;
    int status;
    Log.open(chunk);
    try (PrintStream capture = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      ToolIO.out = capture;
      ToolIO.err = capture;
      status = check(folder, schedule);
    } finally {
      Log.open(null);
      ToolIO.out = out;
      ToolIO.err = err;
      deleteAll(folder);
    }
    if (status != EC.ExitStatus.SUCCESS || !chunk.parts().stream().allMatch(Chunk.Part::isJudged)) {
      throw new IllegalStateException(
          "TLC ended with status " + status + ":\n" + said.toString(StandardCharsets.UTF_8));
    }
  }

  private static int check(Path folder, Schedule schedule) throws IOException {
    for (String module : MODULES) {
      copy("/intray/spec/" + module + ".tla", folder.resolve(module + ".tla"));
    }
    for (String module : STANDARD) {
      copy("/tla2sany/StandardModules/" + module + ".tla", folder.resolve(module + ".tla"));
    }
    Files.writeString(
        folder.resolve(ROOT + ".cfg"),
        CONFIGURATION.formatted(schedule.specification, schedule.view));
    TLC tlc = new TLC();
    tlc.setResolver(new Resolver(folder));
    boolean understood =
        tlc.handleParameters(
            new String[] {
              "-nowarning",
              "-workers",
              "1",
              "-checkpoint",
              "0",
              "-fpmem",
              "0.05",
              "-metadir",
              folder.resolve("states").toString(),
              "-config",
              ROOT + ".cfg",
              ROOT
            });
    return understood ? EC.ExitStatus.errorConstantToExitStatus(tlc.process()) : -1;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = Tlc.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      Files.copy(in, file);
    }
  }

  /** Finds modules in one folder and nowhere else. */
  private record Resolver(Path folder) implements FilenameToStream {
    @Override
    public File resolve(String name, boolean isModule) {
      boolean bare = isModule && !name.endsWith(".tla");
      return folder.resolve(bare ? name + ".tla" : name).toFile();
    }

    @Override
    public String getFullPath() {
      return folder.toString();
    }

    @Override
    public boolean isStandardModule(String name) {
      return STANDARD.contains(name);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
