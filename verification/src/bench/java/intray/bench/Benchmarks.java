package intray.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH with a last table: how many times as fast as the mailbox of this project each peer was. */
public final class Benchmarks {
  private static final String OURS = "Mailbox";

  private Benchmarks() {}

  /**
   * Takes the arguments of JMH.
   *
   * @param args which benchmarks, and how
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = new Runner(new CommandLineOptions(args)).run();
    recording(results);
    for (RunResult base : results) {
      if (!parameter(base, "queue").startsWith(OURS)) {
        continue;
      }
      for (RunResult peer : results) {
        if (peer != base && comparable(base, peer)) {
          System.out.printf(
              Locale.ROOT,
              "writers=%s %-24s %.2f times the speed of %s%n",
              parameter(peer, "writers"),
              parameter(peer, "queue"),
              score(peer) / score(base),
              parameter(base, "queue"));
        }
      }
    }
  }

  /** What the hooks cost when nobody records, and what recording costs. */
  private static void recording(Collection<RunResult> results) {
    for (RunResult base : results) {
      for (RunResult other : results) {
        String pair = parameter(other, "recording") + "/" + parameter(base, "recording");
        if (parameter(base, "bound").equals(parameter(other, "bound"))
            && pair.matches("off/bare|on/off|written/off")) {
          System.out.printf(
              Locale.ROOT,
              "bound=%s %-12s %.2f times the time%n",
              parameter(base, "bound"),
              pair,
              score(base) / score(other));
        }
      }
    }
  }

  private static boolean comparable(RunResult base, RunResult peer) {
    return base.getParams().getBenchmark().equals(peer.getParams().getBenchmark())
        && parameter(base, "writers").equals(parameter(peer, "writers"))
        && bound(base).equals(bound(peer));
  }

  /** What is behind the name of the queue: nothing, or how many messages it holds. */
  private static String bound(RunResult result) {
    String queue = parameter(result, "queue");
    int dash = queue.indexOf('-');
    return dash < 0 ? "" : queue.substring(dash);
  }

  private static String parameter(RunResult result, String name) {
    String value = result.getParams().getParam(name);
    return value == null ? "" : value;
  }

  private static double score(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    return primary.getScore();
  }
}
