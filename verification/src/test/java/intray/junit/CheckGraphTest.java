package intray.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The engine is run on the classes in {@code samples.Checks}, and its events are looked at. */
final class CheckGraphTest {
  private static EngineExecutionResults run(DiscoverySelector... selectors) {
    return EngineTestKit.engine(CheckGraphEngine.ID).selectors(selectors).execute();
  }

  private static DiscoverySelector sample(String name) {
    return selectClass("samples.Checks$" + name);
  }

  private static Map<String, String> failures(EngineExecutionResults results) {
    Map<String, String> failures = new TreeMap<>();
    for (Event event : results.testEvents().failed().list()) {
      String name = event.getTestDescriptor().getDisplayName();
      failures.put(
          name.substring(0, name.indexOf('(')),
          event
              .getRequiredPayload(TestExecutionResult.class)
              .getThrowable()
              .orElseThrow()
              .getMessage());
    }
    return failures;
  }

  private static void assertSays(Map<String, String> failures, String name, String what) {
    String message = String.valueOf(failures.get(name));
    assertTrue(message.contains(what), message);
  }

  private static List<String> names(EngineExecutionResults results) {
    return results.testEvents().succeeded().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .sorted()
        .toList();
  }

  @Test
  void eachCombinationOfValues_isATest() {
    EngineExecutionResults results = run(sample("Passing"));
    assertEquals(Map.of(), failures(results));
    assertEquals(
        List.of(
            "combined(1, false, PARALLEL, 0.5, five)",
            "combined(1, true, PARALLEL, 0.5, five)",
            "combined(2, false, PARALLEL, 0.5, five)",
            "combined(2, true, PARALLEL, 0.5, five)",
            "line()",
            "readers(1)",
            "readers(2)",
            "readers(3)"),
        names(results));
    assertTrue(
        results.containerEvents().finished().stream()
            .anyMatch(e -> e.getTestDescriptor().getDisplayName().equals("a line of relays")));
  }

  @Test
  void expectedFindings_pass() {
    EngineExecutionResults results = run(sample("Expecting"));
    assertEquals(Map.of(), failures(results));
    assertEquals(List.of("checkThenControl()"), names(results));
  }

  @Test
  void failureMessage_isTheReportWithItsSchedule() {
    Map<String, String> failures = failures(run(sample("Failing")));
    assertEquals(List.of("missing", "sleepy", "unexpected"), List.copyOf(failures.keySet()));
    String unexpected = String.valueOf(failures.get("unexpected"));
    assertTrue(unexpected.startsWith("nothing should be wrong.\n\ncheck-then-control"), unexpected);
    assertTrue(unexpected.contains("only under true parallelism"), unexpected);
    assertTrue(unexpected.contains("8 operations, 2 switches"), unexpected);
    assertTrue(unexpected.contains("FOUND: "), unexpected);
    assertTrue(
        unexpected.contains(
            "\n     Replay it: intray replay intray1:samples.Checks%24Failing%23unexpected::"),
        unexpected);
    String missing = String.valueOf(failures.get("missing"));
    assertTrue(missing.startsWith("expected but not found: [STUCK].\n\nreaders"), missing);
  }

  @Test
  void explorationThatWasCutOff_failsUnlessTheBoundIsAccepted() {
    EngineExecutionResults results = run(sample("Bounded"));
    assertEquals(List.of("accepted()"), names(results));
    String refused = String.valueOf(failures(results).get("refused"));
    assertTrue(
        refused.startsWith(
            "the exploration stopped at states=5, and what lies behind is not known"),
        refused);
    assertTrue(refused.contains("BOUNDED: "), refused);
    assertSays(failures(results), "fewExecutions", "the exploration stopped at executions=2");
    assertSays(failures(results), "withoutSwitches", "the exploration stopped at switches=0");
    assertSays(failures(results), "littleMemory", "the exploration stopped at memory=1");
    List<Event> published = results.testEvents().reportingEntryPublished().list();
    assertEquals(1, published.size());
    String said =
        published.get(0).getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("intray");
    assertTrue(String.valueOf(said).startsWith("BOUNDED: nothing is wrong as far as"), said);
  }

  @Test
  void whatIsNotExplored_neverPasses() {
    EngineExecutionResults results = run(sample("Wrong"), sample("WithoutConstructor"));
    assertEquals(List.of(), names(results));
    Map<String, String> said = failures(results);
    assertEquals(13, said.size(), said.toString());
    assertSays(said, "returnsNothing", "returns void; let it return a Graph");
    assertSays(said, "returnsNull", "returned null");
    assertSays(said, "isPrivate", "is private");
    assertSays(said, "hasNoValues", "has no values, so nothing would be explored");
    assertSays(said, "hasEmptyValues", "has no values");
    assertSays(said, "hasBadValues", "'two' is not of its type");
    assertSays(said, "wantsStrangeType", "cannot make from text");
    assertSays(said, "hasNoLevel", "names no level");
    assertSays(said, "hasBadBound", "a bound must be positive");
    assertSays(said, "hasBoundsThatExcludeEachOther", "cannot both be bounded");
    assertEquals("no graph today", said.get("throwsSomething"));
    assertSays(said, "hasAnOpenInput", "in");
    assertTrue(said.containsKey("line"), "a class that cannot be instantiated");
  }

  @Test
  void checksAreInherited_andAbstractClassesAreLeftToTheirHeirs() {
    assertEquals(List.of("line()"), names(run(sample("Heir"))));
    assertEquals(0, run(sample("Inherited")).allEvents().finished().count() - 1);
  }

  @Test
  void tagsAndDisabled_areObeyed() {
    EngineExecutionResults all = run(sample("Annotated"));
    assertEquals(List.of("tagged()"), names(all));
    assertEquals(1, all.containerEvents().skipped().count());
    Event tagged = all.testEvents().succeeded().list().get(0);
    assertEquals(
        Set.of(TestTag.create("whole"), TestTag.create("part")),
        tagged.getTestDescriptor().getTags());
  }

  @Test
  void anything_canBeSelected() {
    assertEquals(
        List.of("readers(1)", "readers(2)", "readers(3)"),
        names(run(selectMethod("samples.Checks$Passing#readers(int)"))));
    assertEquals(
        List.of("line()"),
        names(
            run(
                selectUniqueId(
                    "[engine:intray]/[class:samples.Checks$Passing]/[method:line()]"
                        + "/[combination:1]"))));
    assertEquals(
        8, names(run(selectUniqueId("[engine:intray]/[class:samples.Checks$Passing]"))).size());
    assertTrue(names(run(selectPackage("samples"))).contains("checkThenControl()"));
  }
}
