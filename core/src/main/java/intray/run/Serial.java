package intray.run;

import intray.Graph;
import intray.Wiring;

/**
 * Runs a graph in the calling thread, one component after another: round-robin as in Axon, so the
 * order of activation is significant and a run is repeatable.
 *
 * <p>A run queue starts with all components in the order of the graph. The first is stepped; if it
 * wants to continue, or what it waits for is already there, it goes to the end of the queue. A
 * component that waits is put at the end of the queue at the moment when what it waits for comes
 * true. The run ends when the queue is empty, or a component throws.
 *
 * <p>An instance is immutable and may be used for any number of runs, also at the same time.
 */
public final class Serial {
  private final long seed;
  private final long maxSteps;
  private final boolean shuffled;
  private final long order;

  /** Round-robin, seed 0, without a bound. */
  public Serial() {
    this(0, Long.MAX_VALUE, false, 0);
  }

  private Serial(long seed, long maxSteps, boolean shuffled, long order) {
    this.seed = seed;
    this.maxSteps = maxSteps;
    this.shuffled = shuffled;
    this.order = order;
  }

  /**
   * Decides what {@code choose} answers.
   *
   * @param newSeed any number; the same seed gives the same run
   * @return a changed copy
   */
  public Serial seed(long newSeed) {
    return new Serial(newSeed, maxSteps, shuffled, order);
  }

  /**
   * Ends the run after so many steps, with an outcome that says STOPPED: for graphs that never end.
   *
   * @param steps at least 0
   * @return a changed copy
   */
  public Serial maxSteps(long steps) {
    return new Serial(seed, steps, shuffled, order);
  }

  /**
   * Takes any component of the run queue next instead of the first, as the seed decides: another
   * cooperative scheduler.
   *
   * @return a changed copy
   */
  public Serial shuffled() {
    return shuffled(0);
  }

  /**
   * Like {@link #shuffled()}, for one of many orders: what {@code choose} answers stays the same.
   *
   * @param newOrder any number
   * @return a changed copy
   */
  public Serial shuffled(long newOrder) {
    return new Serial(seed, maxSteps, true, newOrder);
  }

  /**
   * Runs a graph to its end.
   *
   * @param graph without inputs of its own
   * @return how it ended; a component that throws is an outcome and not an exception
   * @throws intray.WiringException if the graph cannot run by itself
   */
  public Outcome run(Graph graph) {
    return run(graph, Recorder.NONE);
  }

  /**
   * Runs a graph to its end, and tells a recorder of it, in this thread. What the recorder throws
   * when a step begins ends the run, and comes out of this method.
   *
   * @param graph without inputs of its own
   * @param recorder for this run only
   * @return how it ended; a component that throws is an outcome and not an exception
   * @throws intray.WiringException if the graph cannot run by itself
   */
  public Outcome run(Graph graph, Recorder recorder) {
    Dice turns = shuffled ? new Dice(seed ^ ~order, Wiring.NOBODY) : null;
    return new SerialRun(graph.wiring(), seed, turns, recorder).run(maxSteps);
  }
}
