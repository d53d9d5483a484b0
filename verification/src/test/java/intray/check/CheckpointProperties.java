package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An exploration that was interrupted, any number of times, ends as if it had not been; and the
 * search that can be interrupted finds what the others find.
 */
class CheckpointProperties {
  private static final int TOO_MANY = 3000;

  @Property(tries = 150)
  void parallel_the_search_finds_what_others_find(
      @ForAll @Size(min = 20, max = 70) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.PARALLEL, genes);
  }

  @Property(tries = 150)
  void cooperative_the_search_finds_what_others_find(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    compare(RandomGraph.decode(genes, RandomGraph.Features.ALL), Level.COOPERATIVE, genes);
  }

  /** Outcomes were once put in another order where no bound was given. */
  @Example
  void outcomes_keep_their_order_after_a_resumption() {
    invariants_and_responses_interrupted_and_resumed_are_found_as_by_states(
        List.of(
            1, 0, 1, 0, 16, 43, 54, 7, 15, 40, 11, 23, 10, 8, 54, 53, 49, 1, 40, 8, 1, 59, 1, 15,
            29, 1, 58, 30, 9, 8, 7, 43, 27, 21, 12, 10),
        List.of(50));
  }

  /** What is declared about states must be looked for in all of them, also after a resumption. */
  @Property(tries = 60)
  void invariants_and_responses_interrupted_and_resumed_are_found_as_by_states(
      @ForAll @Size(min = 20, max = 40) List<@IntRange(max = 59) Integer> genes,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 200) Integer> stops) {
    Graph graph =
        RandomGraph.decode(
            genes,
            RandomGraph.Features.ALL,
            all ->
                all.invariant(
                        "one after the other",
                        view -> view.box("log0").size() >= view.box("log1").size())
                    .response("log0", "log1"));
    Bounds enough = Bounds.DEFAULT.withExecutions(TOO_MANY);
    Report whole = with(file -> Check.of(graph).bounds(enough).checkpoint(file, "g").run());
    Assume.that(whole.bound() == null);
    Report pieces = with(file -> inPieces(graph, file, stops));
    assertEquals(essence(whole), essence(pieces), () -> genes + " " + stops);
    Report states = Check.of(graph).run();
    assertEquals(kinds(states), kinds(pieces), () -> genes + " " + stops);
    for (Level level : Level.values()) {
      assertEquals(outcomes(states, level), outcomes(pieces, level), () -> genes + " " + stops);
    }
  }

  private static Set<String> outcomes(Report report, Level level) {
    return Objects.requireNonNull(report.levels().get(level)).outcomes().keySet();
  }

  private static Set<String> kinds(Report report) {
    return report.findings().stream()
        .map(finding -> finding.kind() + " " + finding.level() + " " + finding.component())
        .collect(Collectors.toSet());
  }

  private static void compare(Graph graph, Level level, List<Integer> genes) {
    Bounds enough = Bounds.DEFAULT.withExecutions(TOO_MANY);
    Exploration optimal = Explore.with(new OptimalSearch(), new Model(graph), level, enough);
    Assume.that(optimal.bound == null);
    Exploration states = Explore.with(new StateSearch(), new Model(graph), level);
    Exploration reverse =
        with(
            file ->
                Explore.with(
                    new ReverseSearch(new Checkpoint(file, graph, "g", 3600)),
                    new Model(graph),
                    level));
    assertEquals(states.outcomes.keySet(), reverse.outcomes.keySet(), () -> genes.toString());
    assertEquals(states.faults.keySet(), reverse.faults.keySet(), () -> genes.toString());
    boolean fails = optimal.faults.values().stream().anyMatch(CheckpointProperties::isFailure);
    if (level == Level.PARALLEL || !fails) {
      assertEquals(optimal.executions, reverse.executions, () -> genes.toString());
    }
  }

  /**
   * After a failure a cooperative run goes no further, which the search by traces does not know.
   */
  private static boolean isFailure(Ends.Fault fault) {
    return fault.kind() == FindingKind.FAILED || fault.kind() == FindingKind.REFUSED_SEND;
  }

  @Property(tries = 60)
  void interrupted_and_resumed_it_is_the_same(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 59) Integer> genes,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 200) Integer> stops) {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    Bounds enough = Bounds.DEFAULT.withExecutions(TOO_MANY);
    Report whole = with(file -> Check.of(graph).bounds(enough).checkpoint(file, "g").run());
    Assume.that(whole.bound() == null);
    Report pieces = with(file -> inPieces(graph, file, stops));
    assertEquals(essence(whole), essence(pieces), () -> genes + " " + stops);
  }

  /** Its outcomes once came in another order after the third piece. */
  @Example
  void outcomesAfterManyInterruptions_areInTheSameOrder() {
    interrupted_and_resumed_it_is_the_same(
        List.of(
            0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 7, 16, 5, 28, 55, 0,
            23, 56, 46, 1, 0, 2, 34, 40, 18, 45, 1, 15, 45, 44),
        List.of(1, 181, 5, 5, 22));
  }

  /** Each piece ends after some more executions; the last goes on to the end. */
  private static Report inPieces(Graph graph, Path file, List<Integer> stops) {
    long executions = 0;
    boolean first = true;
    for (int more : stops) {
      executions += more;
      Check check = Check.of(graph).bounds(Bounds.DEFAULT.withExecutions(executions));
      Report part = (first ? check.checkpoint(file, "g", 0) : check.resume(file, "g", 0)).run();
      first = false;
      if (part.bound() == null) {
        return part;
      }
    }
    return Check.of(graph).resume(file, "g", 0).run();
  }

  /** All but times. */
  private static String essence(Report report) {
    List<Object> essence = new ArrayList<>();
    report
        .levels()
        .values()
        .forEach(
            level ->
                essence.addAll(
                    List.of(
                        level.level(),
                        level.outcomes().keySet(),
                        level.executions(),
                        level.redundant(),
                        String.valueOf(level.bound()))));
    for (Finding finding : report.findings()) {
      essence.addAll(List.of(finding.kind(), finding.level(), finding.message()));
      essence.addAll(finding.schedule());
      essence.add(String.valueOf(finding.component()));
      essence.add(String.valueOf(finding.outcome()));
      if (finding.plan() != null) {
        essence.add(Arrays.toString(PlanCode.encode(finding.plan())));
      }
    }
    essence.add(report.hiddenBySerialisation());
    essence.add(report.histories());
    essence.add(report.warnings());
    essence.add(report.verdict());
    return essence.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  static <T> T with(Function<Path, T> work) {
    @Nullable Path folder = null;
    try {
      folder = Files.createTempDirectory("checkpoint");
      return work.apply(folder.resolve("file"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      remove(folder);
    }
  }

  private static void remove(@Nullable Path folder) {
    if (folder != null) {
      for (Path path : Set.of(folder.resolve("file"), folder)) {
        path.toFile().delete();
      }
      folder.toFile().delete();
    }
  }
}
