package intray.check;

/** An execution as far as it has come, which goes on and back move by move. */
interface MovePath {
  /** Goes back to where executions start. */
  void start();

  /** One more move, of those that are possible. */
  void push(int index);

  /** Takes the last move back. */
  void pop();

  /** How many moves there are. */
  int depth();

  /** How long it is, as a bound counts. */
  int events();

  int[] state();

  /** How many different moves are possible next; none at an end. */
  int moves();

  /** Whether to go on from here: not if some other path stands for this one. */
  boolean isFollowed();
}
