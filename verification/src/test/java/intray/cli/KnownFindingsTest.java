package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.check.Check;
import intray.check.Finding;
import intray.check.FindingKind;
import intray.check.Plan;
import intray.check.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code traces/known-bad/findings} has a trace of every finding of the catalogue, as {@code check
 * --traces} writes it, and each replays to that finding. With {@code -Dgolden.update=true} they are
 * written anew.
 */
final class KnownFindingsTest {
  private static final Path FOLDER = Path.of("../traces/known-bad/findings");
  private static final String INDEX = "index.tsv";
  private static final String TITLES =
      "file\tgraph\tfinding\tlevel\tcomponent\tswitches\toperations\n";

  /** Two traces of a component that depends on chance need not be the same. */
  private static final String CHANCE = "nondeterministic-component";

  @Test
  void traces_areThoseOfTheFindingsOfTheCatalogue(@TempDir Path folder) throws IOException {
    StringBuilder index = new StringBuilder(TITLES);
    Map<String, String> traces = new TreeMap<>();
    StringBuilder without = new StringBuilder();
    for (Entry entry : Catalogue.entries()) {
      Subject subject = GraphOptions.rebuild(entry.name(), Map.of(), null);
      Report report = Check.of(subject.graph()).run();
      StringWriter complaints = new StringWriter();
      PrintWriter err = new PrintWriter(complaints, true);
      TraceFolder to = TraceFolder.of(Screen.plain(err, err, Screen.PAGE), folder.toString());
      Map<Plan, String> files = Objects.requireNonNull(to).write(subject, report);
      assertEquals("", complaints.toString());
      for (Finding finding : report.findings()) {
        String file = finding.plan() == null ? null : files.get(finding.plan());
        if (file == null) {
          without.append(entry.name()).append(' ').append(finding.kind()).append('\n');
        } else {
          Path path = Path.of(file);
          traces.put(path.getFileName().toString(), Files.readString(path));
          index.append(
              String.join(
                      "\t",
                      path.getFileName().toString(),
                      subject.title(),
                      finding.kind().name(),
                      finding.level().toString(),
                      finding.component() == null ? "-" : finding.component(),
                      Integer.toString(finding.switches()),
                      Integer.toString(finding.schedule().size()))
                  + "\n");
        }
      }
    }
    traces.put(INDEX, index.toString());

    assertEquals("", without.toString(), "findings without a trace");
    if (Boolean.getBoolean("golden.update")) {
      refresh(traces);
    }
    assertEquals(traces.keySet(), new TreeSet<>(names()));
    for (Map.Entry<String, String> trace : traces.entrySet()) {
      if (!trace.getKey().contains(CHANCE)) {
        assertEquals(
            Cli.stable(trace.getValue()),
            Cli.stable(Files.readString(FOLDER.resolve(trace.getKey()))),
            () -> trace.getKey() + " is refreshed by -Dgolden.update=true");
      }
    }
  }

  private static void refresh(Map<String, String> traces) throws IOException {
    Files.createDirectories(FOLDER);
    for (String name : names()) {
      if (!traces.containsKey(name)) {
        Files.delete(FOLDER.resolve(name));
      }
    }
    for (Map.Entry<String, String> trace : traces.entrySet()) {
      Path part = FOLDER.resolve(trace.getKey() + ".part");
      Files.writeString(part, trace.getValue());
      Files.move(part, FOLDER.resolve(trace.getKey()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void traces_eachReplayToTheFindingThatTheIndexNames() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve(INDEX)));
    assertEquals(TITLES, lines.remove(0) + "\n");
    assertTrue(lines.size() > 30, () -> lines.size() + " traces");
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      Cli cli = Cli.run("replay", FOLDER.resolve(columns[0]).toString());
      assertEquals(1, cli.status(), () -> line + "\n" + cli);
      FindingKind kind = FindingKind.valueOf(columns[2]);
      String words =
          kind == FindingKind.HIDDEN_BY_SERIALISATION
              ? "REPRODUCED: the outcome that serialisation hides."
              : "REPRODUCED: " + kind + ".";
      assertTrue(cli.out().contains(words), () -> line + "\n" + cli);
      assertTrue(
          columns[0].contains(CHANCE) || !cli.out().contains("Note: "), () -> line + "\n" + cli);
    }
  }
}
