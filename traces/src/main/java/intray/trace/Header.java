package intray.trace;

import intray.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a trace: which graph, how it was wired, and where it ran. A trace can be judged
 * without the classes of its graph.
 *
 * @param graph the name of the graph, as a command takes it
 * @param parameters what it was built with
 * @param placement where a recorded run took place: serial, threads, … or null
 * @param level the checker's level of a schedule: round-robin, cooperative or parallel; or null
 * @param seed what {@code choose} was answered by; null if nothing chose by a seed
 * @param order the number of a shuffled serial order, or null
 * @param replay the checker's token, or null
 * @param finding what the checker found, or null
 * @param loop the number, from 1 on, of the event with which the part of a schedule begins that
 *     comes again and again for ever, up to the last event; null if none does
 * @param components in the order of their activation
 * @param inboxes of components, in the order of the components
 * @param outputs of the graph; inboxes that nobody reads
 * @param notices all of them
 */
public record Header(
    String graph,
    Map<String, String> parameters,
    @Nullable String placement,
    @Nullable String level,
    @Nullable Long seed,
    @Nullable Long order,
    @Nullable String replay,
    @Nullable String finding,
    @Nullable Long loop,
    List<Part> components,
    List<Box> inboxes,
    List<Box> outputs,
    List<Notice> notices) {

  /** What the first line calls the format. */
  public static final String FORMAT = "intray-trace";

  /** The version that is written, and the only one that is read. */
  public static final int VERSION = 1;

  /** Copies everything, and keeps the order. */
  public Header {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    components = List.copyOf(components);
    inboxes = List.copyOf(inboxes);
    outputs = List.copyOf(outputs);
    notices = List.copyOf(notices);
  }

  /**
   * A component.
   *
   * @param name its path
   * @param inboxes its inboxes, by their own names
   * @param outboxes its outboxes, by their own names, in the order in which Done closes them
   * @param mayRest whether it may be waiting at the end
   */
  public record Part(String name, List<String> inboxes, List<String> outboxes, boolean mayRest) {
    /** Copies the lists. */
    public Part {
      inboxes = List.copyOf(inboxes);
      outboxes = List.copyOf(outboxes);
    }
  }

  /**
   * Where messages arrive.
   *
   * @param name in full
   * @param bound how many messages it holds at most, or {@link Wiring#UNBOUNDED}
   * @param writers the outboxes that are linked to it, in full
   */
  public record Box(String name, int bound, List<String> writers) {
    /** Copies the list. */
    public Box {
      writers = List.copyOf(writers);
    }
  }

  /**
   * A notice.
   *
   * @param name in full
   * @param publisher the path of the component that publishes it, or null
   * @param initial its first value, for people, or null
   */
  public record Notice(String name, @Nullable String publisher, @Nullable String initial) {}

  /**
   * The wiring of a graph, to be completed.
   *
   * @param wiring of the graph
   * @return a header that says neither where nor what for
   */
  public static Header of(Wiring wiring) {
    HeaderParts parts = new HeaderParts();
    parts.graph = wiring.graph().name();
    for (int c = 0; c < wiring.components(); c++) {
      List<String> inboxes = new ArrayList<>();
      for (int i = wiring.firstInbox(c); i < wiring.firstInbox(c + 1); i++) {
        inboxes.add(Naming.local(wiring.inboxName(i)));
      }
      List<String> outboxes = new ArrayList<>();
      for (int o = wiring.firstOutbox(c); o < wiring.firstOutbox(c + 1); o++) {
        outboxes.add(Naming.local(wiring.outboxName(o)));
      }
      parts.components.add(new Part(wiring.path(c), inboxes, outboxes, wiring.mayRest(c)));
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      List<String> writers = new ArrayList<>();
      for (int k = 0; k < wiring.fanIn(i); k++) {
        writers.add(wiring.outboxName(wiring.feeder(i, k)));
      }
      (wiring.reader(i) == Wiring.NOBODY ? parts.outputs : parts.inboxes)
          .add(new Box(wiring.inboxName(i), wiring.bound(i), writers));
    }
    for (int k = 0; k < wiring.notices(); k++) {
      int publisher = wiring.publisher(k);
      parts.notices.add(
          new Notice(
              wiring.noticeName(k),
              publisher == Wiring.NOBODY ? null : wiring.path(publisher),
              Values.text(wiring.initialNotice(k))));
    }
    return parts.header();
  }

  /**
   * With what a command calls the graph.
   *
   * @param name of the catalogue, or of a class
   * @param given what it was built with
   * @return a changed copy
   */
  public Header named(String name, Map<String, String> given) {
    HeaderParts parts = new HeaderParts(this);
    parts.graph = name;
    parts.parameters = given;
    return parts.header();
  }

  /** Only which graph it was, and how it was wired. */
  Header wiring() {
    HeaderParts parts = new HeaderParts();
    parts.graph = graph;
    parts.parameters = parameters;
    parts.components = components;
    parts.inboxes = inboxes;
    parts.outputs = outputs;
    parts.notices = notices;
    return parts.header();
  }

  /**
   * With where a run took place.
   *
   * @param where as in {@code "serial"}
   * @param choices the seed of what {@code choose} was answered
   * @param shuffled the number of the serial order, or null if it was round-robin
   * @return a changed copy
   */
  public Header ran(String where, long choices, @Nullable Long shuffled) {
    HeaderParts parts = new HeaderParts(this);
    parts.placement = where;
    parts.seed = choices;
    parts.order = shuffled;
    return parts.header();
  }

  /**
   * With what the checker knows.
   *
   * @param at the level, as in {@code "parallel"}
   * @param token what replays it, or null
   * @param found the kind of finding, or null
   * @return a changed copy
   */
  public Header checked(String at, @Nullable String token, @Nullable String found) {
    HeaderParts parts = new HeaderParts(this);
    parts.level = at;
    parts.replay = token;
    parts.finding = found;
    return parts.header();
  }

  /**
   * With what comes again and again.
   *
   * @param event the number of the event with which it begins, or null
   * @return a changed copy
   */
  public Header looping(@Nullable Long event) {
    HeaderParts parts = new HeaderParts(this);
    parts.loop = event;
    return parts.header();
  }
}
