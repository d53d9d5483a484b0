package intray.check;

import intray.Graph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Explores a graph at the three levels and compares them: the front door of the checker.
 *
 * <pre>{@code
 * Report report = Check.of(graph).run();
 * }</pre>
 */
public final class Check {
  /**
   * How many pairs of state and component the search for shortest schedules may visit, for each
   * level.
   */
  private static final long MAX_SHORTEST = 2_000_000;

  /** How many executions the second search explores before it leaves the answer to the first. */
  private static final long MAX_TRACES = 20_000;

  /** For how many outcomes and faults of one level schedules are looked for. */
  private static final int MAX_SCHEDULES = 100;

  private final Graph graph;
  private final Set<Level> levels;
  private final Bounds bounds;
  private final Search search;
  private final Consumer<Progress> listener;

  private Check(
      Graph graph, Set<Level> levels, Bounds bounds, Search search, Consumer<Progress> listener) {
    this.graph = graph;
    this.levels = levels;
    this.bounds = bounds;
    this.search = search;
    this.listener = listener;
  }

  /**
   * A check of all levels with the default bounds.
   *
   * @param graph without inputs of its own
   * @return the check, not yet run
   */
  public static Check of(Graph graph) {
    return new Check(
        graph, EnumSet.allOf(Level.class), Bounds.DEFAULT, new StateSearch(), progress -> {});
  }

  /**
   * Only some levels.
   *
   * @param only at least one
   * @return a changed copy
   */
  public Check levels(Set<Level> only) {
    return new Check(graph, EnumSet.copyOf(only), bounds, search, listener);
  }

  /**
   * Other bounds.
   *
   * @param newBounds how far to go
   * @return a changed copy
   */
  public Check bounds(Bounds newBounds) {
    return new Check(graph, levels, newBounds, search, listener);
  }

  /**
   * Tells how far it has come.
   *
   * @param newListener called now and then, in the thread of {@link #run}
   * @return a changed copy
   */
  public Check progress(Consumer<Progress> newListener) {
    return new Check(graph, levels, bounds, search, newListener);
  }

  /** Another search; the result must be the same. */
  Check search(Search other) {
    return new Check(graph, levels, bounds, other, listener);
  }

  /**
   * Explores.
   *
   * @return what was seen
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws CheckException if it cannot be explored
   */
  public Report run() {
    Watchdog watchdog = new Watchdog();
    return watchdog.watch(() -> new Run(watchdog).run());
  }

  /** One check under way. */
  private final class Run {
    private final long began = System.nanoTime();
    private final Model model;
    private final Map<Level, Exploration> explorations = new EnumMap<>(Level.class);
    private final Map<Level, LevelReport> reports = new EnumMap<>(Level.class);
    private final List<Finding> findings = new ArrayList<>();

    Run(Watchdog watchdog) {
      this.model = new Model(graph, watchdog);
    }

    Report run() {
      for (Level level : Level.values()) {
        if (levels.contains(level)) {
          long start = System.nanoTime();
          Exploration e = search.explore(model, level, new Budget(bounds, level, listener));
          for (Ends.Fault fault : model.sharing.faults(model.items)) {
            e.add(fault);
          }
          explorations.put(level, e);
          Exploration traces = traces(level, e);
          reports.put(
              level,
              new LevelReport(
                  level,
                  e.outcomes,
                  e.executions,
                  traces.bound == null ? traces.executions : -1,
                  traces.redundant,
                  e.states,
                  e.bound,
                  seconds(start)));
        }
      }
      faults();
      audit();
      List<Report.Hidden> byRoundRobin = hidden(Level.ROUND_ROBIN, Level.COOPERATIVE);
      List<Report.Hidden> bySerialisation = hidden(Level.COOPERATIVE, Level.PARALLEL);
      for (Report.Hidden hidden : bySerialisation) {
        findings.add(
            new Finding(
                FindingKind.HIDDEN_BY_SERIALISATION,
                Level.PARALLEL,
                null,
                "only true parallelism ends like this: " + hidden.outcome(),
                hidden.outcome(),
                hidden.schedule(),
                !hidden.schedule().isEmpty()));
      }
      notDeterministic();
      return new Report(
          graph.name(),
          verdict(),
          reports,
          byRoundRobin,
          bySerialisation,
          findings,
          model.items.warnings(),
          model.histories(),
          seconds(began));
    }

    /**
     * Explores once more by another search that shares neither states nor order with the first, and
     * compares: a checker that disagrees with itself must not be believed.
     */
    private Exploration traces(Level level, Exploration states) {
      if (level == Level.ROUND_ROBIN) {
        return states;
      }
      Exploration traces = new Exploration(level);
      traces.bound = "not explored";
      if (states.bound == null && graph.wiring().invariants().isEmpty() && isRepeatable(states)) {
        Bounds enough = bounds.withExecutions(Math.min(bounds.executions(), MAX_TRACES));
        traces = new OptimalSearch().explore(model, level, new Budget(enough, level, listener));
        Set<String> missing = new HashSet<>(traces.outcomes.keySet());
        missing.removeAll(states.outcomes.keySet());
        if (!missing.isEmpty()
            || (traces.bound == null && traces.outcomes.size() != states.outcomes.size())) {
          throw new CheckException(
              "the checker contradicts itself on graph "
                  + graph.name()
                  + " at the "
                  + level
                  + " level: by states "
                  + states.outcomes.keySet()
                  + ", by traces "
                  + traces.outcomes.keySet()
                  + ". This is a fault of the checker; please report the graph.");
        }
      }
      return traces;
    }

    private boolean isRepeatable(Exploration exploration) {
      for (Ends.Fault fault : exploration.faults.values()) {
        if (fault.kind() == FindingKind.NONDETERMINISTIC_COMPONENT) {
          return false;
        }
      }
      return true;
    }

    /** Each fault once, at the lowest level that has it. */
    private void faults() {
      Set<String> reported = new HashSet<>();
      for (Exploration exploration : explorations.values()) {
        Map<String, Ends.Fault> fresh = new LinkedHashMap<>(exploration.faults);
        fresh.keySet().removeAll(reported);
        reported.addAll(fresh.keySet());
        Set<String> wanted = new LinkedHashSet<>();
        for (Map.Entry<String, Ends.Fault> entry : fresh.entrySet()) {
          // What is put together from several components' replays has no schedule of its own.
          if (entry.getValue().kind() != FindingKind.SHARED) {
            wanted.add(entry.getKey());
          }
        }
        Map<String, Schedule> schedules = schedules(exploration, wanted);
        for (Map.Entry<String, Ends.Fault> entry : fresh.entrySet()) {
          Ends.Fault fault = entry.getValue();
          Schedule schedule = schedules.get(entry.getKey());
          findings.add(
              new Finding(
                  fault.kind(),
                  exploration.level,
                  fault.component(),
                  fault.message(),
                  schedule == null ? null : schedule.outcome(),
                  lines(schedule),
                  schedule != null));
        }
      }
    }

    /**
     * Runs every history once more, whole: a component that tosses its own coin may have been lucky
     * so far.
     */
    private void audit() {
      for (int c = 0; c < model.components(); c++) {
        for (String message : model.automata[c].audit()) {
          boolean known = false;
          for (Finding finding : findings) {
            known |=
                finding.kind() == FindingKind.NONDETERMINISTIC_COMPONENT
                    && model.wiring.path(c).equals(finding.component());
          }
          if (!known) {
            findings.add(
                new Finding(
                    FindingKind.NONDETERMINISTIC_COMPONENT,
                    explorations.keySet().iterator().next(),
                    model.wiring.path(c),
                    model.wiring.path(c) + ": " + message,
                    null,
                    List.of(),
                    false));
          }
        }
      }
    }

    private List<Report.Hidden> hidden(Level less, Level more) {
      List<Report.Hidden> hidden = new ArrayList<>();
      Exploration from = explorations.get(less);
      Exploration to = explorations.get(more);
      // What a search that was cut off has not seen is not thereby hidden.
      if (from != null && to != null && from.bound == null) {
        Set<String> texts = new LinkedHashSet<>(to.outcomes.keySet());
        texts.removeAll(from.outcomes.keySet());
        Map<String, Schedule> schedules = schedules(to, texts);
        for (String text : texts) {
          hidden.add(new Report.Hidden(text, lines(schedules.get(text))));
        }
      }
      return hidden;
    }

    private void notDeterministic() {
      if (graph.isDeterministic()) {
        for (Exploration exploration : explorations.values()) {
          if (exploration.outcomes.size() > 1) {
            List<String> texts = new ArrayList<>(exploration.outcomes.keySet());
            Map<String, Schedule> schedules = schedules(exploration, Set.of(texts.get(1)));
            findings.add(
                new Finding(
                    FindingKind.NOT_DETERMINISTIC,
                    exploration.level,
                    null,
                    "declared deterministic, but has "
                        + texts.size()
                        + " outcomes, among them "
                        + texts.get(0)
                        + " and "
                        + texts.get(1),
                    texts.get(1),
                    lines(schedules.get(texts.get(1))),
                    schedules.containsKey(texts.get(1))));
            return;
          }
        }
      }
    }

    private Map<String, Schedule> schedules(Exploration exploration, Set<String> wanted) {
      Map<String, Schedule> schedules = new HashMap<>(exploration.schedules);
      Set<String> open = new LinkedHashSet<>(wanted);
      open.removeAll(schedules.keySet());
      if (!open.isEmpty() && exploration.level != Level.ROUND_ROBIN) {
        Set<String> some = new HashSet<>();
        for (String key : open) {
          if (some.size() < MAX_SCHEDULES) {
            some.add(key);
          }
        }
        Moves moves =
            exploration.level == Level.PARALLEL
                ? new ParallelMoves(model, false)
                : new CooperativeMoves(model);
        schedules.putAll(new Shortest(model, moves, some, MAX_SHORTEST).find());
      }
      return schedules;
    }

    private List<ScheduledOperation> lines(@Nullable Schedule schedule) {
      List<ScheduledOperation> lines = new ArrayList<>();
      if (schedule != null) {
        for (Event event : schedule.events()) {
          Operation operation = event.operation();
          lines.add(
              new ScheduledOperation(
                  model.wiring.path(event.component()),
                  operation.text(model.wiring, model.items),
                  Operation.answerText(operation, event.answer(), model.items),
                  model.automata[event.component()].where(event.before())));
        }
      }
      return lines;
    }

    private Verdict verdict() {
      if (!findings.isEmpty()) {
        return Verdict.FOUND;
      }
      boolean bounded = false;
      for (Exploration exploration : explorations.values()) {
        if (exploration.timedOut) {
          return Verdict.TIMED_OUT;
        }
        bounded |= exploration.bound != null;
      }
      return bounded ? Verdict.BOUNDED : Verdict.EXHAUSTED;
    }

    private double seconds(long since) {
      return (System.nanoTime() - since) / 1e9;
    }
  }
}
