package intray.harness;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.run.Serial;
import intray.run.Threads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A graph of the catalogue on real threads. Arguments: its name, and {@code name=value} for each
 * parameter that is not as it is by default. The outcome is the run's.
 */
final class GraphHarness {
  private static final int SOME_STEPS = 100;

  private GraphHarness() {}

  /**
   * Runs it.
   *
   * @param args as described above
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    Map<String, String> given = new LinkedHashMap<>();
    for (int k = 1; k < args.length; k++) {
      int equals = args[k].indexOf('=');
      given.put(args[k].substring(0, equals), args[k].substring(equals + 1));
    }
    Entry entry = Catalogue.get(args[0]);
    Graph graph = entry.build(entry.arguments(given));
    new Serial().maxSteps(SOME_STEPS).run(graph); // so that no thread has to initialise a class
    LockSupport.unpark(null);
    Outcomes.record(new Threads().run(graph).toString());
  }
}
