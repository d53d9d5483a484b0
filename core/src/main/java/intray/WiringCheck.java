package intray;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is wrong with one graph's own links; circles through nested graphs are {@link
 * Flattening}'s.
 */
final class WiringCheck {
  private final GraphBuilder graph;
  private final Set<String> targets = new HashSet<>();

  WiringCheck(GraphBuilder graph) {
    this.graph = graph;
  }

  void run() {
    for (Map.Entry<String, String> link : graph.links.entrySet()) {
      if (!isSource(link.getKey())) {
        throw unknown(link.getKey(), "is not a source", sourcesNear(link.getKey()));
      }
      if (!isTarget(link.getValue())) {
        throw unknown(link.getValue(), "is not a target", targetsNear(link.getValue()));
      }
      targets.add(link.getValue());
    }
    for (String end : graph.unused) {
      if (!isSource(end) && !isTarget(end)) {
        throw unknown(end, "cannot be left unused: there is no such end", targetsNear(end));
      }
      boolean openSource = isSource(end) && !graph.links.containsKey(end);
      boolean openTarget = isTarget(end) && !targets.contains(end);
      if (!openSource && !openTarget) {
        throw new WiringException(
            graph.where() + "'" + end + "' is declared unused and linked. Remove one of the two.");
      }
    }
    for (String inbox : graph.bounds.keySet()) {
      if (!isTarget(inbox) || node(inbox) == null || node(inbox).graph != null) {
        throw unknown(
            inbox,
            "cannot be bounded: it is not an inbox of a component of this graph",
            targetsNear(inbox));
      }
    }
    for (Map.Entry<String, String> response : graph.responses) {
      for (String end : List.of(response.getKey(), response.getValue())) {
        if (!isTarget(end) && !graph.inputs.contains(end)) {
          throw unknown(
              end, "cannot be watched for a response: no message arrives there", targetsNear(end));
        }
      }
    }
    openEnds();
  }

  private void openEnds() {
    for (Map.Entry<String, Graph.Node> entry : graph.nodes.entrySet()) {
      for (String in : inputsOf(entry.getValue()).asList()) {
        String end = entry.getKey() + "." + in;
        if (!targets.contains(end) && !graph.unused.contains(end)) {
          throw open(
              end,
              "nothing is linked to it",
              "Link an outbox to it, declare an input and link that, or say unused(\""
                  + end
                  + "\").");
        }
      }
      for (String out : outputsOf(entry.getValue()).asList()) {
        String end = entry.getKey() + "." + out;
        if (!graph.links.containsKey(end) && !graph.unused.contains(end)) {
          throw open(
              end,
              "it is linked to nothing",
              "Link it to an inbox, declare an output and link it there, or say unused(\""
                  + end
                  + "\").");
        }
      }
    }
    for (String input : graph.inputs) {
      if (!graph.links.containsKey(input) && !graph.unused.contains(input)) {
        throw open(
            input,
            "this input is linked to nothing",
            "Link it to the inbox that its messages are for, or say unused(\"" + input + "\").");
      }
    }
    for (String output : graph.outputs) {
      if (!targets.contains(output) && !graph.unused.contains(output)) {
        throw open(
            output,
            "nothing is linked to this output",
            "Link to it whatever should come out, or say unused(\"" + output + "\").");
      }
    }
  }

  private boolean isSource(String end) {
    Graph.Node node = node(end);
    return node == null ? graph.inputs.contains(end) : outputsOf(node).contains(local(end));
  }

  private boolean isTarget(String end) {
    Graph.Node node = node(end);
    return node == null ? graph.outputs.contains(end) : inputsOf(node).contains(local(end));
  }

  private Graph.Node node(String end) {
    int dot = end.indexOf('.');
    return dot < 0 ? null : graph.nodes.get(end.substring(0, dot));
  }

  private static String local(String end) {
    return end.substring(end.indexOf('.') + 1);
  }

  static NameList inputsOf(Graph.Node node) {
    return node.graph == null ? node.asked.inboxes : node.graph.inputs;
  }

  static NameList outputsOf(Graph.Node node) {
    return node.graph == null ? node.asked.outboxes : node.graph.outputs;
  }

  private WiringException open(String end, String what, String remedy) {
    return new WiringException(
        graph.where() + "'" + end + "' is an open end: " + what + ". " + remedy);
  }

  private WiringException unknown(String end, String what, List<String> known) {
    return new WiringException(graph.where() + "'" + end + "' " + what + "; known here: " + known);
  }

  private List<String> sourcesNear(String end) {
    List<String> known = new ArrayList<>(graph.inputs);
    near(end, known, true);
    return known;
  }

  private List<String> targetsNear(String end) {
    List<String> known = new ArrayList<>(graph.outputs);
    near(end, known, false);
    return known;
  }

  /**
   * The ends of the named part if there is one, else of all parts, but no more than a screen can
   * show.
   */
  private void near(String end, List<String> known, boolean sources) {
    int dot = end.indexOf('.');
    String part = dot < 0 ? end : end.substring(0, dot);
    for (Map.Entry<String, Graph.Node> entry : graph.nodes.entrySet()) {
      if (!graph.nodes.containsKey(part) || entry.getKey().equals(part)) {
        NameList ends = sources ? outputsOf(entry.getValue()) : inputsOf(entry.getValue());
        for (String local : ends.asList()) {
          if (known.size() == 20) {
            known.add("…");
            return;
          }
          known.add(entry.getKey() + "." + local);
        }
      }
    }
  }
}
