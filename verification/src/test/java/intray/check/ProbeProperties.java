package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mean of the estimator, over all random executions, is the number of traces. */
class ProbeProperties {
  private static final int TOO_MANY = 20_000;

  @Property(tries = 200)
  void the_mean_is_the_number_of_parallel_traces(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.PARALLEL, genes);
  }

  @Property(tries = 200)
  void the_mean_is_the_number_of_cooperative_traces(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.COOPERATIVE, genes);
  }

  private static void compare(Graph graph, Level level, List<Integer> genes) {
    Model model = new Model(graph);
    Exploration optimal = Explore.with(new OptimalSearch(), model, level);
    Assume.that(optimal.faults.values().stream().noneMatch(ProbeProperties::isFailure));
    double mean = mean(new Probe(model, level, 10_000));
    Assume.that(mean >= 0);
    assertEquals(
        (double) optimal.executions, mean, 1e-6 * optimal.executions, () -> genes.toString());
  }

  /**
   * After a failure a cooperative run goes no further, which the search by traces does not know.
   */
  private static boolean isFailure(Ends.Fault fault) {
    return fault.kind() == FindingKind.FAILED || fault.kind() == FindingKind.REFUSED_SEND;
  }

  /** Over all random executions, each with its probability; -1 if there are too many. */
  private static double mean(Probe probe) {
    int[] choices = new int[16];
    int[] alternatives = new int[16];
    double mean = 0;
    for (int walks = 0; walks < TOO_MANY; walks++) {
      AtomicInteger depth = new AtomicInteger();
      double[] probability = {1};
      int[][] arrays = {choices, alternatives};
      probe.walk(
          n -> {
            int at = depth.getAndIncrement();
            if (at == arrays[0].length) {
              arrays[0] = Arrays.copyOf(arrays[0], 2 * at);
              arrays[1] = Arrays.copyOf(arrays[1], 2 * at);
            }
            arrays[1][at] = n;
            probability[0] /= n;
            return arrays[0][at];
          });
      choices = arrays[0];
      alternatives = arrays[1];
      mean += probability[0] * probe.executions();
      int last = depth.get() - 1;
      while (last >= 0 && choices[last] + 1 == alternatives[last]) {
        choices[last--] = 0;
      }
      if (last < 0) {
        return mean;
      }
      choices[last]++;
    }
    return -1;
  }

  @ParameterizedTest
  @CsvSource({"lastzero, n=6, 144", "readers, n=10, 1024", "senders, n=3, 90", "chain, n=4, 1"})
  void known_counts_are_within_the_spread(String graph, String parameter, double executions) {
    Entry entry = Catalogue.get(graph);
    String[] given = parameter.split("=", 2);
    Graph built = entry.build(entry.arguments(Map.of(given[0], given[1])));

    Estimate estimate = Check.of(built).levels(Set.of(Level.PARALLEL)).estimate();

    Estimate.OfLevel level = Objects.requireNonNull(estimate.levels().get(Level.PARALLEL));
    assertEquals(0, level.unfinished());
    // twice the stated spread: the draws are always the same, so this does not flicker
    assertEquals(executions, level.executions().mean(), 2 * level.executions().error() + 1e-9);
  }

  @Test
  void a_graph_that_never_ends_is_said_to_be_unfinished() {
    Graph endless =
        Graph.named("endless").component("a", ports -> () -> intray.Step.CONTINUE).build();

    Estimate estimate = Check.of(endless).bounds(Bounds.DEFAULT.withSteps(50)).estimate();

    estimate.levels().values().forEach(level -> assertEquals(level.probes(), level.unfinished()));
  }
}
