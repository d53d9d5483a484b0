package intray.spec.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The models that are proved are the ones that TLC checks: on small graphs both have the same
 * actions, the same number of states, and the same steps between them.
 */
class AgreementTest {
  private static final Report REPORT = new Report("Java models and TLA+ modules", "model");

  /** Not an operation: stands for what happens between operations; see {@code Reduction.tla}. */
  private static final Set<String> ONLY_JAVA = Set.of("Use");

  /** The initial predicate, and the stuttering that tells TLC that an end is no deadlock. */
  private static final Set<String> ONLY_TLA = Set.of("Init", "Rest");

  private static final Set<String> ONLY_JAVA_MUTANTS = Set.of("ParkUnchecked", "LeaveUncounted");

  /** Stand for all accesses to boxes, which {@link Activity} leaves out. */
  private static final Set<String> ABSTRACTIONS = Set.of("Concern", "GuardHolds");

  @ParameterizedTest
  @CsvSource({"Pair1, 3", "FanIn2, 3", "Chain21, 3", "Echo1, 2"})
  void handOffHasTheStatesAndStepsThatTlcCounts(String graph, int items)
      throws IOException, InterruptedException {
    agree(HandOff.model(), SmallGraph.named(graph), items);
  }

  @ParameterizedTest
  @CsvSource({"Pair1, 2", "FanIn1, 1"})
  void parallelHasTheStatesAndStepsThatTlcCounts(String graph, int items)
      throws IOException, InterruptedException {
    agree(Parallel.model(), SmallGraph.named(graph), items);
  }

  @Test
  void activityNamesItsActionsAsFineDoes() throws IOException {
    String fine = Files.readString(Path.of("tla", "Fine.tla"));
    for (Action action : Activity.model().actions()) {
      boolean defined =
          Pattern.compile("^" + action.name() + "\\(", Pattern.MULTILINE).matcher(fine).find();
      assertEquals(ABSTRACTIONS.contains(action.name()), !defined, action.name());
    }
  }

  @Test
  void mutantsCarryTheNamesOfTheMutantsThatTlcConvicts() {
    Stream.of(HandOffMutants.all(), ParallelMutants.all(), ActivityMutants.all())
        .flatMap(List::stream)
        .map(Mutant::name)
        .forEach(
            name ->
                assertEquals(
                    ONLY_JAVA_MUTANTS.contains(name),
                    Files.notExists(Path.of("tla", "mutants", name + ".tla")),
                    name));
  }

  @AfterAll
  static void printTable() {
    REPORT.print();
  }

  private static void agree(Model model, SmallGraph graph, int items)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Explorer.Reached ours = Explorer.from(compared(model), graph.with(items));
    TlcRun theirs = TlcRun.of(model.name(), graph, items);
    REPORT.add(
        "%s, %s, %d items".formatted(model.name(), graph.name(), items),
        "%d states, TLC %d".formatted(ours.graph().states(), theirs.graph().states()),
        (System.nanoTime() - start) / 1_000_000);
    assertEquals(without(theirs.actions(), ONLY_TLA), names(compared(model)));
    assertEquals(theirs.graph().states(), ours.graph().states());
    Map<String, Integer> steps = theirs.graph().steps();
    steps.keySet().removeAll(ONLY_TLA);
    assertEquals(steps, ours.graph().steps());
    assertTrue(
        theirs.graph().fingerprint(ONLY_TLA).equals(ours.graph().fingerprint(Set.of())),
        "as many states and steps as TLC finds, but some step leads elsewhere");
    for (Structure state : ours.states()) {
      for (Claim theorem : model.theorems()) {
        assertTrue(holdsWithoutGhosts(theorem, state), theorem.name());
      }
    }
  }

  private static Model compared(Model model) {
    List<Action> actions =
        model.actions().stream().filter(action -> !ONLY_JAVA.contains(action.name())).toList();
    return model.withActions(actions);
  }

  private static Set<String> names(Model model) {
    Set<String> names = new TreeSet<>();
    model.actions().forEach(action -> names.add(action.name()));
    return names;
  }

  private static Set<String> without(Set<String> names, Set<String> some) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(some);
    return rest;
  }

  /** A theorem about ghosts says nothing about a state without them. */
  private static boolean holdsWithoutGhosts(Claim theorem, Structure state) {
    Set<Symbol> symbols = new HashSet<>();
    theorem.formula().collectSymbols(symbols);
    boolean ghosts = symbols.stream().anyMatch(symbol -> symbol.role() == Symbol.Role.GHOST);
    return ghosts || new Evaluator(state).holds(theorem.formula(), Map.of());
  }
}
