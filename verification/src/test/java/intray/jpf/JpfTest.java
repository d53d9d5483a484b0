package intray.jpf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import intray.explore.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All that Java PathFinder runs, where it is installed. */
@Tag("slow")
class JpfTest {
  private static final long STATES = JpfSession.DEFAULT_STATES;

  /** A mistake may well lead to infinitely many states; long before that it shows. */
  private static final long MUTANT_STATES = 20_000;

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> harness_everyInterleaving_hasTheExpectedOutcomes() {
    return JpfAtHand.harnesses().stream().map(JpfTest::kernel);
  }

  @TestFactory
  Stream<DynamicTest> graph_onThreads_hasTheOutcomesThatTheCheckerFinds() {
    return Graphs.ALL.stream()
        .map(
            graph ->
                JpfAtHand.test(
                    graph,
                    () ->
                        JpfAtHand.session()
                            .graph(Graphs.name(graph), Graphs.parameters(graph), STATES),
                    () -> Graphs.checked(graph)));
  }

  @ParameterizedTest
  @EnumSource
  void mutantOfTheKernel_isConvicted(KernelMutant mutant) throws IOException {
    JpfSession session = JpfAtHand.session();
    JpfResult result = session.run(mutant.harness(), MUTANT_STATES, mutant.compile(directory));
    JpfAtHand.add("mutant " + mutant, result);
    Set<String> unexpected = new TreeSet<>(result.outcomeSet());
    unexpected.removeAll(Expectation.of(mutant.harness()));
    assertFalse(unexpected.isEmpty(), () -> "gets away with " + result.outcomeSet());
  }

  /** Each of our settings is there because one canary gets away without it. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          lost-update,    listener = intray.jpf.listener.OutcomeReport
          store-buffering, listener = intray.jpf.listener.OutcomeReport
          missed-unpark,  filter.class = gov.nasa.jpf.vm.serialize.DefaultFilterConfiguration
          late-write,     intray.watch = nothing
          """)
  void canary_withoutARemedy_getsAway(String canary, String setting) throws IOException {
    JpfSession session = JpfAtHand.session();
    Path file = JpfAtHand.KIT.resolve("canaries").resolve(canary + ".jpf").toAbsolutePath();
    Path without = directory.resolve("without.jpf");
    Files.writeString(without, "@include = " + file + "\n" + setting + "\n");
    Set<String> seen = session.run(without, STATES).outcomeSet();
    assertNotEquals(Expectation.of(file), seen);
  }

  /** JPF must see what is expected, which is what the embedded explorer sees as well. */
  static DynamicTest kernel(Path file) {
    return JpfAtHand.test(
        name(file),
        () -> JpfAtHand.session().run(file, STATES),
        () -> Kernel.requireExpected(file).outcomeSet());
  }

  static String name(Path file) {
    return file.getFileName().toString().replace(".jpf", "");
  }

  @AfterAll
  static void printTable() {
    JpfAtHand.printTable();
  }
}
