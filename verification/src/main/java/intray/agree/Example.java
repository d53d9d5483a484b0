package intray.agree;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph for all engines.
 *
 * @param name of the catalogue, or of a class
 * @param parameters all that it was built with
 * @param graph for the engines of this process
 * @param program what builds and runs it on threads, for an engine with a virtual machine of its
 *     own; null if there is none
 */
public record Example(
    String name, Map<String, String> parameters, Graph graph, @Nullable Program program) {

  /**
   * A harness that builds a graph, runs it on threads and records the outcome.
   *
   * @param mainClass its class
   * @param arguments of its main, without commas
   * @param classPath where to look for classes before Intray's own
   */
  public record Program(String mainClass, List<String> arguments, List<Path> classPath) {
    /** Copies the lists. */
    public Program {
      arguments = List.copyOf(arguments);
      classPath = List.copyOf(classPath);
    }
  }

  /** Copies the parameters. */
  public Example {
    parameters = new LinkedHashMap<>(parameters);
  }

  /**
   * A graph of the catalogue.
   *
   * @param text its name and parameters, as in {@code readers n=3}
   * @return the graph
   * @throws intray.catalogue.BadArgument if there is none
   */
  public static Example of(String text) {
    List<String> words = List.of(text.split(" ", -1));
    Map<String, String> given = new LinkedHashMap<>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      given.put(word.substring(0, equals), word.substring(equals + 1));
    }
    Entry entry = Catalogue.get(words.get(0));
    return ofCatalogue(words.get(0), given, entry.build(entry.arguments(given)));
  }

  /**
   * A graph of the catalogue that has been built.
   *
   * @param name of the entry
   * @param parameters what it was built with, empty values for what was left out
   * @param graph the graph
   * @return the graph with a program that builds it too
   */
  public static Example ofCatalogue(String name, Map<String, String> parameters, Graph graph) {
    List<String> arguments = new ArrayList<>(List.of(name));
    parameters.forEach(
        (parameter, value) -> {
          if (!value.isEmpty()) {
            arguments.add(parameter + "=" + value);
          }
        });
    return new Example(
        name, parameters, graph, new Program("intray.harness.GraphHarness", arguments, List.of()));
  }

  /**
   * The name with those parameters that say something.
   *
   * @return as in {@code readers(n=3)}
   */
  public String title() {
    String given =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? name : name + "(" + given + ")";
  }
}
