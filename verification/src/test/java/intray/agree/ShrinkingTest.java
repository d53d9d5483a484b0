package intray.agree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.check.RandomGraph;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** An engine with a bug is found out by random graphs, and the graph that shows it is tiny. */
class ShrinkingTest {
  private static final RandomGraph.Features ALL = RandomGraph.Features.ALL;

  /** An engine that knows nothing of bounds. */
  static final class WithoutBounds {
    @Property(tries = 500, seed = "1")
    void agrees(@ForAll @Size(max = 60) List<@IntRange(max = 59) Integer> genes)
        throws InterruptedException {
      compareWith(genes, new RandomGraph.Features(3, 2, true, true, true, false));
    }
  }

  /** An engine for which PAUSE is CONTINUE. */
  static final class WithoutPause {
    @Property(tries = 500, seed = "1")
    void agrees(@ForAll @Size(max = 60) List<@IntRange(max = 59) Integer> genes)
        throws InterruptedException {
      compareWith(genes, new RandomGraph.Features(3, 2, false, true, true, true));
    }
  }

  /** The plain enumeration is given the graph without a feature. */
  private static void compareWith(List<Integer> genes, RandomGraph.Features less)
      throws InterruptedException {
    Engine plain = new PlainEngine(100, 50_000);
    Engine planted =
        new Engine() {
          @Override
          public Kind kind() {
            return Kind.PLAIN;
          }

          @Override
          public Map<Column, Cell> run(Example example) throws InterruptedException {
            return plain.run(RandomGraphs.example(genes, less));
          }
        };
    RandomGraphs.agreeing(genes, ALL, new CheckerEngine(RandomGraphs.BOUNDS), planted);
  }

  @Test
  void anEngineWithoutBounds_isShownByTwoMessagesForOnePlace() {
    String graph = smallest(WithoutBounds.class);

    assertEquals(2, components(graph), graph);
    assertTrue(graph.contains("bound of"), graph);
    assertTrue(operations(graph) <= 2, graph);
  }

  @Test
  void anEngineWithoutPause_isShownByOnePause() {
    String graph = smallest(WithoutPause.class);

    assertEquals(2, components(graph), graph);
    assertTrue(graph.contains("PAUSE"), graph);
    assertTrue(operations(graph) <= 1, graph);
  }

  private static long components(String graph) {
    return graph.lines().filter(line -> line.matches("c\\d+:.*")).count();
  }

  private static long operations(String graph) {
    return graph
        .lines()
        .filter(line -> line.matches("c\\d+:.*"))
        .flatMap(line -> List.of(line.split("[ ;:]+", -1)).stream())
        .filter(
            word ->
                word.matches("offer|poll|isEmpty|isDrained|close|publish|read|choose|take|send"))
        .count();
  }

  /** Runs a property that must fail, and describes the graph that jqwik has shrunk it to. */
  private static String smallest(Class<?> property) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(property))
            .configurationParameter("jqwik.database", "")
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failure::set);
              }
            });
    Throwable thrown = failure.get();
    assertNotNull(thrown, "the planted bug was not noticed");
    assertTrue(thrown instanceof RandomGraphs.Disagreement, thrown::toString);
    return RandomGraph.describe(((RandomGraphs.Disagreement) thrown).genes(), ALL);
  }
}
