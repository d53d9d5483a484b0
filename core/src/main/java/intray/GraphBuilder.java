package intray;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Describes a graph. Ends are written {@code "component.box"}, {@code "graph.input"}, {@code
 * "graph.output"}, or just {@code "name"} for an input or output of the graph itself. Every error
 * of wiring is found by the method that makes it or by {@link #build}, as a {@link WiringException}
 * that says what to do.
 *
 * <p>Components are activated in the order in which they are added; under a round-robin scheduler
 * that order is visible.
 */
public final class GraphBuilder {
  final String name;
  final Map<String, Graph.Node> nodes = new LinkedHashMap<>();
  final Set<String> inputs = new LinkedHashSet<>();
  final Set<String> outputs = new LinkedHashSet<>();
  final Map<String, String> links = new LinkedHashMap<>();
  final Map<String, Integer> bounds = new LinkedHashMap<>();
  final Map<String, Object> notices = new LinkedHashMap<>();
  final List<Invariant> invariants = new ArrayList<>();
  final List<Invariant> ends = new ArrayList<>();
  final List<Map.Entry<String, String>> responses = new ArrayList<>();
  final Set<String> mayRest = new LinkedHashSet<>();
  final Set<String> unused = new LinkedHashSet<>();
  boolean deterministic;
  private Ports.Asked lastAsked;

  GraphBuilder(String name) {
    this.name = simple(name, "a graph");
  }

  /**
   * Adds a component. Its factory is called once, now, to learn which boxes it asks for.
   *
   * @param name unique in this graph
   * @param factory makes the component, for each run anew
   * @return this
   */
  public GraphBuilder component(String name, ComponentFactory factory) {
    Ports probe = new Ports(null, -1);
    Component made;
    try {
      made = factory.create(probe);
      if (made == null) {
        throw new WiringException(
            "the factory of component '" + name + "' returned null. Return a new component.");
      }
    } catch (WiringException e) {
      throw new WiringException(
          "component '" + name + "' of graph '" + this.name + "': " + e.getMessage());
    } catch (RuntimeException e) {
      WiringException thrown =
          new WiringException(
              "the factory of component '"
                  + name
                  + "' of graph '"
                  + this.name
                  + "' threw "
                  + e
                  + ". A factory asks for boxes and does no work; open files in the first step.");
      thrown.initCause(e);
      throw thrown;
    }
    // In a graph of a million components nearly all ask for the same boxes as their neighbour.
    if (lastAsked == null || !lastAsked.sameAs(probe.asked())) {
      lastAsked = probe.asked();
    }
    add(name, new Graph.Node(factory, made.getClass(), lastAsked, null));
    return this;
  }

  /**
   * Adds a graph as a part of this one. Its inputs and outputs become the ends {@code "name.input"}
   * and {@code "name.output"}.
   *
   * @param name unique in this graph
   * @param graph the part
   * @return this
   */
  public GraphBuilder graph(String name, Graph graph) {
    add(name, new Graph.Node(null, null, null, graph));
    return this;
  }

  /**
   * Declares an input: messages that come from a surrounding graph. Link it from its name to where
   * they go.
   *
   * @param name unique among the inputs and outputs
   * @return this
   */
  public GraphBuilder input(String name) {
    declare(inputs, name);
    return this;
  }

  /**
   * Declares an output: messages for a surrounding graph, or for the outcome of a run. Link to its
   * name whatever feeds it.
   *
   * @param name unique among the inputs and outputs
   * @return this
   */
  public GraphBuilder output(String name) {
    declare(outputs, name);
    return this;
  }

  /**
   * Links a source to a target. A source has one link; a target may have several (fan-in). Own
   * inputs are sources and own outputs targets, so a link from an input to an output passes
   * messages through.
   *
   * @param source {@code "component.outbox"}, {@code "graph.output"} or an own input
   * @param target {@code "component.inbox"}, {@code "graph.input"} or an own output
   * @return this
   */
  public GraphBuilder link(String source, String target) {
    if (source == null || target == null) {
      throw new WiringException(
          where() + "link(" + source + ", " + target + ") needs the names of two ends");
    }
    String before = links.putIfAbsent(source, target);
    if (before != null) {
      throw new WiringException(
          where()
              + "'"
              + source
              + "' is already linked to '"
              + before
              + "', so it cannot be linked to '"
              + target
              + "' too. Every item has one reader: put a component between them that sends to both.");
    }
    return this;
  }

  /**
   * Leaves an end open on purpose. An inbox or input left open is drained from the start; what is
   * sent to an outbox or output left open is discarded.
   *
   * @param end {@code "component.box"}, {@code "graph.input"}, {@code "graph.output"}, or an own
   *     input or output that nothing is linked to
   * @return this
   */
  public GraphBuilder unused(String end) {
    unused.add(end);
    return this;
  }

  /**
   * Limits how many messages an inbox holds; without this it is unbounded.
   *
   * @param inbox {@code "component.inbox"} of this graph
   * @param messages at least 1
   * @return this
   */
  public GraphBuilder bound(String inbox, int messages) {
    if (messages < 1) {
      throw new WiringException(
          where()
              + "bound "
              + messages
              + " of '"
              + inbox
              + "' is below 1: nothing could ever be sent to it. Use 1 or more.");
    }
    bounds.put(inbox, messages);
    return this;
  }

  /**
   * Declares a notice that components of this graph, and of graphs inside it, may ask for.
   *
   * @param name unique among the notices of this graph
   * @param initial what readers see before anything is published, immutable, not null
   * @return this
   */
  public GraphBuilder notice(String name, Object initial) {
    simple(name, "a notice");
    if (initial == null) {
      throw new WiringException(
          where() + "notice '" + name + "' needs an initial value other than null");
    }
    if (notices.putIfAbsent(name, initial) != null) {
      throw new WiringException(
          where() + "notice '" + name + "' is declared twice. Give one of them another name.");
    }
    return this;
  }

  /**
   * Declares what must hold in every state, for the checker.
   *
   * @param name what to call it in a finding
   * @param predicate a pure function of the view
   * @return this
   */
  public GraphBuilder invariant(String name, Predicate<View> predicate) {
    invariants.add(new Invariant(name, "", predicate));
    return this;
  }

  /**
   * Declares what must hold at the end of every execution in which all components are done or rest,
   * for the checker. The view shows what is on the outputs, what is left in inboxes, and the last
   * notices.
   *
   * @param name what to call it in a finding
   * @param predicate a pure function of the view
   * @return this
   */
  public GraphBuilder atEnd(String name, Predicate<View> predicate) {
    ends.add(new Invariant(name, "", predicate));
    return this;
  }

  /**
   * Declares that after a message to one end there is, sooner or later, one to another, for the
   * checker. It holds this to be broken by an execution that ends first, and by one that goes on
   * for ever without, although every component gets its turns (weak fairness). One message may
   * answer several.
   *
   * @param after {@code "component.inbox"}, {@code "graph.input"}, or an own input or output
   * @param eventually likewise
   * @return this
   */
  public GraphBuilder response(String after, String eventually) {
    if (after == null || eventually == null) {
      throw new WiringException(
          where() + "response(" + after + ", " + eventually + ") needs the names of two ends");
    }
    responses.add(Map.entry(after, eventually));
    return this;
  }

  /**
   * Says that all components may be waiting at the end: the graph serves, and rests when there is
   * nothing to do. For the same reason they may go on for ever.
   *
   * @return this
   */
  public GraphBuilder mayRest() {
    mayRest.addAll(nodes.keySet());
    return this;
  }

  /**
   * Says that some components may be waiting at the end without the run being stuck, and may go on
   * for ever. All others must end, in every execution that gives every component its turns.
   *
   * @param parts names of components or graphs added before
   * @return this
   */
  public GraphBuilder mayRest(String... parts) {
    for (String part : parts) {
      if (!nodes.containsKey(part)) {
        throw new WiringException(
            where() + "mayRest: there is no '" + part + "'; known: " + nodes.keySet());
      }
      mayRest.add(part);
    }
    return this;
  }

  /**
   * Claims that the graph has one outcome, however it is scheduled; the checker reports it if not.
   *
   * @return this
   */
  public GraphBuilder deterministic() {
    deterministic = true;
    return this;
  }

  /**
   * Checks the wiring and makes the graph.
   *
   * @return the graph, which is independent of this builder
   * @throws WiringException if an end is open, unknown or linked twice, or links run in a circle
   *     without a component
   */
  public Graph build() {
    new WiringCheck(this).run();
    return new Graph(this);
  }

  String where() {
    return "graph '" + name + "': ";
  }

  private void add(String name, Graph.Node node) {
    simple(name, "a component");
    if (nodes.putIfAbsent(name, node) != null) {
      throw new WiringException(
          where() + "there are two parts named '" + name + "'. Give one of them another name.");
    }
  }

  private void declare(Set<String> ends, String name) {
    simple(name, "an input or output");
    if (inputs.contains(name) || outputs.contains(name)) {
      throw new WiringException(
          where() + "'" + name + "' is declared twice. Give one of the ends another name.");
    }
    ends.add(name);
  }

  private static String simple(String name, String what) {
    if (!Names.isSimple(name)) {
      throw new WiringException("'" + name + "' cannot name " + what + ": " + Names.RULE);
    }
    return name;
  }
}
