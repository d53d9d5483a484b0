package intray.peers;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Method;
import intray.check.Report;
import intray.explore.Explored;
import intray.explore.Explorer;
import intray.jpf.AtomicMailbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One search of ours in a process of its own, as the peers have it, so that start and warming up
 * are in its time. Says what it has seen as {@link Seen#text}.
 */
public final class OurSearch {
  private static final Bounds BOUNDS = Bounds.DEFAULT.withStates(Bounds.UNBOUNDED);

  private OurSearch() {}

  /**
   * Searches.
   *
   * @param args {@code traces} or {@code states} with name and size of a graph; {@code canary};
   *     {@code mailbox} with a directory of kernel classes, or a dash for the real ones, and the
   *     arguments of a mailbox harness
   */
  public static void main(String[] args) {
    Seen seen =
        switch (args[0]) {
          case "traces" -> graph(Method.TRACES, args[1], args[2]);
          case "states" -> graph(Method.STATES, args[1], args[2]);
          case "canary" -> canary();
          case "mailbox" -> mailbox(args[1], Arrays.copyOfRange(args, 2, args.length));
          default -> throw new IllegalArgumentException(args[0]);
        };
    System.out.println(seen.text());
  }

  private static Seen graph(Method method, String name, String n) {
    Entry entry = Catalogue.get(name);
    Method.Result result =
        method.explore(entry.build(entry.arguments(Map.of("n", n))), Level.PARALLEL, BOUNDS);
    return new Seen(
        method == Method.TRACES ? result.executions() : result.states(),
        result.outcomes().stream().map(OurSearch::outcome).collect(Collectors.toSet()),
        result.bound() == null ? "" : "stopped at " + result.bound(),
        "",
        "");
  }

  /** As the peers tell it, whose programs can do nothing but complete. */
  static String outcome(String ours) {
    List<String> values = new ArrayList<>(Arrays.asList(ours.split("; ")));
    if (!values.remove("completed")) {
      return ours;
    }
    return Seen.outcome(String.join(" ", values).replaceAll("notice |\\[|\\]", ""));
  }

  /** Claims what is false in some executions. */
  private static Seen canary() {
    Entry readers = Catalogue.get("readers");
    Report report =
        Check.of(readers.build(readers.arguments(Map.of("n", "3"))))
            .levels(Set.of(Level.PARALLEL))
            .expect(
                "canary",
                outcome ->
                    outcome.output("saw1").equals(List.of(1))
                        || outcome.output("saw2").equals(List.of(0)))
            .run();
    String found = report.findings().isEmpty() ? "" : report.findings().get(0).message();
    LevelReport parallel = Objects.requireNonNull(report.levels().get(Level.PARALLEL));
    return new Seen(parallel.states(), Set.of(), "", found, "");
  }

  private static Seen mailbox(String classes, String[] args) {
    Path[] first = classes.equals("-") ? new Path[0] : new Path[] {Path.of(classes)};
    Explored explored =
        new Explorer(Bounds.DEFAULT, first).explore("intray.harness.MailboxHarness", args);
    Set<String> wrong = new TreeSet<>(explored.outcomeSet());
    wrong.removeAll(AtomicMailbox.outcomes(List.of(args)));
    return new Seen(
        explored.executions(),
        explored.outcomeSet(),
        explored.doubt(),
        wrong.isEmpty() ? "" : "not linearizable: " + wrong,
        explored.states() + " states");
  }
}
