package intray.agree;

import intray.check.Bounds;
import intray.check.RandomGraph;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Random graphs for engines. */
final class RandomGraphs {
  /** Enough for all but a few of them; what is cut off is not held against anybody. */
  static final Bounds BOUNDS = Bounds.DEFAULT.withStates(50_000).withExecutions(50_000);

  private RandomGraphs() {}

  static Example example(List<Integer> genes, RandomGraph.Features features) {
    return new Example("random", Map.of(), RandomGraph.decode(genes, features), program(genes));
  }

  /** For {@link RandomGraph.Features#TINY} alone. */
  private static Example.Program program(List<Integer> genes) {
    return new Example.Program(
        "intray.harness.RandomGraphHarness",
        genes.stream().map(String::valueOf).toList(),
        List.of(classes()));
  }

  private static Path classes() {
    try {
      return Path.of(RandomGraph.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The graph through some engines; a disagreement is an error that shows the graph. */
  static Row agreeing(List<Integer> genes, RandomGraph.Features features, Engine... engines)
      throws InterruptedException {
    Example example = example(genes, features);
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (Engine engine : engines) {
      cells.putAll(engine.run(example));
    }
    Row row = new Row(example, cells, Comparison.of(example, cells)); // no schedules: jqwik shrinks
    if (!row.agrees()) {
      throw new Disagreement(RandomGraph.describe(genes, features), genes, row);
    }
    return row;
  }

  /** What a property fails with. */
  static final class Disagreement extends AssertionError {
    private static final long serialVersionUID = 1L;
    private final transient List<Integer> genes;

    Disagreement(String graph, List<Integer> genes, Row row) {
      super(graph + "\n" + what(row));
      this.genes = genes;
    }

    private static String what(Row row) {
      if (row.differences().isEmpty()) {
        return row.cells().toString();
      }
      Difference smallest = row.differences().get(0);
      return smallest.level()
          + ": "
          + smallest.outcome()
          + "\nseen by "
          + smallest.seenBy()
          + ", missed by "
          + smallest.missedBy();
    }

    List<Integer> genes() {
      return genes;
    }
  }
}
