package intray.cli;

import intray.agree.Agreement;
import intray.agree.AgreementReport;
import intray.agree.Engine;
import intray.agree.Example;
import intray.agree.Examples;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.jpf.JpfException;
import intray.jpf.JpfInstallation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds independent engines against each other. */
@Command(
    name = "agree",
    description = {
      "Gives graphs to independent engines, and compares the outcomes that they find.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 nobody contradicts anybody, and every disagreement that was planted was"
          + " noticed; 1 otherwise; 2 bad usage or bad graph; 3 there was nothing to compare."
    })
final class AgreeCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(
      paramLabel = "GRAPH",
      arity = "0..*",
      completionCandidates = GraphOptions.Names.class,
      description =
          "Names of the catalogue, or classes that supply a graph (default: all of the catalogue,"
              + " in small sizes).")
  private List<String> names = new ArrayList<>();

  @Mixin private GraphOptions graphs = new GraphOptions();

  @Option(
      names = "--engines",
      paramLabel = "ENGINE",
      split = ",",
      description = {
        "Only these, at least two, separated by commas: serial, checker, plain, tlc, jpf, threads."
      })
  private List<String> engines = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How often each graph runs on threads, and on the serial scheduler (default:"
              + " ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--jpf-components",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Do not give Java PathFinder graphs with more components (default: ${DEFAULT-VALUE}).")
  private int jpfComponents;

  @Option(
      names = "--jpf-states",
      paramLabel = "N",
      defaultValue = "60000",
      description =
          "Java PathFinder gives a graph up after so many of its states, about 2,000 a second"
              + " (default: ${DEFAULT-VALUE}).")
  private long jpfStates;

  @Option(
      names = "--outcomes",
      description = "Print of each graph every outcome, who has seen it, and how often.")
  private boolean outcomes;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write everything as one JSON object; - prints it instead of the text.")
  private @Nullable String json;

  AgreeCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    Set<Engine.Kind> chosen = chosen();
    boolean printed = "-".equals(json);
    @Nullable OutputFile file = OutputFile.of("--json", printed ? null : json);
    if (runs < 1 || jpfStates < 1 || jpfComponents < 1) {
      throw new UsageException("--runs, --jpf-states and --jpf-components are 1 or more");
    }
    List<Example> examples = examples();
    ProgressLine progress = new ProgressLine(screen, "agree");
    AgreementReport report;
    try {
      report =
          new Agreement(
                  chosen,
                  runs,
                  new Agreement.JpfLimits(jpfComponents, jpfStates),
                  JpfInstallation.find())
              .run(examples, progress::say);
    } catch (JpfException e) {
      throw new UsageException(
          e.getMessage() + "\nMend it, or leave it out: --engines serial,checker,plain,tlc,threads",
          e);
    } finally {
      progress.clear();
    }
    String text = AgreementJson.of(report);
    if (printed) {
      screen.out().println(text);
    } else {
      new AgreementText(screen, outcomes).print(report, chosen);
    }
    if (file != null) {
      file.write(text + "\n");
    }
    if (report.agrees()) {
      return report.compared() > 0 ? ExitStatus.FINE : ExitStatus.BOUNDED;
    }
    return ExitStatus.FOUND;
  }

  private List<Example> examples() {
    if (names.isEmpty()) {
      graphs.requireUnused("agree has sizes of its own for the graphs that it takes by itself");
      return Examples.all();
    }
    List<Example> examples = new ArrayList<>();
    for (Subject subject : graphs.build(names)) {
      if (Catalogue.find(subject.name()).filter(Entry::canGoOnForEver).isPresent()) {
        throw new UsageException(
            subject.title()
                + " can go on for ever, and most engines run or walk executions to their ends."
                + " Compare graphs that end; 'intray check "
                + subject.name()
                + "' explores this one.");
      }
      examples.add(
          Catalogue.find(subject.name()).isPresent()
              ? Example.ofCatalogue(subject.name(), subject.parameters(), subject.graph())
              : new Example(subject.name(), subject.parameters(), subject.graph(), null));
    }
    return examples;
  }

  private Set<Engine.Kind> chosen() {
    Set<Engine.Kind> chosen = EnumSet.noneOf(Engine.Kind.class);
    for (String name : engines) {
      chosen.add(kind(name));
    }
    if (engines.isEmpty()) {
      return EnumSet.allOf(Engine.Kind.class);
    }
    if (chosen.size() < 2) {
      throw new UsageException(
          "--engines " + String.join(",", engines) + ": it takes two to agree; name another");
    }
    return chosen;
  }

  private static Engine.Kind kind(String name) {
    for (Engine.Kind kind : Engine.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new UsageException(
        "there is no engine '"
            + name
            + "'; there are serial, checker, plain, tlc, jpf and threads");
  }
}
