package intray.check;

/**
 * A way to explore one level of a graph. Implementations differ in what they visit, never in the
 * outcomes that they find.
 */
interface Search {
  /**
   * Explores until everything is seen or a bound is reached.
   *
   * @param model the graph; it keeps what it learns for the next search
   * @param level which executions
   * @param budget how far
   * @return what was found
   */
  Exploration explore(Model model, Level level, Budget budget);

  /**
   * Whether it visits all that there is, as far as the budget allows: then that can be foretold.
   */
  default boolean isWhole() {
    return false;
  }

  /** The moves of a level, where private operations happen at once. */
  static Moves moves(Model model, Level level) {
    return moves(model, level, ParallelMoves.Eager.ALL);
  }

  /** The moves of a level. */
  static Moves moves(Model model, Level level, ParallelMoves.Eager eager) {
    return switch (level) {
      case ROUND_ROBIN -> new RoundRobinMoves(model);
      case COOPERATIVE -> new CooperativeMoves(model);
      case PARALLEL -> new ParallelMoves(model, eager);
    };
  }

  /**
   * The moves of a level, where each is one operation, or one step, as in a schedule for people.
   */
  static Moves singleMoves(Model model, Level level) {
    return moves(model, level, ParallelMoves.Eager.NONE);
  }
}
