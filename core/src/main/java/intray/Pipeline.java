package intray;

/**
 * Parts in a line: the {@code "out"} of each is linked to the {@code "in"} of the next. What the
 * first takes in and the last puts out become the input and the output of the whole, where they
 * have such a box.
 *
 * <pre>{@code
 * Graph shout = Pipeline.named("shout").then("lines", Source.of("a", "b")).then("upper", Upper::new).build();
 * }</pre>
 */
public final class Pipeline {
  private static final String IN = "in";
  private static final String OUT = "out";

  private final GraphBuilder graph;
  private String first;
  private String last;

  private Pipeline(String name) {
    this.graph = Graph.named(name);
  }

  /**
   * Starts an empty pipeline.
   *
   * @param name of the graph that it becomes
   * @return the pipeline
   */
  public static Pipeline named(String name) {
    return new Pipeline(name);
  }

  /**
   * Adds a component at the end.
   *
   * @param name unique in this pipeline
   * @param factory makes it
   * @return this
   */
  public Pipeline then(String name, ComponentFactory factory) {
    graph.component(name, factory);
    return append(name);
  }

  /**
   * Adds a graph at the end.
   *
   * @param name unique in this pipeline
   * @param part has an input {@code "in"} unless it is the first, and an output {@code "out"}
   *     unless it is the last
   * @return this
   */
  public Pipeline then(String name, Graph part) {
    graph.graph(name, part);
    return append(name);
  }

  /**
   * Adds a component at the end whose {@code "in"} holds a limited number of messages.
   *
   * @param name unique in this pipeline
   * @param bound at least 1
   * @param factory makes it
   * @return this
   */
  public Pipeline then(String name, int bound, ComponentFactory factory) {
    graph.component(name, factory).bound(name + "." + IN, bound);
    return append(name);
  }

  /**
   * Checks the wiring and makes the graph.
   *
   * @return the graph, with an input {@code "in"} and an output {@code "out"} where the ends have
   *     such a box
   * @throws WiringException as {@link GraphBuilder#build}
   */
  public Graph build() {
    if (first == null) {
      throw new WiringException(
          graph.where() + "a pipeline needs at least one part. Add one with then(…).");
    }
    if (WiringCheck.inputsOf(graph.nodes.get(first)).contains(IN)) {
      graph.input(IN).link(IN, first + "." + IN);
    }
    if (WiringCheck.outputsOf(graph.nodes.get(last)).contains(OUT)) {
      graph.output(OUT).link(last + "." + OUT, OUT);
    }
    return graph.build();
  }

  private Pipeline append(String name) {
    if (first == null) {
      first = name;
    } else {
      graph.link(last + "." + OUT, name + "." + IN);
    }
    last = name;
    return this;
  }
}
