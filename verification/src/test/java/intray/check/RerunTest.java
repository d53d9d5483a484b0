package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check has found is found again by performing its schedule on live components. */
final class RerunTest {
  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void run_planOfACatalogueFinding_reproducesItOperationByOperation(Entry entry) {
    Report report = Check.of(entry.build()).run();
    for (Finding finding : report.findings()) {
      // What goes on for ever cannot be performed to its end.
      Plan plan = assertNotNull(finding.plan());
      Rerun.Result result =
          assertReproduced(entry.build(), plan, finding.schedule(), finding.outcome());
      assertEquals(finding.loop(), result.loop());
      if (!isOfOutcome(finding.kind())
          && finding.kind() != FindingKind.NONDETERMINISTIC_COMPONENT) {
        List<String> again = messages(result, finding.kind());
        assertTrue(again.contains(finding.message()), () -> finding.message() + again);
      }
      assertNamesItsCause(finding);
    }
    for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
      Plan plan = assertNotNull(hidden.plan());
      assertReproduced(entry.build(), plan, hidden.schedule(), hidden.outcome());
    }
  }

  private static boolean isOfOutcome(FindingKind kind) {
    return kind == FindingKind.HIDDEN_BY_SERIALISATION
        || kind == FindingKind.NOT_DETERMINISTIC
        || kind == FindingKind.UNEXPECTED_OUTCOME;
  }

  /** Who, and where in the code; what serialisation hides is told by where schedules part. */
  private static void assertNamesItsCause(Finding finding) {
    String message = finding.message();
    if (finding.kind() == FindingKind.HIDDEN_BY_SERIALISATION) {
      Parting parting = assertNotNull(finding.parting());
      message = assertNotNull(parting.here()).where() + assertNotNull(parting.there()).where();
    }
    if (finding.component() != null) {
      assertTrue(finding.message().contains(finding.component()), finding.message());
    }
    // Who sleeps without having done anything has no place in the code.
    boolean hasActed =
        finding.schedule().stream()
            .anyMatch(row -> row.component().equals(finding.component()) && !row.where().isEmpty());
    if (finding.kind() != FindingKind.STUCK || hasActed) {
      assertTrue(message.matches("(?s).*\\w+\\.java:\\d+.*"), message + finding);
    }
  }

  private static List<String> messages(Rerun.Result result, FindingKind kind) {
    List<String> messages = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.kind() == kind) {
        messages.add(finding.message());
      }
    }
    return messages;
  }

  static Rerun.Result assertReproduced(
      Graph graph, Plan plan, List<ScheduledOperation> schedule, @Nullable String outcome) {
    Plan read = PlanCode.decode(PlanCode.encode(plan));
    List<ScheduledOperation> seen = new ArrayList<>();
    Rerun.Result result = Rerun.of(graph, read).watcher(seen::add).run();
    assertTrue(result.isReproduced(), result::toString);
    assertFalse(result.isGraphChanged());
    if (plan.kind() != FindingKind.NONDETERMINISTIC_COMPONENT) {
      assertNull(result.divergence());
      assertEquals(schedule, result.schedule());
      assertEquals(schedule, seen);
      assertEquals(outcome, result.outcome());
    }
    return result;
  }

  /** Says hello, in one of two ways. */
  private static ComponentFactory greeter(boolean twice, Set<String> threads) {
    return ports -> {
      Outbox<String> out = ports.outbox("out");
      return () -> {
        threads.add(Thread.currentThread().getName());
        out.send("hello");
        if (twice) {
          out.send("again");
        }
        return Step.DONE;
      };
    };
  }

  /** Takes one message without having waited for it. */
  private static final class Hasty implements Component {
    private final Inbox<String> in;

    Hasty(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      in.take();
      return Step.DONE;
    }
  }

  private static Graph greeting(ComponentFactory greeter, ComponentFactory greeted) {
    return Graph.named("greeting")
        .component("greeter", greeter)
        .component("greeted", greeted)
        .link("greeter.out", "greeted.in")
        .build();
  }

  private static Plan plan(Graph graph, FindingKind kind) {
    for (Finding finding : Check.of(graph).run().findings()) {
      if (finding.kind() == kind && finding.plan() != null) {
        return finding.plan();
      }
    }
    throw new AssertionError("no finding " + kind);
  }

  @Test
  void run_componentsEachOnce_inThreadsOfTheirNames() {
    Set<String> threads = new TreeSet<>();
    Graph graph = greeting(greeter(true, threads), Hasty::new);
    Plan plan = plan(graph, FindingKind.LOST_MESSAGE);
    threads.clear();
    assertTrue(Rerun.of(graph, plan).run().isReproduced());
    assertEquals(Set.of("greeter"), threads);
  }

  @Test
  void run_codeThatAsksSomethingElse_saysWhatWasExpectedAndWhere() {
    Plan plan =
        plan(greeting(greeter(true, new TreeSet<>()), Hasty::new), FindingKind.LOST_MESSAGE);
    Rerun.Result result =
        Rerun.of(greeting(greeter(false, new TreeSet<>()), Hasty::new), plan).run();
    assertFalse(result.isReproduced());
    assertFalse(result.isGraphChanged());
    Rerun.Divergence divergence = assertNotNull(result.divergence());
    assertEquals("greeter", divergence.component());
    assertEquals("send out", divergence.expected());
    assertEquals("close out", divergence.asked());
  }

  @Test
  void run_repairedComponent_saysThatItWaits() {
    Plan plan = plan(greeting(greeter(false, new TreeSet<>()), Hasty::new), FindingKind.FAILED);
    Graph repaired =
        greeting(
            greeter(false, new TreeSet<>()),
            ports -> {
              Inbox<String> in = ports.inbox("in");
              return new Waiting(
                  in,
                  () -> {
                    in.take();
                    return Step.DONE;
                  });
            });
    Rerun.Divergence divergence = assertNotNull(Rerun.of(repaired, plan).run().divergence());
    assertEquals("greeted", divergence.component());
    assertEquals("take in", divergence.expected());
    assertEquals("await in", divergence.asked());
  }

  @Test
  void run_anotherGraph_saysThatItIsAnother() {
    Plan plan = plan(greeting(greeter(false, new TreeSet<>()), Hasty::new), FindingKind.FAILED);
    Rerun.Result result = Rerun.of(Catalogue.get("chain").build(), plan).run();
    assertTrue(result.isGraphChanged());
    assertFalse(result.isReproduced());
  }

  @Test
  void twoFail_scheduleOfOneShowsNothingThrownByTheOther() {
    Graph graph =
        greeting(
            ports -> {
              Outbox<String> out = ports.outbox("out");
              return () -> {
                out.send("hello");
                throw new IllegalStateException("greeter is exhausted");
              };
            },
            ports -> {
              Inbox<String> in = ports.inbox("in");
              return () -> {
                throw new IllegalStateException("greeted is not pleased with " + in.take());
              };
            });
    Report report = Check.of(graph).run();
    Set<String> told = new TreeSet<>();
    for (Finding finding : report.findings()) {
      List<ScheduledOperation> throwing =
          finding.schedule().stream().filter(row -> row.operation().startsWith("throws")).toList();
      assertEquals(1, throwing.size(), finding::toString);
      if (finding.kind() == FindingKind.FAILED) {
        assertEquals(finding.component(), throwing.get(0).component());
      }
      assertTrue(finding.schedule().indexOf(throwing.get(0)) == finding.schedule().size() - 1);
      told.add(throwing.get(0).component());
      assertReproduced(graph, assertNotNull(finding.plan()), finding.schedule(), finding.outcome());
    }
    assertEquals(Set.of("greeter", "greeted"), told);
  }

  @Test
  void run_watcherThrows_endsAllComponents() {
    Graph graph = greeting(greeter(false, new TreeSet<>()), Hasty::new);
    Plan plan = plan(graph, FindingKind.FAILED);
    Rerun.Watcher bored =
        done -> {
          throw new IllegalStateException("bored");
        };
    Rerun rerun = Rerun.of(graph, plan).watcher(bored);
    assertThrows(IllegalStateException.class, rerun::run);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertFalse(thread.getName().matches("greete[rd]"), thread.getName());
    }
  }

  private static <T> T assertNotNull(@Nullable T value) {
    org.junit.jupiter.api.Assertions.assertNotNull(value);
    return java.util.Objects.requireNonNull(value);
  }
}
