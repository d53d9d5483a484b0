package intray.catalogue;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value for each parameter of a graph: the given ones, and the defaults of the others. */
public final class Arguments {
  private final Map<String, String> values = new LinkedHashMap<>();

  Arguments(String graph, List<Parameter> parameters, Map<String, String> given) {
    for (Parameter parameter : parameters) {
      values.put(parameter.name(), parameter.preset());
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new BadArgument(
            "graph " + graph + " has no parameter '" + name + "'" + instead(name, parameters));
      }
    }
    for (Parameter parameter : parameters) {
      String value = given.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), parameter.accept(value));
      }
    }
  }

  private static String instead(String name, List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      return "; it has none at all";
    }
    List<String> names = parameters.stream().map(Parameter::name).toList();
    return Nearest.hint(name, names)
        + "; it has "
        + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", "));
  }

  /**
   * The value of each parameter as text.
   *
   * @return in the order in which the graph declares them
   */
  public Map<String, String> values() {
    return new LinkedHashMap<>(values);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("parameter '" + name + "' was not declared");
    }
    return value;
  }

  /** A file or directory that can be read, or nothing if none was given. */
  Optional<Path> path(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Path path;
    try {
      path = Path.of(value);
    } catch (InvalidPathException e) {
      throw new BadArgument("parameter " + name + "=" + value + " is not a path: " + e.getReason());
    }
    if (!Files.exists(path)) {
      throw new BadArgument(
          "parameter "
              + name
              + "="
              + value
              + ": there is no such file or directory (seen from "
              + Path.of("").toAbsolutePath()
              + ")");
    }
    if (!Files.isReadable(path)) {
      throw new BadArgument(
          "parameter " + name + "=" + value + ": it cannot be read; look at its permissions");
    }
    return Optional.of(path);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
