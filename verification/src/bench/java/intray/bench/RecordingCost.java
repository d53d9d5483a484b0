package intray.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What recording costs in CPU time, of all threads together, so that a machine with other work to
 * do gives figures, too. The ways take turns; as the system counts in hundredths of a second, many
 * runs are added up. It takes three minutes. Run with {@code mvn -Pbench -DskipTests verify
 * -Dbench.main=intray.bench.RecordingCost}.
 */
public final class RecordingCost {
  private static final int WARM_UP = 80;
  private static final int ROUNDS = 300;
  private static final String[] WAYS = {"bare", "off", "on"};
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private RecordingCost() {}

  /**
   * Prints the ratios.
   *
   * @param args not used
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (int bound : new int[] {64, Integer.MAX_VALUE}) {
      long[] spent = new long[WAYS.length];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (int way = 0; way < WAYS.length; way++) {
          long one = spent(WAYS[way], bound);
          spent[way] += round < 0 ? 0 : one;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "bound=%d off/bare %.2f, on/off %.2f times the CPU time (%d runs each, %.1f s in all)%n",
          bound,
          (double) spent[1] / spent[0],
          (double) spent[2] / spent[1],
          ROUNDS,
          (spent[0] + spent[1] + spent[2]) / 1e9);
    }
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
