package intray.check;

import intray.Graph;
import intray.run.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Explores a graph at the three levels and compares them: the front door of the checker.
 *
 * <pre>{@code
 * Report report = Check.of(graph).run();
 * }</pre>
 */
public final class Check {
  private static final double BETWEEN_CHECKPOINTS = 30;

  private final Settings settings;

  private Check(Settings settings) {
    this.settings = settings;
  }

  /**
   * A check of all levels with the default bounds.
   *
   * @param graph without inputs of its own
   * @return the check, not yet run
   */
  public static Check of(Graph graph) {
    return new Check(new Settings(graph));
  }

  /**
   * Only some levels.
   *
   * @param only at least one
   * @return a changed copy
   */
  public Check levels(Set<Level> only) {
    return with(changed -> changed.levels = EnumSet.copyOf(only));
  }

  /**
   * Other bounds.
   *
   * @param newBounds how far to go
   * @return a changed copy
   */
  public Check bounds(Bounds newBounds) {
    return with(changed -> changed.bounds = newBounds);
  }

  /**
   * Tells states apart otherwise than {@link Matching#AUTO} would.
   *
   * @param newMatching by what
   * @return a changed copy
   */
  public Check matching(Matching newMatching) {
    return with(changed -> changed.matching = newMatching);
  }

  /**
   * Explores with several threads. What is found and counted does not depend on how many they are,
   * as long as no bound is reached. Predicates are called by one of them at a time, and so are
   * components, unless nothing that two of them or two of their instances reach can be changed.
   * Left to one are graphs of few states, few executions where these are bounded, graphs that go
   * round for ever, bounds on switches, round-robin runs, and explorations that are written down.
   *
   * @param newWorkers at least 1, which is the default
   * @return a changed copy
   */
  public Check workers(int newWorkers) {
    if (newWorkers < 1) {
      throw new IllegalArgumentException("workers: at least 1");
    }
    return with(changed -> changed.workers = newWorkers);
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
    List<Expectations.Expectation> more = new ArrayList<>(settings.expectations);
    more.add(new Expectations.Expectation(name, predicate));
    return with(changed -> changed.expectations = more);
  }

  /**
   * Tells how far it has come.
   *
   * @param newListener called now and then, by one thread at a time
   * @return a changed copy
   */
  public Check progress(Consumer<Progress> newListener) {
    return with(changed -> changed.listener = newListener);
  }

  /**
   * Counts executions by another equivalence too; outcomes and findings stay the same.
   *
   * @param newEquivalence {@link Equivalence#READS_FROM} adds {@link LevelReport#readsFrom}
   * @return a changed copy
   */
  public Check equivalence(Equivalence newEquivalence) {
    return with(changed -> changed.equivalence = newEquivalence);
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
    return with(changed -> changed.saving = new Settings.Saving(file, about, null, seconds));
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
    return with(changed -> changed.saving = new Settings.Saving(file, about, file, seconds));
  }

  /** Makes another time count as a long one. */
  Check longFrom(double seconds) {
    return with(changed -> changed.longSeconds = seconds);
  }

  /** Plants a fault in this check. */
  Check with(Flaw planted) {
    return with(changed -> changed.flaw = planted);
  }

  /** Another search; the result must be the same. */
  Check search(Search other) {
    return with(changed -> changed.search = other);
  }

  private Check with(Consumer<Settings> change) {
    Settings changed = new Settings(settings);
    change.accept(changed);
    return new Check(changed);
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
    // Once, for what an exploration changed that was given up is not seen to change in the next.
    Commons commons = new Commons(settings.graph.wiring(), watchdog);
    Bounds bounds = settings.bounds;
    if (bounds.executions() != Bounds.UNBOUNDED || bounds.switches() != Bounds.ANY) {
      return byHistories(
          watchdog, commons, "a bound on executions or switches is one on single histories");
    } else if (settings.equivalence == Equivalence.READS_FROM) {
      return byHistories(watchdog, commons, "who has read what from whom is told by histories");
    } else if (settings.saving != null) {
      if (settings.matching == Matching.STATES) {
        throw new CheckException(
            "an exploration that matches states cannot be written down; leave out the one or the"
                + " other");
      }
      return byHistories(
          watchdog, commons, "an exploration that is written down remembers no states");
    }
    return switch (settings.matching) {
      case HISTORIES -> byHistories(watchdog, commons, "as asked");
      case STATES -> byStates(watchdog, commons, "as asked");
      case AUTO -> byEither(watchdog, commons);
    };
  }

  /** By histories, unless a component goes round or there are too many. */
  private Report byEither(Watchdog watchdog, Commons commons) {
    try {
      String because = "no component was seen to go round";
      Report report =
          new CheckRun(settings, watchdog, commons, Matching.AUTO, Map.of(), because).run();
      String bound = report.bound();
      if (bound == null || !(bound.startsWith("states=") || bound.startsWith("steps="))) {
        return report;
      }
      Report further =
          byStates(watchdog, commons, "by histories the exploration stopped at " + bound);
      boolean better =
          further.bound() == null || further.findings().size() > report.findings().size();
      return better ? further : report;
    } catch (Matcher.GoesRound e) {
      String path = settings.graph.wiring().path(e.component);
      return byStates(watchdog, commons, path + " comes back to a state that it was in before");
    }
  }

  private Report byHistories(Watchdog watchdog, Commons commons, String because) {
    return new CheckRun(settings, watchdog, commons, Matching.HISTORIES, Map.of(), because).run();
  }

  private Report byStates(Watchdog watchdog, Commons commons, String because) {
    Map<Integer, String> unmatched = new HashMap<>();
    while (true) {
      try {
        return new CheckRun(settings, watchdog, commons, Matching.STATES, unmatched, because).run();
      } catch (CheckRun.Mismatch e) {
        unmatched.put(
            e.component,
            "after histories that left its fields the same it went on in different ways, so it has"
                + " a state elsewhere, such as a static field");
      }
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
    return watchdog.watch(
        () -> new Forecast(settings.graph, settings.levels, settings.bounds, watchdog).make());
  }
}
