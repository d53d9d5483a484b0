package intray.check;

import intray.Graph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** A graph whose faults, and number of outcomes and executions, at each level are known. */
final class Canary {
  final String name;
  private final Supplier<Graph> factory;
  private final Map<Level, Figures> figures = new EnumMap<>(Level.class);
  private final Map<Level, Set<FindingKind>> found = new EnumMap<>(Level.class);

  /** What is to be counted at one level; executions are not of graphs that are not repeatable. */
  record Figures(int outcomes, long executions) {}

  Canary(String name, Supplier<Graph> factory) {
    this.name = name;
    this.factory = factory;
  }

  /** How many outcomes and executions there are when steps are whole, and in parallel. */
  Canary counts(int outcomes, long executions, int parallelOutcomes, long parallelExecutions) {
    figures.put(Level.COOPERATIVE, new Figures(outcomes, executions));
    figures.put(Level.PARALLEL, new Figures(parallelOutcomes, parallelExecutions));
    return this;
  }

  /** What is to be found at a level, and at none before. */
  Canary finds(Level level, FindingKind first, FindingKind... rest) {
    found.put(level, EnumSet.of(first, rest));
    return this;
  }

  Graph graph() {
    return factory.get();
  }

  Map<Level, Figures> figures() {
    return figures;
  }

  /** What is to be found, in words. */
  String expectation() {
    if (found.isEmpty()) {
      return "nothing";
    }
    List<String> words = new ArrayList<>();
    found.forEach((level, kinds) -> kinds.forEach(kind -> words.add(kind + " (" + level + ")")));
    return String.join(", ", words);
  }

  /** What a check of it got wrong, in words; empty if nothing. */
  List<String> wrong(Check check) {
    Report report;
    try {
      report = check.run();
    } catch (CheckException e) {
      // what follows are all the outcomes
      return List.of(String.valueOf(e.getMessage()).split(": by states", 2)[0]);
    }
    List<String> wrong = new ArrayList<>();
    for (Level level : Level.values()) {
      Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
      for (Finding finding : report.findings()) {
        if (finding.level() == level) {
          kinds.add(finding.kind());
        }
      }
      Set<FindingKind> expected = found.getOrDefault(level, Set.of());
      if (!kinds.equals(expected)) {
        wrong.add(level + ": found " + kinds + " instead of " + expected);
      }
    }
    figures.forEach(
        (level, known) ->
            wrong.addAll(wrong(known, Objects.requireNonNull(report.levels().get(level)))));
    Verdict verdict = found.isEmpty() ? Verdict.EXHAUSTED : Verdict.FOUND;
    if (report.verdict() != verdict || report.bound() != null) {
      wrong.add(report.verdict() + " instead of " + verdict);
    }
    return wrong;
  }

  private static List<String> wrong(Figures known, LevelReport level) {
    List<String> wrong = new ArrayList<>();
    if (level.outcomes().size() != known.outcomes()) {
      wrong.add(
          level.level() + ": " + level.outcomes().size() + " outcomes, not " + known.outcomes());
    }
    if (level.executions() != known.executions()) {
      wrong.add(
          level.level() + ": " + level.executions() + " executions, not " + known.executions());
    }
    if (level.redundant() != 0) {
      wrong.add(level.level() + ": " + level.redundant() + " executions were redundant");
    }
    return wrong;
  }
}
