package intray.check;

import intray.Graph;
import intray.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A graph as a TLA+ module of its own, for TLC to explore as a second opinion. Its components are
 * the automata that the checker found by running them; what their operations do is said in TLA+.
 */
public final class Specification {
  /** The levels that the module has. */
  public static final List<Level> LEVELS = List.of(Level.COOPERATIVE, Level.PARALLEL);

  private static final String TEMPLATE = "specification.tla";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
  private static final int WIDTH = 77;

  private final String name;
  private final String module;
  private final Map<Level, Set<String>> outcomes = new EnumMap<>(Level.class);

  private Specification(
      String called,
      String title,
      Graph graph,
      Bounds bounds,
      Consumer<Progress> listener,
      Watchdog watchdog) {
    Model model = model(graph, Matching.HISTORIES, watchdog);
    for (Level level : LEVELS) {
      Budget budget = new Budget(bounds, level, listener);
      Model matching = model(graph, Matching.STATES, watchdog);
      if (new StateSearch().explore(matching, level, budget).cyclic) {
        throw new CheckException(
            "at the "
                + level
                + " level the graph can go on for ever. A module lists every history of each"
                + " component, and there is no end of them: 'intray spec' is for graphs that end."
                + " 'intray check' explores this one, comparing components by their fields.");
      }
      Exploration found =
          new StateSearch().explore(model, level, new Budget(bounds, level, listener));
      if (found.bound != null) {
        throw new CheckException(
            "the "
                + level
                + " level was not explored to the end, it stopped at "
                + found.bound
                + ", so its components are not known in full. Make the graph smaller.");
      }
      Set<String> texts = new TreeSet<>();
      found.outcomes.keySet().forEach(text -> texts.add(Tla.plain(text)));
      outcomes.put(level, texts);
    }
    this.name = identifier(called);
    this.module =
        template()
            .replace("@MODULE@", ruler())
            .replace("@ABOUT@", about(title, outcomes))
            .replace("@OUTCOMES@", saw())
            .replace("@TABLES@", tables(model));
  }

  /**
   * Explores a graph and writes it down.
   *
   * @param called what the graph is called, from which the name of the module is made
   * @param title the same, with its parameters
   * @param graph without inputs of its own
   * @param bounds how far to go for each level
   * @param listener told now and then how far the exploration is
   * @return the specification
   * @throws CheckException if a bound was reached, since not all is known then
   */
  public static Specification of(
      String called, String title, Graph graph, Bounds bounds, Consumer<Progress> listener) {
    Watchdog watchdog = new Watchdog();
    return watchdog.watch(
        () -> new Specification(called, title, graph, bounds, listener, watchdog));
  }

  private static Model model(Graph graph, Matching matching, Watchdog watchdog) {
    return new Model(graph, matching, Map.of(), watchdog, Equivalence.MAZURKIEWICZ);
  }

  /**
   * The name of the module; its file must be called so too.
   *
   * @return an identifier
   */
  public String name() {
    return name;
  }

  /**
   * The module.
   *
   * @return its text
   */
  public String module() {
    return module;
  }

  /**
   * What TLC has to be told.
   *
   * @param level one of {@link #LEVELS}
   * @return the text of the configuration
   */
  public String configuration(Level level) {
    return """
        \\* %s at the %s level
        SPECIFICATION Spec
        CONSTANT Level = "%s"
        INVARIANT WithinBounds
        INVARIANT PrintOutcome
        INVARIANT AsTheCheckerSaw
        """
        .formatted(name, level, level);
  }

  /**
   * The files to write.
   *
   * @return their contents by name
   */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(name + ".tla", module);
    for (Level level : LEVELS) {
      files.put(configurationFile(level), configuration(level));
    }
    return files;
  }

  /**
   * The name of a configuration's file.
   *
   * @param level one of {@link #LEVELS}
   * @return a file name
   */
  public String configurationFile(Level level) {
    return name + "-" + level + ".cfg";
  }

  /**
   * What the checker has found, as TLC prints it.
   *
   * @param level one of {@link #LEVELS}
   * @return the texts of all outcomes
   */
  public Set<String> outcomes(Level level) {
    return Collections.unmodifiableSet(
        Objects.requireNonNull(outcomes.get(level), "not at this level"));
  }

  /**
   * A text as TLC prints it: in ASCII, without characters that cannot stand in a string of TLA+.
   *
   * @param text any
   * @return the text with escapes; a text that has some already stays as it is
   */
  public static String plain(String text) {
    return Tla.plain(text);
  }

  /** In TLA+ a module must not be called like one of the standard modules. */
  private static String identifier(String called) {
    StringBuilder identifier = new StringBuilder();
    Matcher words = WORD.matcher(called.substring(called.lastIndexOf('.') + 1));
    while (words.find()) {
      String word = words.group();
      identifier.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    boolean startsWithLetter = identifier.length() > 0 && Character.isLetter(identifier.charAt(0));
    return (startsWithLetter ? "" : "The") + identifier + "Graph";
  }

  private String ruler() {
    String words = " MODULE " + name + " ";
    int dashes = Math.max(8, WIDTH - words.length());
    return "-".repeat(dashes / 2) + words + "-".repeat(dashes - dashes / 2);
  }

  private static String about(String title, Map<Level, Set<String>> outcomes) {
    List<String> lines = new ArrayList<>();
    lines.add("The graph " + Tla.plain(title) + ", written by 'intray spec'.");
    for (Level level : LEVELS) {
      int n = Objects.requireNonNull(outcomes.get(level)).size();
      lines.add(
          "At the "
              + level
              + " level the checker has found "
              + n
              + " outcome"
              + (n == 1 ? "." : "s."));
    }
    return lines.stream()
        .map(line -> String.format("(* %-71s *)", line.replace("*)", "* )").replace("(*", "( *")))
        .collect(Collectors.joining("\n"));
  }

  private String saw() {
    Map<String, String> sets = new LinkedHashMap<>();
    for (Level level : LEVELS) {
      String set =
          Objects.requireNonNull(outcomes.get(level)).stream()
              .map(Tla::string)
              .collect(Collectors.joining(",\n       ", "{\n       ", "}"));
      sets.put(level.toString(), set);
    }
    return "     " + Tla.function(sets);
  }

  private static String tables(Model model) {
    Wiring wiring = model.wiring;
    Names items = new Names(model.items);
    Map<String, String> notices = new LinkedHashMap<>();
    for (int k = 0; k < wiring.notices(); k++) {
      String text = items.of(model.items.id(wiring.initialNotice(k)));
      notices.put(wiring.noticeName(k), Tla.string(text));
    }
    List<String> components = new ArrayList<>();
    List<String> mayRest = new ArrayList<>();
    Map<String, String> automata = new LinkedHashMap<>();
    for (int c = 0; c < wiring.components(); c++) {
      String path = wiring.path(c);
      components.add(path);
      if (wiring.mayRest(c)) {
        mayRest.add(path);
      }
      automata.put(path, new Table(model.automata[c], wiring, items).text("     "));
    }
    Collections.sort(components);
    return String.join(
        "\n\n",
        "\\* In the order in which an outcome names them.\nComponentList == "
            + Tla.sequence(components),
        boxes(wiring),
        "NoticeList == " + Tla.sequence(notices.keySet().stream().sorted().toList()),
        definition("FirstNotice", notices),
        "\\* Who may be waiting at the end.\nMayRest == " + Tla.set(mayRest),
        definition("Automaton", automata));
  }

  private static String boxes(Wiring wiring) {
    List<String> outputs = new ArrayList<>();
    List<String> inboxes = new ArrayList<>();
    Map<String, String> reader = new LinkedHashMap<>();
    Map<String, String> bound = new LinkedHashMap<>();
    Map<String, String> link = new LinkedHashMap<>();
    Map<String, String> writer = new LinkedHashMap<>();
    for (int i = 0; i < wiring.inboxes(); i++) {
      boolean isOutput = wiring.reader(i) == Wiring.NOBODY;
      String name = wiring.inboxName(i);
      (isOutput ? outputs : inboxes).add(name);
      reader.put(name, isOutput ? "Nobody" : Tla.string(wiring.path(wiring.reader(i))));
      bound.put(
          name,
          wiring.bound(i) == Wiring.UNBOUNDED ? "Unbounded" : String.valueOf(wiring.bound(i)));
      // those that lead to one inbox in the order in which its reader tells their writers
      for (int k = 0; k < wiring.fanIn(i); k++) {
        link.put(wiring.outboxName(wiring.feeder(i, k)), Tla.string(name));
      }
    }
    for (int o = 0; o < wiring.outboxes(); o++) {
      link.putIfAbsent(wiring.outboxName(o), "Nobody");
      writer.put(wiring.outboxName(o), Tla.string(wiring.path(wiring.writer(o))));
    }
    if (reader.size() < wiring.inboxes() || link.size() < wiring.outboxes()) {
      throw new CheckException(
          "two boxes have the same full name, so a specification cannot tell them apart");
    }
    Collections.sort(inboxes);
    return String.join(
        "\n\n",
        "OutputList == " + Tla.sequence(outputs),
        "InboxList == " + Tla.sequence(inboxes),
        "OutboxList == " + Tla.sequence(link.keySet()),
        definition("Reader", reader),
        definition("Bound", bound),
        definition("Link", link),
        definition("Writer", writer));
  }

  private static String definition(String name, Map<String, String> values) {
    return name + " ==\n     " + Tla.function(values);
  }

  private static String template() {
    try (InputStream in = Specification.class.getResourceAsStream(TEMPLATE)) {
      return new String(
          Objects.requireNonNull(in, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
