package intray.cli;

import intray.Graph;
import intray.check.Plan;
import intray.check.ReplayToken;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A graph that a command works on.
 *
 * @param name as it was asked for
 * @param sentence what the graph shows, or nothing
 * @param parameters all that it was built with
 * @param graph built
 */
record Subject(String name, String sentence, Map<String, String> parameters, Graph graph) {

  /** The name with those parameters that say something, as in {@code readers(n=3)}. */
  String title() {
    String given =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? name : name + "(" + given + ")";
  }

  /** What replays a schedule of this graph. */
  String token(Plan plan) {
    return new ReplayToken(name, parameters, plan).toString();
  }
}
