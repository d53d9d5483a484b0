package intray.check;

import com.sun.management.OperatingSystemMXBean;
import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How fast the explorer is: executions of the optimal search, and states of the state search, for
 * each second of processor time. Every figure is printed as it was measured, the first one cold;
 * nothing is asserted but the counts. Run with {@code mvn -Pbench -DskipTests verify
 * -Dbench.main=intray.check.Explorations}.
 */
public final class Explorations {
  private Explorations() {}

  /**
   * Measures.
   *
   * @param args how often each exploration is repeated in this process (default 5), and to which
   *     power of 10 states of the fan-in graph are visited (default 6)
   */
  public static void main(String[] args) {
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int power = args.length > 1 ? Integer.parseInt(args[1]) : 6;
    for (int k = 0; k < times; k++) {
      compare("lastzero", Map.of("n", "15"), 147_456);
      compare("senders", Map.of("n", "3", "k", "4"), 34_650);
    }
    compare("lastzero", Map.of("n", "17"), 655_360);
    compare("senders", Map.of("n", "3", "k", "5"), 756_756);
    for (int k = 0; k < times; k++) {
      double one = states(power, 1);
      double two = states(power, 2);
      System.out.printf(Locale.ROOT, "two workers: %.2f times as fast%n", one / two);
    }
  }

  private static void compare(String name, Map<String, String> parameters, long expected) {
    double one = executions(name, parameters, expected, 1);
    double two = executions(name, parameters, expected, 2);
    System.out.printf(Locale.ROOT, "two workers: %.2f times as fast%n", one / two);
  }

  /** The seconds that it took. */
  private static double executions(
      String name, Map<String, String> parameters, long expected, int workers) {
    Entry entry = Catalogue.get(name);
    Model model = new Model(entry.build(entry.arguments(new HashMap<>(parameters))));
    Measured measured = new Measured();
    OptimalSearch search = new OptimalSearch(workers, OptimalSearch.UNBOUNDED);
    Exploration all = search.explore(model, Level.PARALLEL, budget());
    double seconds =
        measured.print(
            name + " " + parameters + ", workers: " + workers, all.executions, "executions");
    if (all.executions != expected || all.redundant != 0) {
      throw new IllegalStateException(
          expected + " expected, and " + all.redundant + " were redundant");
    }
    return seconds;
  }

  /** The seconds that it took. */
  private static double states(int power, int workers) {
    Model model = new Model(fanIn(power, 8));
    Measured measured = new Measured();
    Exploration all = new StateSearch(workers).explore(model, Level.PARALLEL, budget());
    double seconds =
        measured.print("fan-in of " + power + ", workers: " + workers, all.states, "states");
    System.out.printf(Locale.ROOT, "%.1f bytes a state%n", (double) all.stateBytes / all.states);
    if (all.states != Math.round(Math.pow(10, power))) {
      throw new IllegalStateException("a power of 10 expected");
    }
    return seconds;
  }

  private static Budget budget() {
    Bounds bounds = Bounds.DEFAULT.withStates(Long.MAX_VALUE);
    return new Budget(bounds, Level.PARALLEL, progress -> {});
  }

  /** Senders of equal messages, which stand at one of k + 2 places each, and who takes them. */
  private static Graph fanIn(int senders, int messages) {
    GraphBuilder graph = Graph.named("fan-in").component("sink", Explorations::sink);
    for (int k = 1; k <= senders; k++) {
      graph.component("sender" + k, ports -> sender(ports, messages));
      graph.link("sender" + k + ".out", "sink.in");
    }
    return graph.build();
  }

  private static Component sender(Ports ports, int messages) {
    Outbox<String> out = ports.outbox("out");
    int[] left = {messages};
    return () -> {
      if (left[0]-- == 0) {
        return Step.DONE;
      }
      out.send("m");
      return Step.CONTINUE;
    };
  }

  private static Component sink(Ports ports) {
    Inbox<String> in = ports.inbox("in");
    return new Component() {
      @Override
      public Step start() {
        return Step.await(in);
      }

      @Override
      public Step next() {
        if (in.isDrained()) {
          return Step.DONE;
        }
        in.take();
        return Step.await(in);
      }
    };
  }

  /** Time from its making, and the heap at its end. */
  private static final class Measured {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long wall = System.nanoTime();
    private final long cpu = SYSTEM.getProcessCpuTime();

    /** The seconds of wall time. */
    double print(String what, long count, String unit) {
      double seconds = (System.nanoTime() - wall) / 1e9;
      double busy = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-26s %,12d %-10s %7.2f s (processor %7.2f s, load %5.2f): %,12.0f a second, %,12.0f a"
              + " processor second%n",
          what,
          count,
          unit,
          seconds,
          busy,
          SYSTEM.getSystemLoadAverage(),
          count / seconds,
          count / busy);
      return seconds;
    }
  }
}
