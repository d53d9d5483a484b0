package intray.spec.proof;

import intray.spec.TlcProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC finds in one module of the specifications, on one graph, without symmetry.
 *
 * @param actions the names of all actions, whether or not they happen
 * @param graph the states and the steps between them
 */
record TlcRun(Set<String> actions, StateGraph graph) {
  private static final Path SPECS = Path.of("tla");
  private static final Path WORK = Path.of("target", "agreement");
  private static final int LIMIT_SECONDS = 120;
  private static final List<String> JVM =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-DTLA-Library=" + SPECS.toAbsolutePath());
  private static final Pattern FINISHED = Pattern.compile("states found, 0 states left on queue");
  private static final Pattern ACTION = Pattern.compile("<(\\w+) +line [^>]*>: \\d+:\\d+");
  private static final Pattern STATE =
      Pattern.compile("^(-?\\d+) \\[label=.*?(,style = filled)?\\];?$", Pattern.MULTILINE);
  private static final Pattern STEP =
      Pattern.compile("^(-?\\d+) -> (-?\\d+) \\[label=\"(\\w+)\"", Pattern.MULTILINE);

  static TlcRun of(String module, SmallGraph graph, int items)
      throws IOException, InterruptedException {
    String name = "%s_%s_%d".formatted(module, graph.name(), items);
    Path folder = Files.createDirectories(WORK.resolve(name)).toAbsolutePath();
    Files.writeString(folder.resolve(name + ".tla"), thinModule(name, module));
    Files.writeString(folder.resolve(name + ".cfg"), configuration(graph, items));
    TlcProcess tlc = TlcProcess.run(folder, JVM, options(folder, name), LIMIT_SECONDS);
    return parse(tlc.log(), Files.readString(folder.resolve("graph.dot")));
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

  private static List<String> options(Path folder, String name) {
    return List.of(
        "-coverage",
        "1",
        "-dump",
        "dot,actionlabels",
        folder.resolve("graph.dot").toString(),
        "-config",
        name + ".cfg",
        name + ".tla");
  }

  private static TlcRun parse(String output, String dot) {
    if (!FINISHED.matcher(output).find()) {
      throw new IllegalStateException("TLC did not finish:\n" + output);
    }
    Set<String> actions = new TreeSet<>();
    for (Matcher action = ACTION.matcher(output); action.find(); ) {
      actions.add(action.group(1));
    }
    StateGraph graph = new StateGraph();
    Map<String, Integer> numbers = new HashMap<>();
    for (Matcher state = STATE.matcher(dot); state.find(); ) {
      boolean isInitial = state.group(2) != null;
      numbers.computeIfAbsent(state.group(1), unknown -> graph.add(isInitial));
    }
    for (Matcher step = STEP.matcher(dot); step.find(); ) {
      graph.add(numbers.get(step.group(1)), step.group(3), numbers.get(step.group(2)));
    }
    return new TlcRun(actions, graph);
  }
}
