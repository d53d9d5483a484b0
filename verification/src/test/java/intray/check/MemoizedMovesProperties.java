package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
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
              assertEquals(expected, shown(remembered, state, new ArrayDeque<>()), genes::toString);
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
}
