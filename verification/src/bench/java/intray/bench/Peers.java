package intray.bench;

import intray.jpf.KernelMutant;
import intray.peers.Clocked;
import intray.peers.Comparison;
import intray.peers.Row;
import intray.peers.Seen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Our explorer and our checker beside their peers, on the same problems and in the same run: what
 * each explored, in what time, and the ratios. Each search is a process of its own. Ends with
 * status 1 if somebody contradicts somebody, or misses a planted bug.
 */
@Command(
    name = "peers",
    description = "Compares Intray with Lincheck, SPIN and Concuerror.",
    mixinStandardHelpOptions = true)
public final class Peers implements Callable<Integer> {
  private static final String OPTIMAL = "Intray, optimal";
  private static final String STATES = "Intray, by states";
  private static final List<String> MAILBOXES =
      List.of("1,p,o", "1,pp,oo", "1,pp,o,o", "1,pp,oo,o");
  private static final List<KernelMutant> MUTANTS =
      List.of(KernelMutant.TWO_WRITERS_ON_ONE_SLOT, KernelMutant.SPACE_NOT_COUNTED_ANEW);
  private static final Path PROMELA = Path.of("src/bench/promela");
  private static final Path ERLANG = Path.of("src/bench/erlang");

  @Option(
      names = "--seconds",
      description = "Each process is killed after that (default: ${DEFAULT-VALUE}).")
  private double limit = 60;

  @Option(
      names = "--invocations",
      description = "How many interleavings Lincheck runs at most (default: ${DEFAULT-VALUE}).")
  private int invocations = 10_000;

  @Option(names = "--readers", split = ",", description = "Sizes (default: ${DEFAULT-VALUE}).")
  private List<Integer> readers = List.of(6, 8);

  @Option(names = "--lastzero", split = ",", description = "Sizes (default: ${DEFAULT-VALUE}).")
  private List<Integer> lastzero = List.of(6, 8, 10);

  @Option(names = "--spin", description = "Where SPIN is (default: on the PATH).")
  private String spin = "spin";

  @Option(names = "--concuerror", description = "Where Concuerror is (default: on the PATH).")
  private String concuerror = "concuerror";

  private final Comparison comparison = new Comparison(System.out::println);
  private final List<String> java =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          System.getProperty("java.class.path"));
  private Path scratch = Path.of("");

  private Peers() {}

  /**
   * Compares.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Peers()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    scratch = Files.createTempDirectory("intray-peers");
    try {
      System.out.printf(
          Locale.ROOT,
          "%d processors, Java %s, load %.1f; each process is killed after %.0f s%n",
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          limit);
      comparison.admit("Lincheck " + lincheckVersion());
      boolean withSpin = isSpinThere();
      boolean withConcuerror = isConcuerrorThere();
      canaries(withSpin, withConcuerror);
      comparison.head();
      for (String mailbox : MAILBOXES) {
        mailbox(mailbox);
      }
      Map<String, List<Integer>> sizes = new LinkedHashMap<>();
      sizes.put("readers", readers);
      sizes.put("lastzero", lastzero);
      for (Map.Entry<String, List<Integer>> entry : sizes.entrySet()) {
        for (int n : entry.getValue()) {
          graph(entry.getKey(), n, withSpin, withConcuerror);
        }
      }
      return comparison.conclude() ? 0 : 1;
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** How many Mazurkiewicz traces there are. */
  private static long traces(String graph, int n) {
    LongUnaryOperator count =
        graph.equals("readers") ? k -> 1L << k : k -> k == 1 ? 2 : (k + 3) << (k - 2);
    return count.applyAsLong(n);
  }

  private void canaries(boolean withSpin, boolean withConcuerror)
      throws IOException, InterruptedException {
    String claim = "that reader 2 sees no more than reader 1";
    Clocked ours = ours("canary");
    comparison.canary("Intray", claim, Seen.ofOurs(ours.output()), ours);
    if (withSpin) {
      Verifier pan = pan("readers", 3, "-DCANARY", "-DREDUCED");
      comparison.canary("SPIN", claim, pan.seen(), pan.time());
    }
    if (withConcuerror) {
      Clocked run = concuerror("readers", 3, true);
      comparison.canary("Concuerror", claim, Seen.ofConcuerror(run.output()), run);
    }
    for (KernelMutant mutant : MUTANTS) {
      Path classes = mutant.compile(Files.createDirectory(scratch.resolve(mutant.name())));
      Clocked explorer = ours("mailbox", classes.toString(), "1", "pp", "o", "o");
      comparison.canary("the explorer", mutant.name(), Seen.ofOurs(explorer.output()), explorer);
      Clocked lincheck = lincheck(classes, "1,pp,o,o");
      comparison.canary("Lincheck", mutant.name(), Seen.ofOurs(lincheck.output()), lincheck);
    }
  }

  private void mailbox(String script) throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of("mailbox", "-"));
    args.addAll(Arrays.asList(script.split(",")));
    String problem = "mailbox " + script;
    Row ours = ours(problem, "Intray, explorer", "interleavings", args);
    comparison.expectOutcomes(ours);
    Clocked run = lincheck(null, script);
    comparison.expectOutcomes(
        comparison.add(
            new Row(problem, "Lincheck", "interleavings", Seen.ofOurs(run.output()), run, ours)));
  }

  private void graph(String name, int n, boolean withSpin, boolean withConcuerror)
      throws IOException, InterruptedException {
    String problem = name + "(" + n + ")";
    String size = Integer.toString(n);
    Row optimal = ours(problem, OPTIMAL, "executions", List.of("traces", name, size));
    comparison.expect(optimal, traces(name, n));
    comparison.expectOutcomes(optimal);
    if (withConcuerror) {
      Clocked run = concuerror(name, n, false);
      Row row =
          new Row(
              problem, "Concuerror", "executions", Seen.ofConcuerror(run.output()), run, optimal);
      comparison.expect(comparison.add(row), traces(name, n));
    }
    Row states = ours(problem, STATES, "states", List.of("states", name, size));
    comparison.expectOutcomes(states);
    comparison.agree(states, optimal);
    if (withSpin) {
      for (String reduction : List.of("-DREDUCED", "-DNOREDUCE")) {
        Verifier pan = pan(name, n, "", reduction);
        String engine = reduction.equals("-DNOREDUCE") ? "SPIN, no reduction" : "SPIN, reduction";
        comparison.expectOutcomes(
            comparison.add(new Row(problem, engine, "states", pan.seen(), pan.time(), states)));
      }
    }
  }

  private Row ours(String problem, String engine, String counts, List<String> args)
      throws IOException, InterruptedException {
    Clocked run = ours(args.toArray(new String[0]));
    return comparison.add(new Row(problem, engine, counts, Seen.ofOurs(run.output()), run, null));
  }

  private Clocked ours(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.add("intray.peers.OurSearch");
    command.addAll(Arrays.asList(args));
    return run(command);
  }

  /**
   * Lincheck on a mailbox.
   *
   * @param classes of the kernel, to take the place of the real ones
   */
  private Clocked lincheck(@Nullable Path classes, String script)
      throws IOException, InterruptedException {
    String[] parts = script.split(",", 2);
    String path = System.getProperty("java.class.path");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.get(0),
                "-cp",
                classes == null ? path : classes + System.getProperty("path.separator") + path,
                "-Dintray.bound=" + parts[0],
                "intray.bench.LincheckMailbox",
                Integer.toString(invocations)));
    command.addAll(Arrays.asList(parts[1].split(",")));
    return run(command);
  }

  /** What SPIN's verifier says, and its time; without that in which it was made. */
  private record Verifier(Seen seen, Clocked time) {}

  /** SPIN makes a verifier, in C, for each model and size. */
  private Verifier pan(String model, int n, String define, String reduction)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(scratch, "spin");
    Path file = PROMELA.resolve(model + ".pml").toAbsolutePath();
    List<String> make = new ArrayList<>(List.of(spin, "-a", "-DN=" + n));
    if (!define.isEmpty()) {
      make.add(define);
    }
    make.add(file.toString());
    Clocked made = Clocked.run(directory, limit, make.toArray(new String[0]));
    List<String> compile =
        List.of("gcc", "-O2", "-w", "-DSAFETY", "-DMEMLIM=2048", reduction, "-o", "pan", "pan.c");
    Clocked compiled =
        made.status() != 0 ? made : Clocked.run(directory, limit, compile.toArray(new String[0]));
    if (compiled.status() != 0) {
      return new Verifier(Seen.ofSpin(""), compiled);
    }
    Clocked run = Clocked.run(directory, limit, "./pan", "-m10000");
    String making =
        String.format(Locale.ROOT, "and %.2f s of CPU to make it", made.cpu() + compiled.cpu());
    return new Verifier(Seen.ofSpin(run.output()).noting(making), run);
  }

  private Clocked concuerror(String program, int n, boolean canary)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(scratch, "concuerror");
    Path file = directory.resolve(program + ".erl");
    String text = Files.readString(ERLANG.resolve(program + ".erl"));
    String sized = text.replaceFirst("define\\(N, \\d+\\)", "define(N, " + n + ")");
    Files.writeString(file, canary ? sized.replace("CANARY, false", "CANARY, true") : sized);
    return Clocked.run(
        directory,
        limit,
        concuerror,
        "-f",
        file.toString(),
        "-m",
        program,
        "-v",
        "1",
        "--no_output");
  }

  private Clocked run(List<String> command) throws IOException, InterruptedException {
    return Clocked.run(scratch, limit, command.toArray(new String[0]));
  }

  private boolean isSpinThere() throws IOException, InterruptedException {
    if (!Clocked.isThere(spin) || !Clocked.isThere("gcc")) {
      comparison.skip("SPIN", "install spin and gcc (Debian has both), or --spin FILE");
      return false;
    }
    comparison.admit(Clocked.run(scratch, limit, spin, "-V").output().strip());
    return true;
  }

  private boolean isConcuerrorThere() throws IOException, InterruptedException {
    if (!Clocked.isThere(concuerror)) {
      comparison.skip(
          "Concuerror",
          "install Erlang (Debian: erlang-base, erlang-tools), build github.com/parapluu/Concuerror,"
              + " and put it on the PATH or give --concuerror FILE");
      return false;
    }
    comparison.admit(Clocked.run(scratch, limit, concuerror, "--version").output().strip());
    return true;
  }

  private static String lincheckVersion() {
    Matcher jar =
        Pattern.compile("lincheck-(\\d[0-9.]*)\\.jar")
            .matcher(System.getProperty("java.class.path"));
    return jar.find() ? jar.group(1) : "of unknown version";
  }
}
