package intray.harness;

import intray.Graph;
import intray.check.RandomGraph;
import intray.run.Serial;
import intray.run.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A random graph on real threads. Arguments: its genes. */
final class RandomGraphHarness {
  private static final int SOME_STEPS = 100;

  private RandomGraphHarness() {}

  /**
   * Runs it.
   *
   * @param args as described above
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    List<Integer> genes = new ArrayList<>();
    for (String gene : args) {
      genes.add(Integer.parseInt(gene));
    }
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.TINY);
    new Serial().maxSteps(SOME_STEPS).run(graph); // so that no thread has to initialise a class
    LockSupport.unpark(null);
    Outcomes.record(new Threads().run(graph).toString());
  }
}
