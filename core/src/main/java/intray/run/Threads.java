package intray.run;

import intray.Graph;

/**
 * Runs a graph with one thread for each component: true parallelism, no lock, the same components.
 *
 * <p>The run ends when all components are done, when all of those that are not are asleep with
 * nobody left to wake them, when a component throws, or when the calling thread is interrupted. In
 * the last two cases the threads of the other components are interrupted. In each case every
 * component is told (its thread ends, and {@code close()} is called, undisturbed by the interrupt,
 * if it is {@link AutoCloseable}), and no thread is left.
 *
 * <p>An instance is immutable and may be used for any number of runs, also at the same time.
 */
public final class Threads {
  private static final long PATIENCE_MILLIS = 10_000;

  private final long seed;
  private final long patience;

  /** With seed 0. */
  public Threads() {
    this(0, PATIENCE_MILLIS);
  }

  private Threads(long seed, long patience) {
    this.seed = seed;
    this.patience = patience;
  }

  /** How long to wait for components to return once they were told and interrupted. */
  Threads patience(long millis) {
    return new Threads(seed, millis);
  }

  /**
   * Decides what {@code choose} answers, the same as in {@link Serial}; it cannot decide how
   * threads are scheduled.
   *
   * @param newSeed any number
   * @return a changed copy
   */
  public Threads seed(long newSeed) {
    return new Threads(newSeed, patience);
  }

  /**
   * Runs a graph to its end.
   *
   * @param graph without inputs of its own
   * @return how it ended; a component that throws is an outcome and not an exception
   * @throws InterruptedException if the calling thread was interrupted; all components were told
   *     before
   * @throws IllegalStateException if a component does not return from its step ten seconds after it
   *     was told and interrupted; its thread, a daemon, is left behind
   * @throws intray.WiringException if the graph cannot run by itself
   */
  public Outcome run(Graph graph) throws InterruptedException {
    return run(graph, Recorder.NONE);
  }

  /**
   * Runs a graph to its end, and tells a recorder of it.
   *
   * @param graph without inputs of its own
   * @param recorder for this run only
   * @return how it ended; a component that throws is an outcome and not an exception
   * @throws InterruptedException as {@link #run(Graph)}; likewise all other exceptions
   */
  public Outcome run(Graph graph, Recorder recorder) throws InterruptedException {
    return new ThreadsRun(graph.wiring(), seed, patience, recorder).run();
  }
}
