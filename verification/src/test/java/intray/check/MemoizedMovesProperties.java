package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Moves that are remembered are those that would be worked out. */
class MemoizedMovesProperties {
  private static final int MOST_STATES = 5000;

  @Property(tries = 500)
  void movesOfEachState_areTheSame(
      @ForAll @Size(min = 20, max = 100) List<@IntRange(max = 59) Integer> genes,
      @ForAll boolean parallel) {
    Graph graph = RandomGraph.decode(genes, new RandomGraph.Features(4, 2, true, true, true, true));
    Level level = parallel ? Level.PARALLEL : Level.COOPERATIVE;
    Model model = new Model(graph);
    assertSameMoves(model, level, genes.toString());
  }

  /**
   * Where histories are matched, a component may publish the same in the same place although what
   * it published before was another value. A move that changed nothing then was once kept as one
   * that never changes anything.
   */
  @Example
  void publishingWhatIsThereAlready_changesItElsewhere() {
    Graph graph =
        Graph.named("weathercock")
            .component("cock", MemoizedMovesProperties::weathercock)
            .component("watcher", MemoizedMovesProperties::watcher)
            .notice("wind", 0)
            .build();
    assertSameMoves(new Model(graph, Matching.STATES), Level.PARALLEL, "weathercock");
  }

  private static Component weathercock(Ports ports) {
    Notice.Publisher<Integer> wind = ports.publisher("wind");
    return () -> {
      wind.publish(ports.choose(2));
      return Step.CONTINUE;
    };
  }

  private static Component watcher(Ports ports) {
    Notice<Integer> wind = ports.notice("wind");
    return () -> {
      wind.read();
      return Step.CONTINUE;
    };
  }

  private static void assertSameMoves(Model model, Level level, String which) {
    // One that does not notice that the graph is known better would still show the old moves.
    Moves remembered = new MemoizedMoves(Search.moves(model, level));
    model.learning(
        () -> {
          Moves plain = Search.moves(model, level);
          Deque<int[]> open = new ArrayDeque<>(List.of(plain.start()));
          StateSet seen = new StateSet(plain.width());
          while (!open.isEmpty() && seen.size() < MOST_STATES) {
            int[] state = open.remove();
            if (seen.add(state) >= 0) {
              List<String> expected = shown(plain, state, open);
              assertEquals(expected, shown(remembered, state, new ArrayDeque<>()), which);
            }
          }
          return seen;
        });
  }

  private static List<String> shown(Moves moves, int[] state, Deque<int[]> into) {
    int[] before = state.clone();
    List<String> shown = new ArrayList<>();
    moves.expand(
        state,
        (component, next) -> {
          shown.add(component + Arrays.toString(next) + moves.found() + moves.fails());
          into.add(next.clone());
        });
    assertEquals(Arrays.toString(before), Arrays.toString(state));
    return shown;
  }

  /**
   * With many histories new ones are foretold. What was looked up for that was once taken for
   * something that the move depends on.
   */
  @Example
  void foretellingHistories_isNoPartOfAMove() {
    Graph graph =
        Graph.named("poll")
            .component("writer", MemoizedMovesProperties::writer)
            .component("poller", MemoizedMovesProperties::poller)
            .component("source", MemoizedMovesProperties::source)
            .link("source.out", "poller.in")
            .bound("poller.in", 2)
            .notice("told", 0)
            .build();
    Model model = new Model(graph);
    Exploration all = Explore.with(new StateSearch(), model, Level.PARALLEL);
    assertNull(all.bound);
    assertTrue(model.histories() > 400, "enough histories for some to be foretold");
  }

  private static Component writer(Ports ports) {
    Notice.Publisher<Integer> told = ports.publisher("told");
    return times(Step.CONTINUE, told::publish);
  }

  private static Component poller(Ports ports) {
    Inbox<Integer> in = ports.inbox("in");
    Notice<Integer> told = ports.notice("told");
    return times(
        Step.CONTINUE,
        count -> {
          in.poll();
          told.read();
        });
  }

  private static Component source(Ports ports) {
    Outbox<Integer> out = ports.outbox("out");
    return times(Step.await(out), out::send);
  }

  /** Waits, does something with the number of the step, and so on five times. */
  private static Component times(Step wait, Consumer<Integer> what) {
    return new Component() {
      private int done;

      @Override
      public Step start() {
        return wait;
      }

      @Override
      public Step next() {
        what.accept(++done);
        return done == 5 ? Step.DONE : wait;
      }
    };
  }
}
