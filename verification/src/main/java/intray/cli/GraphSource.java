package intray.cli;

import intray.catalogue.Arguments;
import intray.catalogue.Entry;
import intray.catalogue.Parameter;
import java.util.Map;
import java.util.stream.Collectors;

/** Something that a graph can be built from, once its parameters are known. */
interface GraphSource {
  /** What it was asked for as. */
  String name();

  /**
   * Whether a parameter of that name may be given. A class that is handed all of them may have any;
   * once it has built the graph, those that it asked for.
   */
  boolean takes(String parameter);

  /** Which parameters there are, as half a sentence. */
  String parameters();

  /**
   * Builds the graph.
   *
   * @throws IllegalArgumentException if a parameter or the wiring is wrong
   * @throws UsageException if the code that builds it fails
   */
  Subject build(Map<String, String> parameters);

  /** A graph of the catalogue. */
  record OfCatalogue(Entry entry) implements GraphSource {
    @Override
    public String name() {
      return entry.name();
    }

    @Override
    public boolean takes(String parameter) {
      return entry.parameters().stream().anyMatch(known -> known.name().equals(parameter));
    }

    @Override
    public String parameters() {
      String names =
          entry.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
      return "it has " + (names.isEmpty() ? "none at all" : names);
    }

    @Override
    public Subject build(Map<String, String> parameters) {
      Arguments arguments = entry.arguments(parameters);
      return new Subject(
          entry.name(), entry.sentence(), arguments.values(), entry.build(arguments));
    }
  }
}
