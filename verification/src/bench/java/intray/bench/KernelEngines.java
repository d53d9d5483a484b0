package intray.bench;

import com.sun.management.OperatingSystemMXBean;
import intray.check.Bounds;
import intray.explore.Explored;
import intray.explore.Explorer;
import intray.explore.HarnessFile;
import intray.jpf.JpfInstallation;
import intray.jpf.JpfResult;
import intray.jpf.JpfSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The same harnesses of the kernel in Java PathFinder and in the embedded explorer, and how many
 * times as fast the explorer is. Both figures are processor time of a whole process: compiler
 * threads and garbage collection are in them.
 */
public final class KernelEngines {
  private static final Path HARNESSES = Path.of("src/jpf/harnesses");
  private static final int ROUNDS = 10;
  private static final Explorer EXPLORER = new Explorer(Bounds.DEFAULT);

  private KernelEngines() {}

  /**
   * Takes no arguments.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    Optional<JpfInstallation> jpf = JpfInstallation.find();
    if (jpf.isEmpty()) {
      System.out.println("Nothing to compare with: " + JpfInstallation.HOW_TO_ENABLE);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(HARNESSES)) {
      files = all.filter(file -> file.toString().endsWith(".jpf")).sorted().toList();
    }
    double first = secondsOf(files, 1);
    secondsOf(files, ROUNDS);
    try (JpfSession session = JpfSession.open(jpf.orElseThrow())) {
      double start = Double.MAX_VALUE;
      for (JpfResult canary : session.canaries().values()) {
        start = Math.min(start, canary.seconds());
      }
      compare(files, session, first, start);
    }
  }

  private static void compare(List<Path> files, JpfSession session, double first, double start) {
    print("harness", "JPF states", "CPU s", "explorer", "CPU s", "times");
    double theirs = 0;
    double ours = 0;
    for (Path file : files) {
      HarnessFile harness = HarnessFile.of(file);
      JpfResult jpf = session.run(file, JpfSession.DEFAULT_STATES);
      Explored seen = EXPLORER.explore(harness);
      if (!jpf.isExhaustive() || !jpf.outcomeSet().equals(seen.outcomeSet())) {
        throw new IllegalStateException(
            file + ": JPF saw " + jpf.outcomeSet() + ", the explorer " + seen.outcomeSet());
      }
      double seconds = secondsOf(List.of(file), ROUNDS);
      theirs += jpf.seconds();
      ours += seconds;
      row(file.getFileName().toString(), jpf, seen, seconds);
    }
    System.out.printf(
        Locale.ROOT,
        "all, in a warm JVM: JPF %.2f s, explorer %.2f s: %.0f times as fast%n"
            + "all, the first time in a JVM: explorer %.2f s: %.0f times as fast%n"
            + "all, without %.2f s for each start of JPF's JVM: %.0f times as fast when warm%n",
        theirs,
        ours,
        theirs / ours,
        first,
        theirs / first,
        start,
        (theirs - start * files.size()) / ours);
  }

  private static void row(String name, JpfResult jpf, Explored seen, double seconds) {
    print(
        name,
        Long.toString(jpf.states()),
        String.format(Locale.ROOT, "%.2f", jpf.seconds()),
        Long.toString(seen.states()),
        String.format(Locale.ROOT, "%.4f", seconds),
        String.format(Locale.ROOT, "%.0f", jpf.seconds() / seconds));
  }

  private static void print(Object... columns) {
    System.out.printf("%-30s %10s %8s %10s %8s %6s%n", columns);
  }

  /** Explores all of them; what was learnt about one is forgotten before the next. */
  private static double secondsOf(List<Path> files, int rounds) {
    long began = cpuNanos();
    for (int k = 0; k < rounds; k++) {
      for (Path file : files) {
        EXPLORER.explore(HarnessFile.of(file));
      }
    }
    return (cpuNanos() - began) / 1e9 / rounds;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
