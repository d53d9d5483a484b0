package intray.agree;

import intray.HandedOffException;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.CheckException;
import intray.check.Finding;
import intray.check.Report;
import intray.jpf.JpfInstallation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gives graphs to engines, and compares what they say. An instance is immutable. */
public final class Agreement {
  private static final long MAX_INTERLEAVINGS = 200_000;
  private static final long MAX_STATES = 200_000;
  private static final int MAX_STEPS = 10_000;
  private static final int TLC_SECONDS = 300;

  private final Set<Engine.Kind> engines;
  private final int runs;
  private final JpfLimits limits;
  private final Optional<JpfInstallation> jpf;

  /**
   * How far Java PathFinder goes: it is by far the slowest, since it runs bytecode.
   *
   * @param components graphs with more are not given to it
   * @param states of its own after which it gives a graph up; it visits about 2,000 a second
   */
  public record JpfLimits(int components, long states) {
    /** Half a minute for a graph of two components. */
    public static final JpfLimits DEFAULT = new JpfLimits(2, 60_000);
  }

  /**
   * A comparison.
   *
   * @param engines who takes part, at least two
   * @param runs how often a graph runs on threads, and on the serial scheduler
   * @param limits how far Java PathFinder goes
   * @param jpf the installation to use, if there is one
   */
  public Agreement(
      Set<Engine.Kind> engines, int runs, JpfLimits limits, Optional<JpfInstallation> jpf) {
    if (engines.size() < 2) {
      throw new IllegalArgumentException("one engine alone agrees with nobody");
    }
    this.engines = EnumSet.copyOf(engines);
    this.runs = runs;
    this.limits = limits;
    this.jpf = jpf;
  }

  /**
   * Compares.
   *
   * @param examples the graphs
   * @param listener told who works on what
   * @return all that was seen
   * @throws InterruptedException if interrupted
   */
  public AgreementReport run(List<Example> examples, Consumer<String> listener)
      throws InterruptedException {
    Bounds bounds = Bounds.DEFAULT.withStates(MAX_STATES).withSteps(MAX_STEPS);
    try (JpfEngine jpfEngine = new JpfEngine(jpf, limits)) {
      Engine checker = new CheckerEngine(bounds);
      Engine plain = new PlainEngine(MAX_INTERLEAVINGS, MAX_STATES);
      List<Engine> all =
          List.of(
              new SerialEngine(runs),
              checker,
              plain,
              new TlcEngine(bounds, TLC_SECONDS),
              jpfEngine,
              new ThreadsEngine(runs));
      List<Planted> planted = new ArrayList<>();
      List<Engine> present = new ArrayList<>();
      Map<Engine.Kind, String> absent = new EnumMap<>(Engine.Kind.class);
      for (Engine engine : all) {
        if (engines.contains(engine.kind())) {
          listener.accept("canaries of " + engine.kind());
          engine.absence().ifPresent(remedy -> absent.put(engine.kind(), remedy));
          present.add(engine);
          if (engine.absence().isEmpty()) {
            planted.addAll(Canaries.wrongGraphs(engine, checker, plain));
          }
        }
      }
      List<Row> rows = new ArrayList<>();
      for (Example example : examples) {
        String where = (rows.size() + 1) + " of " + examples.size() + ", " + example.title();
        Map<Column, Cell> cells = new EnumMap<>(Column.class);
        Unfit unfit = unfit(example, bounds);
        for (Engine engine : present) {
          listener.accept(where + ": " + engine.kind());
          cells.putAll(cells(engine, example, unfit));
        }
        planted.addAll(Canaries.falsified(example, cells));
        rows.add(Row.of(example, cells));
      }
      return new AgreementReport(rows, planted, absent);
    }
  }

  private static Map<Column, Cell> cells(Engine engine, Example example, Unfit unfit)
      throws InterruptedException {
    Optional<String> remedy = engine.absence();
    if (remedy.isPresent()) {
      return all(engine, new Cell.NotInstalled(remedy.get()));
    }
    if (unfit.engines().contains(engine.kind())) {
      return all(engine, new Cell.Skipped(unfit.reason()));
    }
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    try {
      engine
          .run(example)
          .forEach((column, cell) -> cells.put(column, isVacuous(cell) ? vacuous() : cell));
    } catch (CheckException | IllegalStateException e) {
      return all(engine, new Cell.Broken(String.valueOf(e.getMessage())));
    }
    return cells;
  }

  private static boolean isVacuous(Cell cell) {
    return cell instanceof Cell.Seen seen && (seen.outcomes().isEmpty() || seen.work() < 1);
  }

  private static Cell vacuous() {
    return new Cell.Broken("it has seen no outcome at all");
  }

  private static Map<Column, Cell> all(Engine engine, Cell cell) {
    Map<Column, Cell> cells = new LinkedHashMap<>();
    Column.of(engine.kind()).forEach(column -> cells.put(column, cell));
    return cells;
  }

  /** Engines that have no one set of outcomes to agree on, and why. */
  private record Unfit(Set<Engine.Kind> engines, String reason) {}

  private static Unfit unfit(Example example, Bounds bounds) {
    Report report = Check.of(example.graph()).bounds(bounds).run();
    boolean isRefused =
        report.levels().values().stream()
            .flatMap(level -> level.outcomes().values().stream())
            .anyMatch(outcome -> outcome.cause() instanceof HandedOffException);
    for (Finding finding : report.findings()) {
      switch (finding.kind()) {
        case NONDETERMINISTIC_COMPONENT -> {
          return new Unfit(
              EnumSet.complementOf(EnumSet.of(Engine.Kind.CHECKER)),
              "a component is not deterministic");
        }
        case SHARED, USED_AFTER_HANDOFF -> {
          if (!isRefused) {
            return new Unfit(
                EnumSet.of(Engine.Kind.SERIAL, Engine.Kind.JPF, Engine.Kind.THREADS),
                "items are used after the hand-off, so real ones change under their readers");
          }
        }
        default -> {
          // The outcomes are what they are.
        }
      }
    }
    return new Unfit(Set.of(), "");
  }
}
