package intray.check;

import java.util.function.IntUnaryOperator;

/**
 * One random execution, and what it says about how many there are. At each event the next one is
 * drawn from all that are possible; the more there were, the more executions this one stands for.
 *
 * <p>That is Knuth's estimator of the size of a tree ("Estimating the efficiency of backtrack
 * programs", Mathematics of Computation 29, 1975), which would count a state once for each order of
 * events that leads to it. So the weight is also divided, at each event, by the number of events
 * that could have been the last one: those that nothing later depends on. Walking backwards from a
 * state, choosing among those at random, one always comes to the start, so the weights of all ways
 * to a state add up to one, and the mean is exact: the number of Mazurkiewicz traces at the ends,
 * and on the way that of their prefixes, which are the states, or somewhat more where different
 * histories of boxes and notices leave the same behind.
 */
final class Probe {
  private final TracePath path;
  private final int maxSteps;
  private double weight;
  private double states;
  private boolean cut;

  /**
   * A source of random executions.
   *
   * @param maxSteps where to give up on one
   */
  Probe(Model model, Level level, int maxSteps) {
    this.path = new TracePath(model, level, maxSteps, found -> {});
    this.maxSteps = maxSteps;
  }

  /**
   * Walks one execution.
   *
   * @param choose told how many moves there are, answers with the index of one
   * @throws Model.Learnt if what was known about the graph was not enough
   */
  void walk(IntUnaryOperator choose) {
    weight = 1;
    path.start();
    states = path.isSettled() ? 1 : 0;
    cut = false;
    while (path.moves() > 0 && !cut) {
      int moves = path.moves();
      path.push(choose.applyAsInt(moves));
      weight *= (double) moves / path.possibleLast();
      states += path.isSettled() ? weight : 0;
      cut = path.events() >= maxSteps;
    }
  }

  /** How many executions the last one stands for. */
  double executions() {
    return weight;
  }

  /** How many states were, by the last execution. */
  double states() {
    return states;
  }

  /** Whether the last execution was longer than allowed. */
  boolean isCut() {
    return cut;
  }
}
