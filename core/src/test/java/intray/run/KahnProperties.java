package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.fixtures.KahnNetwork;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A graph that is deterministic by its construction has the same outcome wherever it runs. */
final class KahnProperties {
  @Property(tries = 300)
  void an_acyclic_network_has_one_outcome(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int nodes,
      @ForAll @IntRange(min = 1, max = 3) int groups)
      throws InterruptedException {
    sameEverywhere(seed, KahnNetwork.of(seed, nodes, groups, false));
  }

  @Property(tries = 300)
  void a_network_with_feedback_has_one_outcome(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int nodes,
      @ForAll @IntRange(min = 1, max = 3) int groups)
      throws InterruptedException {
    sameEverywhere(seed, KahnNetwork.of(seed, nodes, groups, true));
  }

  private static void sameEverywhere(long seed, Graph graph) throws InterruptedException {
    Outcome expected = new Serial().seed(seed).run(graph);
    assertEquals(expected, new Serial().seed(seed).run(graph));
    for (int k = 0; k < 4; k++) {
      assertEquals(expected, new Serial().seed(seed).shuffled(k).run(graph));
    }
    assertEquals(expected, new Threads().seed(seed).run(graph));
    // Green is worth little if the interesting cases never come.
    Statistics.label("end")
        .collect(expected.end())
        .coverage(
            cover -> {
              cover.check(Outcome.End.COMPLETED).percentage(p -> p > 2);
              cover.check(Outcome.End.STUCK).percentage(p -> p > 2);
            });
    Statistics.label("left")
        .collect(!expected.left().isEmpty())
        .coverage(cover -> cover.check(true).percentage(p -> p > 2));
  }
}
