package intray;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Components and the links between them, with named inputs and outputs: the thing that is run,
 * checked, and nested in larger graphs. Immutable and thread-safe; it holds factories and no
 * running component, so it can be used any number of times.
 *
 * <pre>{@code
 * Graph graph = Graph.named("shout")
 *     .component("lines", Source.of("hello", "world"))
 *     .component("upper", Upper::new)
 *     .output("result")
 *     .link("lines.out", "upper.in")
 *     .link("upper.out", "result")
 *     .build();
 * Outcome outcome = new Serial().run(graph);
 * }</pre>
 */
public final class Graph {
  final String name;
  final Map<String, Node> nodes;
  final NameList inputs;
  final NameList outputs;

  /**
   * From a source (component.outbox, graph.output or own input) to a target (component.inbox,
   * graph.input or own output).
   */
  final Map<String, String> links;

  final Map<String, Integer> bounds;
  final Map<String, Object> notices;
  final List<Invariant> invariants;
  final List<Invariant> ends;

  /** Ends after a message to which there must be one to another end. */
  final List<Map.Entry<String, String>> responses;

  /** Names of nodes that may be waiting when everything else is, without that being an error. */
  final Set<String> mayRest;

  final boolean deterministic;
  private final Wiring wiring;

  /** One part of a graph: a component with the boxes its factory asked for, or a graph. */
  static final class Node {
    final ComponentFactory factory;
    final Class<?> type;
    final Ports.Asked asked;
    final Graph graph;

    Node(ComponentFactory factory, Class<?> type, Ports.Asked asked, Graph graph) {
      this.factory = factory;
      this.type = type;
      this.asked = asked;
      this.graph = graph;
    }
  }

  Graph(GraphBuilder builder) {
    this.name = builder.name;
    this.nodes = new LinkedHashMap<>(builder.nodes);
    this.inputs = new NameList(builder.inputs);
    this.outputs = new NameList(builder.outputs);
    this.links = new LinkedHashMap<>(builder.links);
    this.bounds = new LinkedHashMap<>(builder.bounds);
    this.notices = new LinkedHashMap<>(builder.notices);
    this.invariants = new ArrayList<>(builder.invariants);
    this.ends = new ArrayList<>(builder.ends);
    this.responses = new ArrayList<>(builder.responses);
    this.mayRest = new HashSet<>(builder.mayRest);
    this.deterministic = builder.deterministic;
    this.wiring = new Flattening(this).wiring();
  }

  /**
   * Starts the description of a graph.
   *
   * @param name letters, digits, '-' and '_'
   * @return a builder
   */
  public static GraphBuilder named(String name) {
    return new GraphBuilder(name);
  }

  /**
   * The name of this graph.
   *
   * @return the name given to {@link #named}
   */
  public String name() {
    return name;
  }

  /**
   * The names of the inputs that a surrounding graph links to.
   *
   * @return in the order of declaration
   */
  public List<String> inputs() {
    return List.copyOf(inputs.asList());
  }

  /**
   * The names of the outputs: links for a surrounding graph, or what an outcome shows.
   *
   * @return in the order of declaration
   */
  public List<String> outputs() {
    return List.copyOf(outputs.asList());
  }

  /**
   * Whether the graph claims to have one outcome, however it is scheduled. The checker holds it to
   * that.
   *
   * @return what the builder declared
   */
  public boolean isDeterministic() {
    return deterministic;
  }

  /**
   * The flat form of this graph, with nested graphs dissolved and boxes numbered: for placements
   * and tools.
   *
   * @return the wiring, computed when the graph was built
   */
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public String toString() {
    return "graph " + name + " (" + wiring.components() + " components)";
  }
}
