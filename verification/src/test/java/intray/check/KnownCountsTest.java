package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures known from elsewhere: hand-written enumerations, the literature on optimal DPOR, and its
 * tools.
 */
class KnownCountsTest {
  private static Model model(String graph, String parameters) {
    Entry entry = Catalogue.get(graph);
    Map<String, String> given = new HashMap<>();
    for (String parameter : parameters.split(" ", -1)) {
      String[] parts = parameter.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return new Model(entry.build(entry.arguments(given)));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "readers, n=2, 6",
    "readers, n=6, 5040",
    "lastzero, n=1, 3",
    "lastzero, n=2, 35",
    "lastzero, n=3, 920",
    "lastzero, n=4, 44300",
    "senders, n=3 k=2, 90",
    "senders, n=2 k=4, 70",
  })
  void walking_all_interleavings_of_the_shared_accesses(
      String graph, String parameters, long count) {
    assertEquals(
        count,
        Explore.with(new Enumeration(), model(graph, parameters), Level.PARALLEL).executions);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "readers, n=8, 362880",
    "lastzero, n=5, 3487880",
    "lastzero, n=6, 416108000",
    "senders, n=3 k=4, 34650",
  })
  void counting_all_interleavings_without_walking_them(
      String graph, String parameters, long count) {
    assertEquals(
        count,
        Explore.with(new StateSearch(), model(graph, parameters), Level.PARALLEL).executions);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "readers, n=2, 4",
    "readers, n=6, 64",
    "readers, n=8, 256",
    "lastzero, n=1, 2",
    "lastzero, n=2, 5",
    "lastzero, n=3, 12",
    "lastzero, n=4, 28",
    "lastzero, n=5, 64",
    "lastzero, n=6, 144",
    "lastzero, n=10, 3328",
    "senders, n=3 k=2, 90",
    "senders, n=3 k=4, 34650",
    "chain, n=3 k=2, 1",
    "chain, n=6 k=20, 1",
  })
  void the_optimal_search_explores_each_trace_once_and_nothing_else(
      String graph, String parameters, long count) {
    Exploration optimal =
        Explore.with(new OptimalSearch(), model(graph, parameters), Level.PARALLEL);
    assertEquals(count, optimal.executions);
    assertEquals(0, optimal.redundant);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({"readers, n=13, 8192", "lastzero, n=13, 32768"})
  void the_same_for_larger_sizes(String graph, String parameters, long count) {
    the_optimal_search_explores_each_trace_once_and_nothing_else(graph, parameters, count);
  }
}
