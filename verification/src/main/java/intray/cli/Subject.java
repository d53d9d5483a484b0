package intray.cli;

import intray.Graph;
import intray.check.Plan;
import intray.check.ReplayToken;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph that a command works on.
 *
 * @param name as it was asked for
 * @param sentence what the graph shows, or nothing
 * @param parameters all that it was built with
 * @param graph built
 * @param classpath where its class is, or null if that need not be said
 */
record Subject(
    String name,
    String sentence,
    Map<String, String> parameters,
    Graph graph,
    @Nullable String classpath) {

  /** Of the catalogue, or of this program's class path. */
  Subject(String name, String sentence, Map<String, String> parameters, Graph graph) {
    this(name, sentence, parameters, graph, null);
  }

  /** The same, found somewhere else. */
  Subject from(@Nullable String path) {
    return new Subject(name, sentence, parameters, graph, path);
  }

  /** The name with those parameters that say something, as in {@code readers(n=3)}. */
  String title() {
    String given =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? name : name + "(" + given + ")";
  }

  /** What stands for a schedule of this graph. */
  String token(Plan plan) {
    return new ReplayToken(name, parameters, plan).toString();
  }

  /** What replays it. */
  String command(Plan plan) {
    return Replaying.command(token(plan), classpath);
  }
}
