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

  /** The moves of a level, where private operations happen at once. */
  static Moves moves(Model model, Level level) {
    return level == Level.PARALLEL ? new ParallelMoves(model, true) : new CooperativeMoves(model);
  }
}
