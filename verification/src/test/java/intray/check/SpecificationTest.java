package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.spec.TlcProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * TLC, which knows nothing of the checker but the automata of the components, finds the same
 * outcomes in some graphs of the catalogue; and it does not if anything is wrong with either. All
 * graphs, and random ones, are compared in {@code intray.agree}.
 */
final class SpecificationTest {
  /** A run that takes longer is out of time. */
  private static final int SECONDS = 300;

  /** With a failure, a pause, a bound and a notice among them. */
  private static final Set<String> QUICK =
      Set.of("take-too-early", "pause-on-unread-mail", "refused-send", "claim-then-look");

  private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

  @TestFactory
  Stream<DynamicTest> tlcAndTheChecker_findTheSameOutcomes() {
    return Catalogue.entries().stream()
        .filter(entry -> QUICK.contains(entry.name()))
        .flatMap(SpecificationTest::agreements);
  }

  @Test
  void aGraphThatCanGoOnForEver_isRefusedWithTheReason() {
    CheckException e = assertThrows(CheckException.class, () -> specification("after-you"));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("at the cooperative level the graph can go on for ever."),
        e.getMessage());
  }

  @AfterAll
  static void printTable() {
    System.out.printf(
        "%n%-32s %-11s %10s %8s  %s%n", "graph", "level", "TLC states", "outcomes", "agree");
    TABLE.stream().sorted().forEach(System.out::println);
  }

  private static Stream<DynamicTest> agreements(Entry entry) {
    return agreements(entry.name(), specification(entry.name()));
  }

  private static Stream<DynamicTest> agreements(String graph, Specification specification) {
    return Specification.LEVELS.stream()
        .map(
            level ->
                DynamicTest.dynamicTest(
                    graph + ", " + level, () -> agree(graph, specification, level)));
  }

  private static void agree(String graph, Specification specification, Level level)
      throws IOException, InterruptedException {
    TlcOpinion tlc = TlcOpinion.of(specification, level, specification.module(), SECONDS);
    Set<String> expected = new TreeSet<>(specification.outcomes(level));
    boolean agree = tlc.status() == TlcProcess.FINE && tlc.outcomes().equals(expected);
    TABLE.add(
        String.format(
            "%-32s %-11s %10d %8d  %s",
            graph, level, tlc.states(), tlc.outcomes().size(), agree ? "yes" : "NO"));
    assertEquals(expected, tlc.outcomes(), tlc::log);
    assertEquals(TlcProcess.FINE, tlc.status(), tlc::log);
  }

  /** Each is one change of what an operation means, which some graph must tell. */
  @ParameterizedTest
  @Tag("slow")
  @CsvSource(
      delimiter = '|',
      value = {
        "the newest is taken first | chain | box' = [box EXCEPT ![Link[o]] = Append(@, item)]"
            + " | box' = [box EXCEPT ![Link[o]] = <<item>> \\o @]",
        "one message too many | refused-send | < Bound[Link[o]] | <= Bound[Link[o]]",
        "a close is forgotten | dead-end-repaired | closed' = closed \\cup {Row(c).on} | closed' = closed",
        "a signal is lost | pause-on-unread-mail-repaired | happened' = happened \\cup {Row(c).on}"
            + " | happened' = happened",
        "a notice is not published | readers | ![Row(c).on] = Row(c).item | ![Row(c).on] = @",
        "a choice is no choice | hidden-coin-repaired | \\E k \\in 1..Row(c).among | \\E k \\in {1}",
        "a message stays in its box | chain | box' = [box EXCEPT ![i] = Tail(@)] | UNCHANGED box",
        "steps are interrupted | claim-then-look | => MayStep(c) | => TRUE",
      })
  void anotherMeaning_isToldFromTheRightOne(String change, String graph, String right, String wrong)
      throws IOException, InterruptedException {
    Specification specification = specification(graph);
    assertTrue(specification.module().contains(right), right);

    // Only there is a step more than an operation.
    Level level = right.contains("MayStep") ? Level.COOPERATIVE : Level.PARALLEL;
    TlcOpinion tlc =
        TlcOpinion.of(specification, level, specification.module().replace(right, wrong), SECONDS);

    assertNotEquals(TlcProcess.OUT_OF_TIME, tlc.status(), change);
    assertFalse(
        tlc.status() == TlcProcess.FINE && tlc.outcomes().equals(specification.outcomes(level)),
        change);
    assertFalse(tlc.log().contains("Parsing or semantic analysis failed"), tlc::log);
  }

  @Test
  void anOutcomeThatTheCheckerHasMissed_isAnError() throws Exception {
    Specification specification = specification("take-too-early");
    String outcome =
        specification.outcomes(Level.PARALLEL).stream()
            .filter(text -> text.startsWith("failed"))
            .findFirst()
            .orElseThrow();

    TlcOpinion tlc =
        TlcOpinion.of(
            specification,
            Level.PARALLEL,
            specification.module().replace(Tla.string(outcome), "\"another\""),
            SECONDS);

    assertEquals(TlcProcess.INVARIANT, tlc.status(), tlc::log);
    assertTrue(tlc.log().contains("AsTheCheckerSaw is violated"), tlc::log);
  }

  @Test
  void anAnswerThatTheCheckerHasMissed_isAnError() throws Exception {
    Specification specification = specification("take-too-early");

    TlcOpinion tlc =
        TlcOpinion.of(
            specification,
            Level.PARALLEL,
            specification.module().replaceAll("\"\\(empty\\)\" :> \\d+", "\"never\" :> 1"),
            SECONDS);

    assertNotEquals(TlcProcess.FINE, tlc.status());
    assertTrue(tlc.log().contains("the checker has never seen this answer"), tlc::log);
  }

  @Test
  void aGraphThatIsNotExploredToTheEnd_isRefused() {
    assertThrows(
        CheckException.class,
        () ->
            Specification.of(
                "readers",
                "readers",
                Catalogue.get("readers").build(),
                Bounds.DEFAULT.withStates(3),
                progress -> {}));
  }

  private static Specification specification(String graph) {
    return Specification.of(
        graph, graph, Catalogue.get(graph).build(), Bounds.DEFAULT, progress -> {});
  }
}
