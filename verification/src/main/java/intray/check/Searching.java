package intray.check;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explores a level by the search that suits the settings, and for a second opinion by another. */
final class Searching {
  /** How many executions the second search explores before it leaves the answer to the first. */
  private static final long MAX_TRACES = 20_000;

  /** Likewise, how many states if executions were walked first, as asked. */
  private static final long MAX_STATES = 1_000_000;

  /** Likewise, if they were walked first because they might be few. */
  private static final long FEW_STATES = 40_000;

  /** So many events a walk along executions may take that has only to show whether they are few. */
  private static final long FEW_EVENTS = 1_000_000;

  /** A bound on so many executions is left to one worker. */
  private static final long FEW_EXECUTIONS = 100_000;

  private final Settings settings;
  private final Model model;
  private final Watchdog watchdog;
  private final @Nullable Checkpoint checkpoint;

  /** Levels of which executions were walked one by one and the states not visited to the end. */
  private final Set<Level> walked = EnumSet.noneOf(Level.class);

  /** By level, the second opinion, where it came first. */
  private final Map<Level, Exploration> seconds = new EnumMap<>(Level.class);

  /** By level, a walk along executions that turned out not to be few. */
  private final Map<Level, Exploration> tried = new EnumMap<>(Level.class);

  Searching(Settings settings, Model model, Watchdog watchdog, @Nullable Checkpoint checkpoint) {
    this.settings = settings;
    this.model = model;
    this.watchdog = watchdog;
    this.checkpoint = checkpoint;
  }

  Exploration explore(Level level) {
    @Nullable Exploration few = null;
    try {
      few = fewTraces(level);
    } catch (OutOfMemoryError e) {
      // what filled the memory is out of reach by now; the other search tells how far it comes
    }
    return few != null ? few : search(level);
  }

  /**
   * If there are few executions that stand for all, and many states: walks those, and has a look at
   * some of these.
   *
   * @return null if all states are to be visited
   */
  private @Nullable Exploration fewTraces(Level level) {
    if (level == Level.ROUND_ROBIN
        || settings.search != null
        || isWalkedAsAsked()
        || settings.bounds.switches() != Bounds.ANY
        || settings.bounds.states() != Bounds.DEFAULT.states() // who bounds them wants them
        || settings.equivalence != Equivalence.MAZURKIEWICZ
        || model.matching != Matching.AUTO
        || model.watchesStates()) {
      return null;
    }
    Model.Facts before = model.facts();
    Exploration traces =
        new OptimalSearch(FEW_EVENTS).explore(model, level, budget(fewExecutions(), level));
    Model.Facts learnt = model.facts();
    model.knowOnly(before);
    if (traces.bound != null || !isRepeatable(traces)) {
      tried.put(level, traces);
      return null;
    }
    Bounds enough = settings.bounds.withStates(FEW_STATES);
    Exploration states =
        new StateSearch(settings.workers).explore(model, level, budget(enough, level));
    agree(level, states, traces);
    model.know(learnt);
    if (states.bound == null) {
      seconds.put(level, traces);
      return states;
    } else if (states.bound.equals(enough.statesText())) {
      walked.add(level);
      seconds.put(level, states);
      return traces;
    }
    return null;
  }

  private Bounds fewExecutions() {
    return settings.bounds.withSwitches(Bounds.ANY).withExecutions(MAX_TRACES);
  }

  private Exploration search(Level level) {
    Search first = search();
    Budget budget = budget(settings.bounds, level);
    if (settings.listener != null && first.isWhole()) {
      budget = budget.with(new Outlook(settings.graph, watchdog, level, settings.bounds.steps()));
    }
    try {
      Exploration explored = first.explore(model, level, budget);
      boolean mayBeShared = isWalkedAsAsked() && !isCutOffSoon();
      if (explored.isUnordered || mayBeShared || checkpoint != null) {
        explored.sort(model); // the same for any number of workers, and of interruptions
      }
      return explored;
    } catch (OutOfMemoryError e) {
      return budget.outOfMemory(); // what filled the memory is out of reach by now
    }
  }

  private Budget budget(Bounds within, Level level) {
    Consumer<Progress> told = settings.listener == null ? progress -> {} : settings.listener;
    return new Budget(within, level, told, watchdog::isStopping);
  }

  private Search search() {
    if (settings.search != null) {
      return settings.search;
    } else if (settings.bounds.switches() != Bounds.ANY) {
      return new SwitchBoundedSearch(settings.bounds.switches());
    } else if (checkpoint != null) {
      return new ReverseSearch(checkpoint);
    } else if (isWalkedAsAsked()) {
      // What is declared about states is not seen in one execution of each trace.
      boolean all = model.watchesStates();
      return all
          ? new Enumeration()
          : new OptimalSearch(isCutOffSoon() ? 1 : settings.workers, OptimalSearch.UNBOUNDED);
    }
    return new StateSearch(settings.workers);
  }

  /** What several workers have seen when a bound is reached depends on who was faster. */
  private boolean isCutOffSoon() {
    return settings.bounds.executions() <= FEW_EXECUTIONS;
  }

  /** Whether the first search counts executions, and the second states, or the other way round. */
  boolean isWalkedOneByOne(Level level) {
    return isWalkedAsAsked() || walked.contains(level);
  }

  /** At which levels the states were not all visited though nobody asked for that, for people. */
  String uncounted() {
    return walked.isEmpty()
        ? ""
        : "; few executions stand for all (level "
            + walked.stream().map(Level::toString).collect(Collectors.joining(", "))
            + "), so the far more states were not all visited, as --match histories would";
  }

  private boolean isWalkedAsAsked() {
    return settings.search == null
        && (settings.bounds.executions() != Bounds.UNBOUNDED || checkpoint != null);
  }

  /**
   * Explores once more by another search that shares neither states nor order with the first, and
   * compares: a checker that disagrees with itself must not be believed. It matches no histories,
   * so it is a second opinion on that too.
   */
  Exploration secondOpinion(Level level, Exploration first) {
    Exploration had = seconds.get(level);
    if (had != null) {
      return had;
    }
    try {
      return anotherOpinion(level, first);
    } catch (OutOfMemoryError e) {
      return notExplored(level); // what the first has found is hardly less sure for that
    }
  }

  private static Exploration notExplored(Level level) {
    Exploration none = new Exploration(level);
    none.bound = "not explored";
    return none;
  }

  private Exploration anotherOpinion(Level level, Exploration first) {
    Exploration second = notExplored(level);
    // After a resumption it would not be the same that it knew.
    if (first.bound == null && isRepeatable(first) && checkpoint == null) {
      if (isWalkedAsAsked()) {
        Bounds enough =
            settings
                .bounds
                .withExecutions(Bounds.UNBOUNDED)
                .withStates(Math.min(settings.bounds.states(), MAX_STATES));
        second = new StateSearch(settings.workers).explore(model, level, budget(enough, level));
        agree(level, second, first);
      } else if (!first.cyclic && !model.watchesStates()) {
        Model own =
            model.matching == Matching.STATES
                ? new Model(
                    settings.graph, Matching.HISTORIES, Map.of(), watchdog, settings.equivalence)
                : model;
        Exploration cutOff = tried.get(level);
        boolean same = cutOff != null && fewExecutions().executionsText().equals(cutOff.bound);
        second =
            same
                ? Objects.requireNonNull(cutOff)
                : new OptimalSearch().explore(own, level, budget(fewExecutions(), level));
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
              + settings.graph.name()
              + " at the "
              + level
              + " level: by states "
              + byStates
              + ", by traces "
              + byTraces
              + ". This is a fault of the checker; please report the graph.");
    }
  }

  private static boolean isRepeatable(Exploration exploration) {
    return exploration.faults.values().stream()
        .noneMatch(fault -> fault.kind() == FindingKind.NONDETERMINISTIC_COMPONENT);
  }
}
