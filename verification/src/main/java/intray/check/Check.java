package intray.check;

import intray.Graph;
import intray.run.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.function.Predicate;
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

  /** Likewise, if somebody has lost patience already. */
  private static final long MAX_SHORTEST_IN_HASTE = 100_000;

  /** How many executions the second search explores before it leaves the answer to the first. */
  private static final long MAX_TRACES = 20_000;

  /** Likewise, how many states if executions were walked first. */
  private static final long MAX_STATES = 1_000_000;

  /** In how many executions of one level sharing is looked for, to show one. */
  private static final int MAX_WITNESSES = 10;

  /** For how many outcomes and faults of one level schedules are looked for. */
  private static final int MAX_SCHEDULES = 100;

  /** For how many hidden outcomes the way of the nearest visible one is looked for. */
  private static final int MAX_PARTINGS = 20;

  /**
   * After so long an exploration that found nothing the checker checks itself before it says so.
   */
  private static final double LONG_SECONDS = 60;

  private static final double BETWEEN_CHECKPOINTS = 30;

  private final Graph graph;
  private final Set<Level> levels;
  private final Bounds bounds;
  private final Matching matching;
  private final List<Expectations.Expectation> expectations;
  private final @Nullable Search search;
  private final @Nullable Consumer<Progress> listener;
  private final Equivalence equivalence;
  private Flaw flaw = Flaw.NONE;
  private double longSeconds = LONG_SECONDS;
  private @Nullable Saving saving;

  /**
   * Where to write the exploration down, and from where to take it up.
   *
   * @param about the graph and its parameters, in words
   * @param seconds between two writings
   */
  private record Saving(Path file, String about, @Nullable Path resume, double seconds) {}

  private Check(
      Graph graph,
      Set<Level> levels,
      Bounds bounds,
      Matching matching,
      List<Expectations.Expectation> expectations,
      @Nullable Search search,
      @Nullable Consumer<Progress> listener,
      Equivalence equivalence) {
    this.graph = graph;
    this.levels = levels;
    this.bounds = bounds;
    this.matching = matching;
    this.expectations = expectations;
    this.search = search;
    this.listener = listener;
    this.equivalence = equivalence;
  }

  /**
   * A check of all levels with the default bounds.
   *
   * @param graph without inputs of its own
   * @return the check, not yet run
   */
  public static Check of(Graph graph) {
    return new Check(
        graph,
        EnumSet.allOf(Level.class),
        Bounds.DEFAULT,
        Matching.AUTO,
        Expectations.of(graph.wiring()),
        null,
        null,
        Equivalence.MAZURKIEWICZ);
  }

  /**
   * Only some levels.
   *
   * @param only at least one
   * @return a changed copy
   */
  public Check levels(Set<Level> only) {
    return keep(
        new Check(
            graph,
            EnumSet.copyOf(only),
            bounds,
            matching,
            expectations,
            search,
            listener,
            equivalence));
  }

  /**
   * Other bounds.
   *
   * @param newBounds how far to go
   * @return a changed copy
   */
  public Check bounds(Bounds newBounds) {
    return keep(
        new Check(graph, levels, newBounds, matching, expectations, search, listener, equivalence));
  }

  /**
   * Tells states apart otherwise than {@link Matching#AUTO} would.
   *
   * @param newMatching by what
   * @return a changed copy
   */
  public Check matching(Matching newMatching) {
    return keep(
        new Check(graph, levels, bounds, newMatching, expectations, search, listener, equivalence));
  }

  /**
   * Expects something of every outcome, however the run ends; what a graph itself declares ({@link
   * intray.GraphBuilder#atEnd}) is expected without this.
   *
   * @param name what to call it in a finding
   * @param predicate a pure function
   * @return a changed copy
   */
  public Check expect(String name, Predicate<Outcome> predicate) {
    List<Expectations.Expectation> more = new ArrayList<>(expectations);
    more.add(new Expectations.Expectation(name, predicate));
    return keep(new Check(graph, levels, bounds, matching, more, search, listener, equivalence));
  }

  /**
   * Tells how far it has come.
   *
   * @param newListener called now and then, in the thread of {@link #run}
   * @return a changed copy
   */
  public Check progress(Consumer<Progress> newListener) {
    return keep(
        new Check(graph, levels, bounds, matching, expectations, search, newListener, equivalence));
  }

  /**
   * Counts executions by another equivalence too; outcomes and findings stay the same.
   *
   * @param newEquivalence {@link Equivalence#READS_FROM} adds {@link LevelReport#readsFrom}
   * @return a changed copy
   */
  public Check equivalence(Equivalence newEquivalence) {
    return keep(
        new Check(graph, levels, bounds, matching, expectations, search, listener, newEquivalence));
  }

  /**
   * Writes the exploration down, about twice a minute and when it ends, so that it can be taken up
   * later. It then walks prefixes of executions and remembers no states, so that little has to be
   * written; outcomes, findings and the number of executions are the same.
   *
   * @param file replaced as a whole each time
   * @param about the graph with its parameters, in words: who resumes must say the same
   * @return a changed copy
   */
  public Check checkpoint(Path file, String about) {
    return checkpoint(file, about, BETWEEN_CHECKPOINTS);
  }

  /** Likewise, with another time between two writings. */
  Check checkpoint(Path file, String about, double seconds) {
    Check made = levels(levels);
    made.saving = new Saving(file, about, null, seconds);
    return made;
  }

  /**
   * Takes up the exploration that was written down in a file, and goes on writing it there.
   *
   * @param file written by a check of the same graph, levels and bound on steps
   * @param about as it was said then
   * @return a changed copy
   */
  public Check resume(Path file, String about) {
    return resume(file, about, BETWEEN_CHECKPOINTS);
  }

  /** Likewise, with another time between two writings. */
  Check resume(Path file, String about, double seconds) {
    Check made = levels(levels);
    made.saving = new Saving(file, about, file, seconds);
    return made;
  }

  private Check keep(Check made) {
    made.flaw = flaw;
    made.longSeconds = longSeconds;
    made.saving = saving;
    return made;
  }

  /** Makes another time count as a long one. */
  Check longFrom(double seconds) {
    longSeconds = seconds;
    return this;
  }

  /** Plants a fault in this check. */
  Check with(Flaw planted) {
    flaw = planted;
    return this;
  }

  /** Another search; the result must be the same. */
  Check search(Search other) {
    return keep(
        new Check(graph, levels, bounds, matching, expectations, other, listener, equivalence));
  }

  /**
   * Explores. Interrupting the thread that is in here ends the exploration soon, with a report of
   * what was seen until then, whose bound is {@code interrupted}; the thread stays interrupted.
   *
   * @return what was seen
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws CheckException if it cannot be explored
   */
  public Report run() {
    Watchdog watchdog = new Watchdog();
    return watchdog.watch(() -> run(watchdog));
  }

  private Report run(Watchdog watchdog) {
    if (bounds.executions() != Bounds.UNBOUNDED || bounds.switches() != Bounds.ANY) {
      String because = "a bound on executions or switches is one on single histories";
      return new Run(watchdog, Matching.HISTORIES, Map.of(), because).run();
    } else if (equivalence == Equivalence.READS_FROM) {
      String because = "who has read what from whom is told by histories";
      return new Run(watchdog, Matching.HISTORIES, Map.of(), because).run();
    } else if (saving != null) {
      if (matching == Matching.STATES) {
        throw new CheckException(
            "an exploration that matches states cannot be written down; leave out the one or the"
                + " other");
      }
      String because = "an exploration that is written down remembers no states";
      return new Run(watchdog, Matching.HISTORIES, Map.of(), because).run();
    } else if (matching == Matching.HISTORIES) {
      return new Run(watchdog, matching, Map.of(), "as asked").run();
    } else if (matching == Matching.STATES) {
      return byStates(watchdog, "as asked");
    }
    try {
      String because = "no component was seen to go round";
      Report report = new Run(watchdog, matching, Map.of(), because).run();
      String bound = report.bound();
      if (bound == null || !(bound.startsWith("states=") || bound.startsWith("steps="))) {
        return report;
      }
      Report further = byStates(watchdog, "by histories the exploration stopped at " + bound);
      boolean better =
          further.bound() == null || further.findings().size() > report.findings().size();
      return better ? further : report;
    } catch (Matcher.GoesRound e) {
      String path = graph.wiring().path(e.component);
      return byStates(watchdog, path + " comes back to a state that it was in before");
    }
  }

  private Report byStates(Watchdog watchdog, String because) {
    Map<Integer, String> unmatched = new HashMap<>();
    while (true) {
      try {
        return new Run(watchdog, Matching.STATES, unmatched, because).run();
      } catch (Mismatch e) {
        unmatched.put(
            e.component,
            "after histories that left its fields the same it went on in different ways, so it has"
                + " a state elsewhere, such as a static field");
      }
    }
  }

  /** Thrown through a run when two histories of a component should not have been matched. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int component;

    Mismatch(int component) {
      super("component " + component + " has a state that cannot be seen", null, false, false);
      this.component = component;
    }
  }

  /**
   * Guesses how much there is to explore, from random executions; explores nothing, and says
   * nothing about what an exploration would find. It takes some seconds at most, and the same
   * executions are drawn each time.
   *
   * @return for each of the levels, except round-robin, how many executions and states there may be
   * @throws intray.WiringException if the graph cannot run by itself
   * @throws CheckException if it cannot be explored
   */
  public Estimate estimate() {
    Watchdog watchdog = new Watchdog();
    return watchdog.watch(() -> new Forecast(graph, levels, bounds, watchdog).make());
  }

  /** One check under way. */
  private final class Run {
    private final long began = System.nanoTime();
    private final Watchdog watchdog;
    private final String because;
    private final Model model;
    private final Rows rows;
    private final Commons commons;
    private final Map<Level, Exploration> explorations = new EnumMap<>(Level.class);
    private final Map<Level, LevelReport> reports = new EnumMap<>(Level.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, @Nullable Parting> partings = new HashMap<>();
    private @Nullable Checkpoint checkpoint;

    Run(Watchdog watchdog, Matching by, Map<Integer, String> unmatched, String because) {
      this.watchdog = watchdog;
      this.because = because;
      this.commons = new Commons(graph.wiring());
      this.model = new Model(graph, by, unmatched, watchdog, equivalence);
      this.rows = new Rows(model);
      this.model.flaw = flaw;
    }

    Report run() {
      Saving wanted = saving;
      if (wanted != null) {
        checkpoint = open(wanted);
      }
      for (Level level : Level.values()) {
        if (levels.contains(level)) {
          long start = System.nanoTime();
          Exploration e = explore(level);
          for (int c = 0; c < model.components(); c++) {
            if (!model.automata[c].isMatchedWell()) {
              throw new Mismatch(c);
            }
          }
          model.sharing.faults(model.items).forEach(e::add);
          explorations.put(level, e);
          reports.put(level, report(level, e, start));
        }
      }
      faults();
      audit();
      commons();
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
                !hidden.schedule().isEmpty(),
                partings.get(hidden.outcome()),
                hidden.plan(),
                -1,
                null));
      }
      unexpected();
      notDeterministic();
      Verdict verdict = verdict();
      return new Report(
          graph.name(),
          verdict,
          reports,
          byRoundRobin,
          bySerialisation,
          findings,
          warnings(),
          model.matching == Matching.STATES ? Matching.STATES : Matching.HISTORIES,
          because,
          model.histories(),
          verdict == Verdict.EXHAUSTED && seconds(began) > longSeconds ? SelfCheck.brief() : 0,
          seconds(began));
    }

    private List<String> warnings() {
      List<String> warnings = new ArrayList<>(model.items.warnings());
      if (checkpoint != null && checkpoint.failure() != null) {
        warnings.add(checkpoint.failure());
      }
      warnings.addAll(model.unmatched());
      warnings.addAll(commons.warnings());
      for (String kept : model.sharing.warnings(model.items)) {
        // Who changes what it has sent is told so anyway.
        if (findings.stream().noneMatch(f -> isAbuse(f, kept))) {
          warnings.add(kept);
        }
      }
      return warnings;
    }

    private Checkpoint open(Saving wanted) {
      if (Model.watchesStates(graph.wiring())) {
        throw new CheckException(
            "a graph that declares an invariant or a response cannot be explored with a checkpoint: it"
                + " must be looked for in every state, and not all of them are visited then");
      } else if (bounds.switches() != Bounds.ANY) {
        throw new CheckException(
            "an exploration with a bound on switches cannot be written down; leave out the bound or"
                + " the checkpoint");
      }
      String what = wanted.about() + ", levels " + levels + ", steps=" + bounds.steps();
      Checkpoint made = new Checkpoint(wanted.file(), graph, what, wanted.seconds());
      if (wanted.resume() != null) {
        made.resume(wanted.resume());
      }
      made.writeFirst();
      return made;
    }

    private static boolean isAbuse(Finding finding, String kept) {
      return (finding.kind() == FindingKind.USED_AFTER_HANDOFF
              || finding.kind() == FindingKind.HANDED_OFF_TWICE)
          && kept.startsWith(finding.component() + " ");
    }

    private LevelReport report(Level level, Exploration e, long start) {
      boolean roundRobin = level == Level.ROUND_ROBIN;
      Exploration other = roundRobin ? e : secondOpinion(level, e);
      Exploration states = isWalkedOneByOne() ? other : e;
      Exploration traces = isWalkedOneByOne() ? e : other;
      boolean counted = states.bound == null || !isWalkedOneByOne();
      return new LevelReport(
          level,
          e.outcomes,
          counted || roundRobin ? states.executions : 0,
          traces.bound == null || isWalkedOneByOne() ? traces.executions : -1,
          roundRobin && e.bound == null && equivalence == Equivalence.READS_FROM
              ? e.executions
              : states.readsFrom,
          traces.redundant,
          counted || roundRobin ? states.states : 0,
          e.cyclic,
          e.bound,
          seconds(start));
    }

    private Exploration explore(Level level) {
      Search first = search();
      Budget budget = budget(bounds, level);
      if (listener != null && first.isWhole()) {
        budget = budget.with(new Outlook(graph, watchdog, level, bounds.steps()));
      }
      try {
        return first.explore(model, level, budget);
      } catch (OutOfMemoryError e) {
        return budget.outOfMemory(); // what filled the memory is out of reach by now
      }
    }

    private Budget budget(Bounds within, Level level) {
      Consumer<Progress> told = listener == null ? progress -> {} : listener;
      return new Budget(within, level, told, watchdog::isStopping);
    }

    private Search search() {
      if (search != null) {
        return search;
      } else if (bounds.switches() != Bounds.ANY) {
        return new SwitchBoundedSearch(bounds.switches());
      } else if (checkpoint != null) {
        return new ReverseSearch(checkpoint);
      } else if (isWalkedOneByOne()) {
        // What is declared about states is not seen in one execution of each trace.
        boolean all = model.watchesStates();
        return all ? new Enumeration() : new OptimalSearch();
      }
      return new StateSearch();
    }

    private boolean isWalkedOneByOne() {
      return search == null && (bounds.executions() != Bounds.UNBOUNDED || checkpoint != null);
    }

    /**
     * Explores once more by another search that shares neither states nor order with the first, and
     * compares: a checker that disagrees with itself must not be believed. It matches no histories,
     * so it is a second opinion on that too.
     */
    private Exploration secondOpinion(Level level, Exploration first) {
      Exploration second = new Exploration(level);
      second.bound = "not explored";
      // After a resumption it would not be the same that it knew.
      if (first.bound == null && isRepeatable(first) && checkpoint == null) {
        if (isWalkedOneByOne()) {
          Bounds enough =
              bounds
                  .withExecutions(Bounds.UNBOUNDED)
                  .withStates(Math.min(bounds.states(), MAX_STATES));
          second = new StateSearch().explore(model, level, budget(enough, level));
          agree(level, second, first);
        } else if (!first.cyclic && !model.watchesStates()) {
          Bounds enough = bounds.withSwitches(Bounds.ANY).withExecutions(MAX_TRACES);
          Model own =
              model.matching == Matching.STATES
                  ? new Model(graph, Matching.HISTORIES, Map.of(), watchdog, equivalence)
                  : model;
          second = new OptimalSearch().explore(own, level, budget(enough, level));
          agree(level, first, second);
        }
      }
      return second;
    }

    /** Explorations agree if one that was cut off saw no more than the other, or all the same. */
    private void agree(Level level, Exploration states, Exploration traces) {
      Set<String> byStates = states.outcomes.keySet();
      Set<String> byTraces = traces.outcomes.keySet();
      if ((states.bound == null && !byStates.containsAll(byTraces))
          || (traces.bound == null && !byTraces.containsAll(byStates))) {
        throw new CheckException(
            "the checker contradicts itself on graph "
                + graph.name()
                + " at the "
                + level
                + " level: by states "
                + byStates
                + ", by traces "
                + byTraces
                + ". This is a fault of the checker; please report the graph.");
      }
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
          // What is put together from several components' replays shows in no single state.
          if (entry.getValue().kind() != FindingKind.SHARED) {
            wanted.add(entry.getKey());
          }
        }
        Map<String, Schedule> schedules = schedules(exploration, wanted);
        for (Map.Entry<String, Ends.Fault> entry : fresh.entrySet()) {
          Ends.Fault fault = entry.getValue();
          boolean shared = fault.kind() == FindingKind.SHARED;
          Schedule schedule = shared ? witness(exploration, fault) : schedules.get(entry.getKey());
          findings.add(
              new Finding(
                  fault.kind(),
                  exploration.level,
                  fault.component(),
                  fault.message() + step(fault, schedule),
                  schedule == null ? null : schedule.outcome(),
                  rows.of(schedule, fault),
                  schedule != null && schedule.loop() < 0 && !shared,
                  null,
                  schedule != null && schedule.loop() >= 0
                      ? null
                      : plan(exploration.level, fault.kind(), fault.component(), schedule),
                  schedule == null ? -1 : schedule.loop(),
                  null));
        }
      }
    }

    /**
     * A whole execution in which live components show it, the shortest of some; not the shortest of
     * all. A graph with invariants or without an end may have none.
     */
    private @Nullable Schedule witness(Exploration exploration, Ends.Fault fault) {
      Set<String> some = new LinkedHashSet<>();
      for (String outcome : exploration.outcomes.keySet()) {
        if (some.size() < MAX_WITNESSES) {
          some.add(outcome);
        }
      }
      List<Schedule> whole = new ArrayList<>(schedules(exploration, some).values());
      whole.removeIf(schedule -> schedule.loop() >= 0);
      whole.sort(
          Comparator.comparingInt(Schedule::switches).thenComparingInt(Schedule::operations));
      for (Schedule schedule : whole) {
        Plan plan = plan(exploration.level, fault.kind(), fault.component(), schedule);
        if (plan != null && Rerun.of(graph, plan).run().isReproduced()) {
          return schedule;
        }
      }
      return null;
    }

    /** In which of its steps a component fails. */
    private String step(Ends.Fault fault, @Nullable Schedule schedule) {
      if (fault.kind() == FindingKind.FAILED && schedule != null) {
        for (int c = 0; c < model.components(); c++) {
          if (model.wiring.path(c).equals(fault.component()) && schedule.steps(c) > 0) {
            return ", in its step " + schedule.steps(c);
          }
        }
      }
      return "";
    }

    /** The one with the fewest switches, then operations; one without a schedule comes last. */
    private String easiest(List<String> texts, Map<String, Schedule> schedules) {
      return Collections.min(
          texts,
          Comparator.comparingLong(
              text -> {
                Schedule schedule = schedules.get(text);
                return schedule == null
                    ? Long.MAX_VALUE
                    : ((long) schedule.switches() << 32) + schedule.operations();
              }));
    }

    /** Each expectation that is not met once, at the lowest level where it is not. */
    private void unexpected() {
      for (Expectations.Expectation expectation : expectations) {
        for (Exploration exploration : explorations.values()) {
          List<String> others = new ArrayList<>();
          exploration.outcomes.forEach(
              (text, outcome) -> {
                if (!expectation.isMetBy(outcome)) {
                  others.add(text);
                }
              });
          if (!others.isEmpty()) {
            Map<String, Schedule> schedules = schedules(exploration, new LinkedHashSet<>(others));
            String text = easiest(others, schedules);
            Schedule schedule = schedules.get(text);
            findings.add(
                new Finding(
                    FindingKind.UNEXPECTED_OUTCOME,
                    exploration.level,
                    null,
                    "'"
                        + expectation.name()
                        + "' does not hold of "
                        + (others.size() == exploration.outcomes.size()
                            ? others.size() == 1 ? "the only outcome" : "any outcome"
                            : others.size()
                                + " of the "
                                + exploration.outcomes.size()
                                + " outcomes"),
                    text,
                    rows.of(schedule, null),
                    schedule != null,
                    null,
                    plan(exploration.level, FindingKind.UNEXPECTED_OUTCOME, null, schedule),
                    -1,
                    null));
            break;
          }
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

    /** What components have in common without any hand-off. */
    private void commons() {
      commons.look();
      for (Ends.Fault fault : commons.faults()) {
        findings.add(
            new Finding(
                fault.kind(),
                explorations.keySet().iterator().next(),
                fault.component(),
                fault.message(),
                null,
                List.of(),
                false));
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
          Schedule schedule = schedules.get(text);
          FindingKind kind = more == Level.PARALLEL ? FindingKind.HIDDEN_BY_SERIALISATION : null;
          hidden.add(
              new Report.Hidden(text, rows.of(schedule, null), plan(more, kind, null, schedule)));
          Outcome outcome = to.outcomes.get(text);
          if (more == Level.PARALLEL
              && schedule != null
              && outcome != null
              && partings.size() < MAX_PARTINGS) {
            partings.put(text, new Partings(model, from.outcomes.values()).of(outcome, schedule));
          }
        }
      }
      return hidden;
    }

    private void notDeterministic() {
      if (graph.isDeterministic()) {
        for (Exploration exploration : explorations.values()) {
          if (exploration.outcomes.size() > 1) {
            List<String> texts = new ArrayList<>(exploration.outcomes.keySet());
            Map<String, Schedule> schedules =
                schedules(exploration, new LinkedHashSet<>(texts.subList(0, 2)));
            String one = texts.get(0);
            String two = texts.get(1);
            findings.add(
                new Finding(
                    FindingKind.NOT_DETERMINISTIC,
                    exploration.level,
                    null,
                    "declared deterministic, but has "
                        + texts.size()
                        + " outcomes, among them "
                        + one
                        + " and "
                        + two,
                    two,
                    rows.of(schedules.get(two), null),
                    schedules.containsKey(two),
                    null,
                    plan(
                        exploration.level, FindingKind.NOT_DETERMINISTIC, null, schedules.get(two)),
                    -1,
                    new Finding.Other(one, rows.of(schedules.get(one), null))));
            return;
          }
        }
      }
    }

    private Map<String, Schedule> schedules(Exploration exploration, Set<String> wanted) {
      Map<String, Schedule> schedules = new HashMap<>(exploration.schedules);
      Set<String> open = new LinkedHashSet<>(wanted);
      open.removeAll(schedules.keySet());
      boolean oneRun = exploration.level == Level.ROUND_ROBIN && model.matching != Matching.STATES;
      if (!open.isEmpty() && !oneRun) {
        Set<String> some = new HashSet<>();
        for (String key : open) {
          if (some.size() < MAX_SCHEDULES) {
            some.add(key);
          }
        }
        Moves moves = Search.singleMoves(model, exploration.level);
        long most = watchdog.isStopping() ? MAX_SHORTEST_IN_HASTE : MAX_SHORTEST;
        schedules.putAll(new Shortest(model, moves, some, most).find());
      }
      return schedules;
    }

    private @Nullable Plan plan(
        Level level,
        @Nullable FindingKind kind,
        @Nullable String component,
        @Nullable Schedule schedule) {
      return schedule == null ? null : Plan.of(model.wiring, level, kind, component, schedule);
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
