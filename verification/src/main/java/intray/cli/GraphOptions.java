package intray.cli;

import intray.catalogue.BadArgument;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which parameters a graph gets, and where the classes are that supply one. */
final class GraphOptions {
  /** The names that a shell can complete. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.entries().stream().map(Entry::name).iterator();
    }
  }

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "name=value",
      description = {
        "A parameter of the graph ('intray list GRAPH' shows which it has).",
        "With several graphs, of all of those that have one of this name."
      })
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "PATH",
      description = "Jars and class folders with graphs of your own, separated as for java.")
  private @Nullable String classpath;

  /** Builds all the graphs, or none: every error is found before anything is done. */
  List<Subject> build(List<String> names) {
    Map<String, String> given = given();
    UserClasses classes = UserClasses.at(classpath);
    List<GraphSource> sources = new ArrayList<>();
    for (String name : names) {
      sources.add(source(name, classes));
    }
    List<Subject> subjects = new ArrayList<>();
    for (GraphSource source : sources) {
      Map<String, String> own = new LinkedHashMap<>(given);
      if (sources.size() > 1) {
        requireSomeTakes(sources, given);
        own.keySet().removeIf(parameter -> !source.takes(parameter));
      }
      Subject subject = build(source, own);
      boolean known = source instanceof GraphSource.OfCatalogue;
      subjects.add(known ? subject : subject.from(classpath));
    }
    requireSomeTakes(sources, given); // now they have told what they ask for
    return subjects;
  }

  /** Builds a graph as it was built before. */
  static Subject rebuild(String name, Map<String, String> parameters, @Nullable String classpath) {
    GraphSource source = source(name, UserClasses.at(classpath));
    Map<String, String> given = new LinkedHashMap<>(parameters);
    if (source instanceof GraphSource.OfCatalogue) {
      given.values().removeIf(String::isEmpty); // what was left out
    }
    return build(source, given);
  }

  /** Refuses parameters where no graph is named that could have them. */
  void requireUnused(String why) {
    if (!parameters.isEmpty()) {
      throw new UsageException("-p " + parameters.get(0) + ": " + why + "; name the graph");
    }
  }

  /** The catalogue comes first: a class of a user's has a capital or a dot in its name. */
  private static GraphSource source(String name, UserClasses classes) {
    if (Catalogue.find(name).isPresent()) {
      return new GraphSource.OfCatalogue(entry(name));
    }
    if (classes.has(name)) {
      return classes.source(name);
    }
    if (name.indexOf('.') >= 0) {
      throw new UsageException(
          "there is no class '"
              + UserClasses.className(name)
              + "' "
              + classes.where()
              + ". Give its full name, and with --classpath the jar or the class folder it is in.");
    }
    return new GraphSource.OfCatalogue(entry(name));
  }

  /** An entry of the catalogue. */
  static Entry entry(String name) {
    Optional<Entry> entry = Catalogue.find(name);
    if (entry.isPresent()) {
      return entry.get();
    }
    List<String> nearest = Catalogue.nearest(name);
    throw new UsageException(
        "the catalogue has no graph '"
            + name
            + "'"
            + (nearest.isEmpty() ? "" : "; did you mean '" + String.join("' or '", nearest) + "'?")
            + "\n'intray list' prints all graphs; a graph of your own is named by its class, with"
            + " --classpath.");
  }

  private static Subject build(GraphSource source, Map<String, String> parameters) {
    try {
      return source instanceof GraphSource.OfCatalogue
          ? source.build(parameters)
          : Patience.await("class " + source.name(), () -> source.build(parameters));
    } catch (BadArgument e) {
      throw new UsageException(
          e.getMessage() + "\n'intray list " + source.name() + "' explains its parameters.", e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(source.name() + ": " + e.getMessage(), e);
    }
  }

  private static void requireSomeTakes(List<GraphSource> sources, Map<String, String> given) {
    for (String parameter : given.keySet()) {
      if (sources.stream().noneMatch(source -> source.takes(parameter))) {
        throw new UsageException(
            sources.size() == 1
                ? "building the graph "
                    + sources.get(0).name()
                    + " never asked for parameter '"
                    + parameter
                    + "', which would change nothing; "
                    + sources.get(0).parameters()
                : "none of these graphs has a parameter '"
                    + parameter
                    + "': "
                    + sources.stream()
                        .map(source -> source.name() + " (" + source.parameters() + ")")
                        .collect(Collectors.joining(", "))
                    + "\n'intray list GRAPH' explains the parameters of a graph.");
      }
    }
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "-p " + parameter + " is not of the form name=value, as in -p n=3");
      }
      String name = parameter.substring(0, equals);
      if (given.put(name, parameter.substring(equals + 1)) != null) {
        throw new UsageException("parameter '" + name + "' is given twice; give it once");
      }
    }
    return given;
  }
}
