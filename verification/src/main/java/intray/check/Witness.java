package intray.check;

import intray.Graph;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schedules for people. */
public final class Witness {
  private static final long MAX_NODES = 200_000;

  private Witness() {}

  /**
   * The schedule with the fewest switches, and among those the fewest operations, that ends in some
   * way. It is looked for among all single operations, or whole steps, without any reduction.
   *
   * @param graph without inputs of its own
   * @param level the cooperative or the parallel one
   * @param outcome its text
   * @return its operations, none if no schedule was found that ends so
   */
  public static List<ScheduledOperation> of(Graph graph, Level level, String outcome) {
    Model model = new Model(graph);
    try {
      return find(model, level, outcome);
    } finally {
      model.watchdog.closeKept();
    }
  }

  private static List<ScheduledOperation> find(Model model, Level level, String outcome) {
    return model.learning(
        () -> {
          Moves moves = Search.singleMoves(model, level);
          @Nullable Schedule schedule =
              new Shortest(model, moves, Set.of(outcome), MAX_NODES).find().get(outcome);
          return new Rows(model).of(schedule, null);
        });
  }
}
