package intray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A graph in flat form, for placements and tools: components in the order of their activation, and
 * every box by number. Inboxes of component {@code c} are {@code firstInbox(c)} up to but not
 * including {@code firstInbox(c + 1)}, likewise outboxes; the outputs of the graph are the inboxes
 * after those of the last component, and have no owner. Immutable.
 */
public final class Wiring {
  /**
   * Instead of a component: an output's owner, a notice's missing publisher. Instead of an inbox:
   * an unused outbox's target.
   */
  public static final int NOBODY = -1;

  /** The bound of an inbox without one. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private final Graph graph;
  private final String[] paths;

  // Filled in by Flattening, which alone creates instances, and never changed afterwards.
  ComponentFactory[] factories;
  Class<?>[] types;
  Ports.Asked[] asked;
  boolean[] mayRest;
  int[] inboxStart;
  int[] outboxStart;
  int[] inboxOwner;
  int[] outboxOwner;
  int[] bound;
  int[] target;
  int[][] writers;
  String[] noticeNames;
  Object[] initialNotices;
  int[] publishers;
  int[][] notices;
  List<Invariant> invariants;
  List<Invariant> ends;

  /** Pairs of inboxes. */
  int[][] responses;

  Wiring(Graph graph, String[] paths) {
    this.graph = graph;
    this.paths = paths;
  }

  /** A component fresh from its factory, and what it waits for before its first step. */
  public static final class Instance {
    private final Ports ports;
    private final Component component;
    private final Step start;

    Instance(Ports ports, Component component, Step start) {
      this.ports = ports;
      this.component = component;
      this.start = start;
    }

    /**
     * The component.
     *
     * @return never stepped yet
     */
    public Component component() {
      return component;
    }

    /**
     * What {@link Component#start} answered.
     *
     * @return not null
     */
    public Step start() {
      return start;
    }

    /**
     * Calls {@link Component#next} and checks what it answers.
     *
     * @return not null, and no guard but on boxes of this component
     * @throws Exception what the component threw
     */
    public Step next() throws Exception {
      return ports.checked(component.next(), "next()");
    }

    /** Closes the outboxes that are still open, in their order: the component is done. */
    public void closeOutboxes() {
      ports.closeOutboxes();
    }

    /**
     * Takes the boxes away for good: the component is done or the run is over. Then calls {@code
     * close()}, if there is one.
     *
     * @throws Exception what the component threw
     */
    public void close() throws Exception {
      ports.shut();
      if (component instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  /**
   * Makes one component for one run.
   *
   * @param component its number
   * @param operations who answers for its boxes
   * @return a new component
   * @throws WiringException if its factory behaves otherwise than when the graph was built
   */
  public Instance instantiate(int component, Operations operations) {
    Ports ports = new Ports(this, component);
    Component made = factories[component].create(ports);
    if (made == null || !ports.asked().sameAs(asked[component])) {
      throw new WiringException(
          "the factory of "
              + paths[component]
              + (made == null ? " returned null" : " asked for other boxes")
              + " than when the graph was built. A factory must do the same each time.");
    }
    Step start;
    try {
      start = ports.checked(made.start(), "start()");
    } catch (RuntimeException | Error e) {
      closeAfter(e, made);
      throw e;
    }
    ports.open(operations);
    return new Instance(ports, made, start);
  }

  /** A component that could not start is over, too. */
  private static void closeAfter(Throwable failure, Component component) {
    if (component instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Throwable e) { // the failure of the start is what counts
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * Refuses a graph that cannot run on its own.
   *
   * @throws WiringException if the graph has inputs, or asks for notices that nobody declares
   */
  public void requireClosed() {
    if (graph.inputs.size() > 0) {
      throw new WiringException(
          "graph '"
              + graph.name
              + "' cannot run by itself: nothing feeds its inputs "
              + graph.inputs
              + ". Put it into a graph that links a component, for instance Source.of(…), to them.");
    }
    for (int c = 0; c < paths.length; c++) {
      if (notices[c] != null) {
        for (int k = 0; k < notices[c].length; k++) {
          if (notices[c][k] == NOBODY) {
            throw new WiringException(
                "graph '"
                    + graph.name
                    + "': component "
                    + paths[c]
                    + " asks for notice '"
                    + noticeAsked(c, k)
                    + "', which no graph around it declares. Declare it with notice(\""
                    + noticeAsked(c, k)
                    + "\", …).");
          }
        }
      }
    }
  }

  /**
   * The graph that this is the flat form of.
   *
   * @return the graph
   */
  public Graph graph() {
    return graph;
  }

  /**
   * How many components there are.
   *
   * @return at least 0
   */
  public int components() {
    return paths.length;
  }

  /**
   * A component's identity: its name, with the names of the graphs around it, as in {@code
   * "pipe/upper"}.
   *
   * @param component its number
   * @return the path
   */
  public String path(int component) {
    return paths[component];
  }

  /**
   * What makes a component, for tools that look at code; use {@link #instantiate} to make one.
   *
   * @param component its number
   * @return as it was given to the graph
   */
  public ComponentFactory factory(int component) {
    return factories[component];
  }

  /**
   * The class of a component, for tools that look at code.
   *
   * @param component its number
   * @return of the one that the factory made when the graph was built
   */
  public Class<?> type(int component) {
    return types[component];
  }

  /**
   * Whether a component may be waiting at the end without the run being stuck.
   *
   * @param component its number
   * @return what the graph declared
   */
  public boolean mayRest(int component) {
    return mayRest[component];
  }

  /**
   * How many inboxes there are, outputs included.
   *
   * @return at least {@link #outputs}
   */
  public int inboxes() {
    return inboxOwner.length;
  }

  /**
   * How many outboxes there are.
   *
   * @return at least 0
   */
  public int outboxes() {
    return outboxOwner.length;
  }

  /**
   * How many outputs the graph has.
   *
   * @return at least 0
   */
  public int outputs() {
    return graph.outputs.size();
  }

  /**
   * The first inbox of a component, or for {@link #components} the first output.
   *
   * @param component its number
   * @return an inbox
   */
  public int firstInbox(int component) {
    return inboxStart[component];
  }

  /**
   * The first outbox of a component.
   *
   * @param component its number
   * @return an outbox
   */
  public int firstOutbox(int component) {
    return outboxStart[component];
  }

  /**
   * Who reads an inbox.
   *
   * @param inbox its number
   * @return a component, or {@link #NOBODY} for an output
   */
  public int reader(int inbox) {
    return inboxOwner[inbox];
  }

  /**
   * Who writes an outbox.
   *
   * @param outbox its number
   * @return a component
   */
  public int writer(int outbox) {
    return outboxOwner[outbox];
  }

  /**
   * Where an outbox's messages go.
   *
   * @param outbox its number
   * @return an inbox, or {@link #NOBODY} if they are discarded
   */
  public int target(int outbox) {
    return target[outbox];
  }

  /**
   * How many outboxes are linked to an inbox.
   *
   * @param inbox its number
   * @return 0 for an unused inbox
   */
  public int fanIn(int inbox) {
    return writers[inbox].length;
  }

  /**
   * One of the outboxes that are linked to an inbox.
   *
   * @param inbox its number
   * @param index from 0 to {@link #fanIn} - 1
   * @return an outbox
   */
  public int feeder(int inbox, int index) {
    return writers[inbox][index];
  }

  /**
   * How many messages an inbox holds at most.
   *
   * @param inbox its number
   * @return at least 1, or {@link #UNBOUNDED}
   */
  public int bound(int inbox) {
    return bound[inbox];
  }

  /**
   * The full name of an inbox or output.
   *
   * @param inbox its number
   * @return {@code "path.box"}, or an output's plain name
   */
  public String inboxName(int inbox) {
    int owner = inboxOwner[inbox];
    return owner == NOBODY
        ? graph.outputs.get(inbox - inboxStart[paths.length])
        : paths[owner] + "." + asked[owner].inboxes.get(inbox - inboxStart[owner]);
  }

  /**
   * The full name of an outbox.
   *
   * @param outbox its number
   * @return {@code "path.box"}
   */
  public String outboxName(int outbox) {
    int owner = outboxOwner[outbox];
    return paths[owner] + "." + asked[owner].outboxes.get(outbox - outboxStart[owner]);
  }

  /**
   * How many notices there are.
   *
   * @return at least 0
   */
  public int notices() {
    return noticeNames.length;
  }

  /**
   * The full name of a notice.
   *
   * @param notice its number
   * @return its name, with the path of the graph that declares it
   */
  public String noticeName(int notice) {
    return noticeNames[notice];
  }

  /**
   * What a notice says before anything is published.
   *
   * @param notice its number
   * @return not null
   */
  public Object initialNotice(int notice) {
    return initialNotices[notice];
  }

  /**
   * Who publishes a notice.
   *
   * @param notice its number
   * @return a component, or {@link #NOBODY}
   */
  public int publisher(int notice) {
    return publishers[notice];
  }

  /**
   * What must hold in every state.
   *
   * @return the invariants of the graph and of those nested in it
   */
  public List<Invariant> invariants() {
    return new ArrayList<>(invariants);
  }

  /**
   * What must hold at the end of every execution in which all components are done or rest.
   *
   * @return what the graph and those nested in it declare
   */
  public List<Invariant> atEnd() {
    return new ArrayList<>(ends);
  }

  /**
   * How many responses are declared.
   *
   * @return at least 0
   */
  public int responses() {
    return responses.length;
  }

  /**
   * The inbox after a message to which there must be one to {@link #eventually}.
   *
   * @param response its number
   * @return an inbox
   */
  public int after(int response) {
    return responses[response][0];
  }

  /**
   * The inbox that must sooner or later get a message when {@link #after} has got one.
   *
   * @param response its number
   * @return an inbox
   */
  public int eventually(int response) {
    return responses[response][1];
  }

  int inboxOf(int component, String name) {
    int k = asked[component].inboxes.indexOf(name);
    return k < 0 ? NOBODY : inboxStart[component] + k;
  }

  int outboxOf(int component, String name) {
    int k = asked[component].outboxes.indexOf(name);
    return k < 0 ? NOBODY : outboxStart[component] + k;
  }

  int noticeOf(int component, String name) {
    int k = asked[component].notices.indexOf(name);
    if (k < 0) {
      int published = asked[component].published.indexOf(name);
      k = published < 0 ? NOBODY : asked[component].notices.size() + published;
    }
    return k < 0 ? NOBODY : notices[component][k];
  }

  private String noticeAsked(int component, int k) {
    int read = asked[component].notices.size();
    return k < read ? asked[component].notices.get(k) : asked[component].published.get(k - read);
  }

  @Override
  public String toString() {
    return "wiring of " + graph.name + ": " + Arrays.toString(paths);
  }
}
