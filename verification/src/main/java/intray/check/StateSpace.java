package intray.check;

/**
 * What a search walks: states that are vectors of one length, and the moves between them. No
 * sequence of moves leads back to a state that it has left.
 */
public interface StateSpace {
  /** Is shown each move of a state. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One move.
     *
     * @param who moves: a component, or a thread
     * @param next the state afterwards, to be copied if it is kept
     */
    void move(int who, int[] next);
  }

  /**
   * How long a state is.
   *
   * @return a number of integers
   */
  int width();

  /**
   * Where executions start.
   *
   * @return a state
   */
  int[] start();

  /**
   * Shows all moves of a state, none if it is an end.
   *
   * @param state not to be changed
   * @param visitor is shown them
   */
  void expand(int[] state, Visitor visitor);

  /**
   * Is told of each state that has no moves, once.
   *
   * @param state not to be changed
   */
  void end(int[] state);
}
