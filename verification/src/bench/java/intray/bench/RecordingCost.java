package intray.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * What recording costs in CPU time, of all threads together, so that a machine with other work to
 * do gives figures, too. Each way runs in processes of its own, as it does with a user, who records
 * or does not: where one process did both, the JVM would compile calls for both. The ways take
 * turns, and what is told of each is the median. Run with {@code mvn -Pbench -DskipTests verify
 * -Dbench.main=intray.bench.RecordingCost}; it takes seven minutes.
 */
public final class RecordingCost {
  private static final int WARM_UP = 60;
  private static final int RUNS = 100;
  private static final int PROCESSES = 5;
  private static final String[] WAYS = {"bare", "off", "on"};
  private static final int[] BOUNDS = {64, Integer.MAX_VALUE};
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private RecordingCost() {}

  /**
   * Prints the ratios.
   *
   * @param args how many processes for each way, if not five; those are given a way and a bound
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2) {
      System.out.println(measured(args[0], Integer.parseInt(args[1])));
      return;
    }
    int processes = args.length == 1 ? Integer.parseInt(args[0]) : PROCESSES;
    for (int bound : BOUNDS) {
      double[][] spent = new double[WAYS.length][processes];
      for (int k = 0; k < processes; k++) {
        for (int way = 0; way < WAYS.length; way++) {
          spent[way][k] = inProcess(WAYS[way], bound);
        }
      }
      double bare = median(spent[0]);
      double off = median(spent[1]);
      double on = median(spent[2]);
      System.out.printf(
          Locale.ROOT,
          "bound=%d CPU ns a message: bare %s, off %s, on %s; off/bare %.2f, on/off %.2f"
              + " (medians of %d processes, lowest and highest)%n",
          bound,
          range(spent[0]),
          range(spent[1]),
          range(spent[2]),
          off / bare,
          on / off,
          processes);
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static String range(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f to %.0f)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static double inProcess(String way, int bound) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                RecordingCost.class.getName(),
                way,
                Integer.toString(bound))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(way + " failed");
    }
    return Double.parseDouble(said.strip());
  }

  /** Nanoseconds of CPU time for a message. */
  private static double measured(String way, int bound) throws IOException, InterruptedException {
    long spent = 0;
    for (int run = -WARM_UP; run < RUNS; run++) {
      long one = spent(way, bound);
      spent += run < 0 ? 0 : one;
    }
    return (double) spent / RUNS / RecordingBenchmark.MESSAGES;
  }

  private static long spent(String way, int bound) throws IOException, InterruptedException {
    RecordingBenchmark benchmark = new RecordingBenchmark();
    benchmark.recording = way;
    benchmark.bound = bound;
    benchmark.build();
    benchmark.open();
    long before = SYSTEM.getProcessCpuTime();
    benchmark.handOffs();
    long spent = SYSTEM.getProcessCpuTime() - before;
    benchmark.close();
    benchmark.remove();
    return spent;
  }
}
