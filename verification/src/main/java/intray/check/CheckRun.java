package intray.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check under way: explores the levels, has findings made of what was seen, and reports. */
final class CheckRun {
  private final long began = System.nanoTime();
  private final Settings settings;
  private final String because;
  private final Model model;
  private final Commons commons;
  private final @Nullable Checkpoint checkpoint;
  private final Searching searching;
  private final Map<Level, Exploration> explorations = new EnumMap<>(Level.class);
  private final Map<Level, LevelReport> reports = new EnumMap<>(Level.class);
  private final Findings findings;

  /** Thrown through a run when two histories of a component should not have been matched. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int component;

    Mismatch(int component) {
      super("component " + component + " has a state that cannot be seen", null, false, false);
      this.component = component;
    }
  }

  /**
   * Nothing is explored yet.
   *
   * @param commons what components have in common, as it was before any of them had run
   * @param unmatched whose histories are not to be matched, and why
   * @param because why states are told apart like this, for people
   */
  CheckRun(
      Settings settings,
      Watchdog watchdog,
      Commons commons,
      Matching by,
      Map<Integer, String> unmatched,
      String because) {
    this.settings = settings;
    this.because = because;
    this.commons = commons;
    this.model = new Model(settings.graph, by, unmatched, watchdog, settings.equivalence);
    this.model.flaw = settings.flaw;
    this.checkpoint = settings.saving == null ? null : open(settings, settings.saving);
    this.searching = new Searching(settings, model, watchdog, checkpoint);
    Schedules schedules = new Schedules(settings, model, watchdog);
    this.findings = new Findings(settings, model, explorations, schedules);
  }

  Report run() {
    for (Level level : Level.values()) {
      if (settings.levels.contains(level)) {
        long start = System.nanoTime();
        Exploration explored = searching.explore(level);
        for (int c = 0; c < model.components(); c++) {
          if (!model.automata[c].isMatchedWell()) {
            throw new Mismatch(c);
          }
        }
        model.sharing.faults(model.items).forEach(explored::add);
        explorations.put(level, explored);
        reports.put(level, report(level, explored, start));
      }
    }
    findings.faults();
    findings.audit();
    findings.commons(commons);
    refuseSpoilt();
    List<Report.Hidden> byRoundRobin = findings.hidden(Level.ROUND_ROBIN, Level.COOPERATIVE);
    List<Report.Hidden> bySerialisation = findings.hidden(Level.COOPERATIVE, Level.PARALLEL);
    findings.unexpected();
    findings.notDeterministic();
    Verdict verdict = verdict();
    return new Report(
        settings.graph.name(),
        verdict,
        reports,
        byRoundRobin,
        bySerialisation,
        findings.all(),
        warnings(),
        model.matching == Matching.STATES ? Matching.STATES : Matching.HISTORIES,
        because + searching.uncounted(),
        model.made(),
        verdict == Verdict.EXHAUSTED && seconds(began) > settings.longSeconds
            ? SelfCheck.brief()
            : 0,
        seconds(began));
  }

  /**
   * Where a component changes what is the same object in all replays, they are not what they would
   * be in a run; unless it had no right to, and is told so.
   *
   * @throws CheckException if nobody did wrong
   */
  private void refuseSpoilt() {
    Set<String> spoilt = model.items.spoilt();
    if (!spoilt.isEmpty()
        && findings.all().stream().noneMatch(finding -> isOfOwners(finding.kind()))) {
      throw new CheckException(
          String.join("; ", spoilt)
              + ", and one was changed after it was sent, so other replays of a component have seen"
              + " the change and nothing that was found can be relied on. Send what can be copied,"
              + " such as a record or a list of what the receiver needs, or what nobody changes.");
    }
  }

  private static boolean isOfOwners(FindingKind kind) {
    return kind == FindingKind.USED_AFTER_HANDOFF
        || kind == FindingKind.HANDED_OFF_TWICE
        || kind == FindingKind.SHARED;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(model.items.warnings());
    for (String spoilt : model.items.spoilt()) {
      warnings.add(
          spoilt + ", and one was changed after it was sent: mend that first, and check again");
    }
    if (checkpoint != null && checkpoint.failure() != null) {
      warnings.add(checkpoint.failure());
    }
    warnings.addAll(model.unmatched());
    warnings.addAll(commons.warnings());
    model.sharing.warnings(model.items).stream()
        // Who changes what it has sent is told so anyway.
        .filter(kept -> !findings.isAbuse(kept))
        .forEach(warnings::add);
    return warnings;
  }

  private static Checkpoint open(Settings settings, Settings.Saving wanted) {
    if (settings.bounds.switches() != Bounds.ANY) {
      throw new CheckException(
          "an exploration with a bound on switches cannot be written down, for it remembers every"
              + " state that it has seen; leave out the bound or the checkpoint");
    }
    String what =
        wanted.about() + ", levels " + settings.levels + ", steps=" + settings.bounds.steps();
    Checkpoint made = new Checkpoint(wanted.file(), settings.graph, what, wanted.seconds());
    if (wanted.resume() != null) {
      made.resume(wanted.resume());
    }
    made.writeFirst();
    return made;
  }

  private LevelReport report(Level level, Exploration e, long start) {
    boolean roundRobin = level == Level.ROUND_ROBIN;
    Exploration other = roundRobin ? e : searching.secondOpinion(level, e);
    Exploration states = searching.isWalkedOneByOne(level) ? other : e;
    Exploration traces = searching.isWalkedOneByOne(level) ? e : other;
    boolean counted = states.bound == null || !searching.isWalkedOneByOne(level);
    return new LevelReport(
        level,
        e.outcomes,
        counted || roundRobin ? states.executions : 0,
        traces.bound == null || searching.isWalkedOneByOne(level) ? traces.executions : -1,
        roundRobin && e.bound == null && settings.equivalence == Equivalence.READS_FROM
            ? e.executions
            : states.readsFrom,
        traces.redundant,
        counted || roundRobin ? states.states : 0,
        e.cyclic,
        e.bound,
        seconds(start));
  }

  private Verdict verdict() {
    if (!findings.all().isEmpty()) {
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

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
