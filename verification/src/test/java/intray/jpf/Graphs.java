package intray.jpf;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.check.Check;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Graphs of the catalogue that are small enough for JPF, by name and parameters. */
final class Graphs {
  static final List<String> ALL =
      List.of(
          "finished-child",
          "finished-child-repaired",
          "echo-in-band",
          "take-too-early",
          "pause-on-unread-mail k=2");

  private Graphs() {}

  static String name(String graph) {
    return graph.split(" ", -1)[0];
  }

  static Map<String, String> parameters(String graph) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : graph.split(" ", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parameters;
  }

  /** What the checker says that single operations, in any order, can lead to. */
  static Set<String> checked(String graph) {
    Entry entry = Catalogue.get(name(graph));
    Report report =
        Check.of(entry.build(entry.arguments(parameters(graph))))
            .levels(Set.of(Level.PARALLEL))
            .run();
    LevelReport parallel = Objects.requireNonNull(report.levels().get(Level.PARALLEL));
    return new TreeSet<>(parallel.outcomes().keySet());
  }
}
