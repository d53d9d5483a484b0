package intray.agree;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import intray.check.Level;
import intray.check.Method;
import intray.check.RandomGraph;
import intray.jpf.JpfInstallation;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Engines agree on random graphs; one that does not is shrunk. */
class RandomAgreementProperties {
  private static final int DOZENS = 24;
  private static final int TLC_SECONDS = 60;

  private static final Engine CHECKER = new CheckerEngine(RandomGraphs.BOUNDS);
  private static final Engine PLAIN = new PlainEngine(2_000, 50_000);

  private static final Optional<JpfInstallation> JPF = JpfInstallation.find();
  private static @Nullable JpfEngine jpf;

  @Property(tries = 3000)
  void checker_and_plain_enumeration_and_serial_runs(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes)
      throws InterruptedException {
    Row row =
        RandomGraphs.agreeing(genes, RandomGraph.Features.ALL, CHECKER, PLAIN, new SerialEngine(6));
    Statistics.label("outcomes")
        .collect(outcomes(row) > 1 ? "several" : "one")
        .coverage(coverage -> coverage.check("several").percentage(share -> share > 25));
  }

  @Property(tries = DOZENS)
  @Tag("slow")
  void checker_and_tlc(@ForAll("withSeveralOutcomes") List<Integer> genes)
      throws InterruptedException {
    RandomGraphs.agreeing(
        genes, RandomGraph.Features.ALL, CHECKER, new TlcEngine(RandomGraphs.BOUNDS, TLC_SECONDS));
  }

  @Property(tries = DOZENS)
  @Tag("slow")
  void checker_and_java_path_finder_and_threads(
      @ForAll("tinyWithSeveralOutcomes") List<Integer> genes) throws InterruptedException {
    if (JPF.isEmpty()) {
      System.err.println(
          "*** JAVA PATHFINDER IS NOT INSTALLED: "
              + DOZENS
              + " random graphs were not run in it. To run them "
              + JpfInstallation.HOW_TO_ENABLE
              + " ***");
    }
    Assumptions.assumeTrue(JPF.isPresent(), "JPF is not installed");
    Row row =
        RandomGraphs.agreeing(
            genes, RandomGraph.Features.TINY, CHECKER, jpf(), new ThreadsEngine(20));
    boolean complete = row.cells().get(Column.JPF) instanceof Cell.Seen seen && seen.isComplete();
    Statistics.label("JPF")
        .collect(complete ? "complete" : "cut off")
        .coverage(coverage -> coverage.check("complete").percentage(share -> share > 50));
  }

  @Provide
  Arbitrary<List<Integer>> withSeveralOutcomes() {
    return genes(20, 80).filter(genes -> hasSeveral(genes, RandomGraph.Features.ALL));
  }

  @Provide
  Arbitrary<List<Integer>> tinyWithSeveralOutcomes() {
    return genes(20, 40).filter(genes -> hasSeveral(genes, RandomGraph.Features.TINY));
  }

  private static Arbitrary<List<Integer>> genes(int least, int most) {
    return Arbitraries.integers().between(0, 59).list().ofMinSize(least).ofMaxSize(most);
  }

  private static boolean hasSeveral(List<Integer> genes, RandomGraph.Features features) {
    return Method.STATES
            .explore(RandomGraph.decode(genes, features), Level.PARALLEL, RandomGraphs.BOUNDS)
            .outcomes()
            .size()
        > 1;
  }

  private static int outcomes(Row row) {
    return assertInstanceOf(Cell.Seen.class, row.cells().get(Column.PARALLEL)).outcomes().size();
  }

  private static synchronized Engine jpf() {
    JpfEngine open = jpf;
    if (open == null) {
      open = new JpfEngine(JPF, new Agreement.JpfLimits(2, 20_000));
      jpf = open;
    }
    return open;
  }

  @AfterContainer
  static void close() {
    if (jpf != null) {
      jpf.close();
    }
  }
}
