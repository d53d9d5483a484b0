package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a check does not do although it could: visit all states, make a component again. */
class FewExecutionsTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private static Check lastzero(String n) {
    Entry entry = Catalogue.get("lastzero");
    return Check.of(entry.build(entry.arguments(new HashMap<>(Map.of("n", n)))))
        .levels(Set.of(Level.PARALLEL));
  }

  private static LevelReport level(Report report) {
    return Objects.requireNonNull(report.levels().get(Level.PARALLEL));
  }

  @Test
  void fewExecutionsAmongManyStates_haveTheOutcomesOfAllStates() {
    Report walked = lastzero("8").run();
    Report visited = lastzero("8").matching(Matching.HISTORIES).run();
    LevelReport few = level(walked);
    LevelReport all = level(visited);
    assertEquals(11 << 6, few.executions());
    assertEquals(all.executions(), few.executions());
    assertEquals(0, few.redundant());
    assertEquals(0, few.states());
    assertTrue(all.states() > 40_000);
    assertEquals(all.outcomes(), few.outcomes());
    assertNull(few.bound());
    assertEquals(visited.verdict(), walked.verdict());
    assertTrue(walked.matchedBecause().contains("few executions"), walked.matchedBecause());
    assertFalse(visited.matchedBecause().contains("few executions"), visited.matchedBecause());
  }

  @Test
  void fewStates_areVisitedAnyway() {
    LevelReport both = level(lastzero("4").run());
    assertEquals(28, both.executions());
    assertTrue(both.states() > 28);
  }

  @Test
  void aBoundOnStates_isKept() {
    Report report = lastzero("8").bounds(Bounds.DEFAULT.withStates(50_000)).run();
    assertEquals("states=50000", report.bound());
  }

  /** Each history is known, but a component is not made for each. */
  @Test
  void aComponentThatEndsAStep_goesOnFromThere() {
    GraphBuilder graph = Graph.named("takers").component("taker", Taker::new);
    for (int k = 1; k <= 3; k++) {
      graph.component("s" + k, Source.of("a" + k, "b" + k, "c" + k));
      graph.link("s" + k + ".out", "taker.in");
    }
    Graph takers = graph.output("out").link("taker.out", "out").build();
    made.set(0);
    closed.set(0);
    Report report = Check.of(takers).levels(Set.of(Level.PARALLEL)).run();
    assertEquals(1680, level(report).executions());
    assertEquals(1680, level(report).outcomes().size());
    assertTrue(made.get() < report.histories() / 2, () -> made + " of " + report.histories());
    assertEquals(made.get(), closed.get());
  }

  private final class Taker implements Component, AutoCloseable {
    private final Inbox<Object> in;
    private final Outbox<Object> out;
    private int missing = 9;

    Taker(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      made.incrementAndGet();
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take());
      return --missing == 0 ? Step.DONE : Step.await(in);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
