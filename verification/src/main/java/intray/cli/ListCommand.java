package intray.cli;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.catalogue.Parameter;
import intray.check.FindingKind;
import intray.check.Level;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the catalogue. */
@Command(
    name = "list",
    description = {"Lists the graphs of the catalogue, or explains some of them.", ""})
final class ListCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      paramLabel = "GRAPH",
      arity = "0..*",
      completionCandidates = GraphOptions.Names.class,
      description = "Explain these, with their parameters and what a check finds in them.")
  private List<String> names = new ArrayList<>();

  ListCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (names.isEmpty()) {
      Table table = new Table(screen, false).left("").left("");
      for (Entry entry : Catalogue.entries()) {
        table.row(
            List.of(new Table.Cell(entry.name(), Paint.CYAN), Table.Cell.of(entry.sentence())));
      }
      table.print(0);
    } else {
      List<Entry> entries = new ArrayList<>();
      for (String name : names) {
        entries.add(GraphOptions.entry(name));
      }
      for (Entry entry : entries) {
        explain(entry);
      }
    }
    return ExitStatus.FINE;
  }

  private void explain(Entry entry) {
    PrintWriter out = screen.out();
    Prose prose = new Prose(screen);
    prose.print(0, screen.paint(Paint.BOLD, entry.name()) + ": " + entry.sentence());
    if (!entry.story().isEmpty()) {
      prose.print(2, entry.story());
    }
    if (!entry.parameters().isEmpty()) {
      Table table = new Table(screen, false).left("").left("").left("");
      for (Parameter parameter : entry.parameters()) {
        table.row(
            "-p " + parameter.name() + "=" + parameter.preset(),
            parameter.meaning(),
            parameter.allowed());
      }
      table.print(2);
    }
    String found = expected(entry);
    prose.print(2, found.isEmpty() ? "A check finds nothing." : "A check finds " + found + ".");
    entry
        .twin()
        .ifPresent(
            twin ->
                prose.print(
                    2, (entry.isFaulty() ? "Repaired in " : "The bug is in ") + twin + "."));
    out.println();
  }

  /** Each kind with the first level at which it is found. */
  private static String expected(Entry entry) {
    List<String> parts = new ArrayList<>();
    Set<FindingKind> before = Set.of();
    for (Level level : Level.values()) {
      Set<FindingKind> fresh = entry.expected(level);
      fresh.removeAll(before);
      if (!fresh.isEmpty()) {
        parts.add(
            fresh.stream().map(FindingKind::name).collect(Collectors.joining(" and "))
                + " ("
                + level
                + ")");
      }
      before = entry.expected(level);
    }
    return String.join(", ", parts);
  }
}
