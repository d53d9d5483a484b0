package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** The theorem in FINDINGS.md: who keeps the rules has one outcome, however it is scheduled. */
class DisciplineProperties {
  /** The graphs of the page, and the one rule that each of the first five breaks. */
  private static final Map<String, Set<Discipline.Breach>> PAGE =
      new TreeMap<>(
          Map.of(
              "diamond-fan-in", Set.of(Discipline.Breach.FAN_IN),
              "check-then-control", Set.of(Discipline.Breach.LOOKS),
              "rejected-half-way", Set.of(Discipline.Breach.LOOKS),
              "check-then-act", Set.of(Discipline.Breach.READS_NOTICE),
              "refused-send", Set.of(Discipline.Breach.FAN_IN, Discipline.Breach.TWO_MAY_FAIL),
              "chain", Set.of(),
              "diamond", Set.of(),
              "token-ring", Set.of(),
              "rejected-half-way-repaired", Set.of(),
              "rare-order-repaired", Set.of()));

  @Example
  void the_graphs_of_the_page_break_the_rules_that_it_says() {
    Map<String, Set<Discipline.Breach>> found = new TreeMap<>();
    PAGE.keySet()
        .forEach(name -> found.put(name, Discipline.breaches(Catalogue.get(name).build())));
    assertEquals(PAGE, found);
  }

  @Example
  void disciplined_graphs_of_the_catalogue_have_one_outcome() {
    int disciplined = 0;
    for (Entry entry : Catalogue.entries()) {
      if (!entry.canGoOnForEver()
          && !entry.name().equals("hidden-coin")
          && Discipline.breaches(entry.build()).isEmpty()) {
        disciplined++;
        assertHidesNothing(entry.build(), entry.name());
      }
    }
    assertTrue(disciplined >= 10, "only " + disciplined + " graphs keep the rules");
  }

  @Property(tries = 2000)
  void disciplined_graphs_have_one_outcome(
      @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 59) Integer> genes) {
    Graph graph =
        RandomGraph.decode(genes, new RandomGraph.Features(3, 2, false, true, false, true));
    Set<Discipline.Breach> breaches = Discipline.breaches(graph);
    Statistics.label("rules")
        .collect(breaches.isEmpty() ? "kept" : "broken")
        .coverage(coverage -> coverage.check("kept").percentage(share -> share > 5));
    if (breaches.isEmpty()) {
      assertHidesNothing(graph, RandomGraph.describe(genes, RandomGraph.Features.ALL));
    }
  }

  private static void assertHidesNothing(Graph graph, String which) {
    Set<String> only = outcomes(graph, Level.ROUND_ROBIN);
    assertEquals(1, only.size(), which);
    assertEquals(only, outcomes(graph, Level.COOPERATIVE), which);
    assertEquals(only, outcomes(graph, Level.PARALLEL), which);
  }

  /** By the crudest of searches. */
  private static Set<String> outcomes(Graph graph, Level level) {
    return Explore.with(new AllStates(), new Model(graph), level).outcomes.keySet();
  }
}
