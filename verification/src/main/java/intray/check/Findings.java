package intray.check;

import intray.run.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the explorations of a graph show to be wrong with it, each with a schedule if there is one.
 */
final class Findings {
  /** For how many hidden outcomes the way of the nearest visible one is looked for. */
  private static final int MAX_PARTINGS = 20;

  private final Settings settings;
  private final Model model;
  private final Map<Level, Exploration> explorations;
  private final Schedules schedules;
  private final Rows rows;
  private final Causes causes;
  private final List<Finding> findings = new ArrayList<>();

  /** About explorations that are over, by level, from round-robin up. */
  Findings(
      Settings settings, Model model, Map<Level, Exploration> explorations, Schedules schedules) {
    this.settings = settings;
    this.model = model;
    this.explorations = explorations;
    this.schedules = schedules;
    this.rows = new Rows(model);
    this.causes = new Causes(model);
  }

  List<Finding> all() {
    return findings;
  }

  /** Whether a component that keeps what it has sent was found to change it or send it again. */
  boolean isAbuse(String kept) {
    return findings.stream()
        .anyMatch(
            finding ->
                (finding.kind() == FindingKind.USED_AFTER_HANDOFF
                        || finding.kind() == FindingKind.HANDED_OFF_TWICE)
                    && kept.startsWith(finding.component() + " "));
  }

  /** Each fault once, at the lowest level that has it. */
  void faults() {
    Set<String> reported = new HashSet<>();
    for (Exploration exploration : explorations.values()) {
      Map<String, Ends.Fault> fresh = new LinkedHashMap<>(exploration.faults);
      fresh.keySet().removeAll(reported);
      reported.addAll(fresh.keySet());
      Set<String> wanted = new LinkedHashSet<>();
      fresh.forEach(
          (key, fault) -> {
            // What is put together from several components' replays shows in no single state.
            if (fault.kind() != FindingKind.SHARED) {
              wanted.add(key);
            }
          });
      Map<String, Schedule> shortest = schedules.of(exploration, wanted);
      fresh.forEach(
          (key, fault) -> {
            boolean isMinimal = fault.kind() != FindingKind.SHARED;
            Schedule schedule =
                isMinimal ? shortest.get(key) : schedules.witness(exploration, fault);
            findings.add(
                new Finding(
                    fault.kind(),
                    exploration.level,
                    fault.component(),
                    causes.sentence(fault, schedule),
                    schedule == null ? null : schedule.outcome(),
                    rows.of(schedule, fault),
                    isMinimal && schedule != null && schedule.loop() < 0,
                    null,
                    schedules.plan(exploration.level, fault.kind(), fault.component(), schedule),
                    schedule == null ? -1 : schedule.loop(),
                    null));
          });
    }
  }

  /** What shows without any schedule, at whatever level comes first. */
  private void add(FindingKind kind, @Nullable String component, String message) {
    Level first = explorations.keySet().iterator().next();
    findings.add(new Finding(kind, first, component, message, null, List.of(), false));
  }

  /**
   * Runs every history once more, whole: a component that tosses its own coin may have been lucky
   * so far. That is done in another thread, for who depends on its thread was not lucky but always
   * in the same one.
   */
  void audit() {
    Workers.elsewhere(this::auditAll);
  }

  private void auditAll() {
    for (int c = 0; c < model.components(); c++) {
      String path = model.wiring.path(c);
      for (String message : model.automata[c].audit()) {
        boolean isKnown =
            findings.stream()
                .anyMatch(
                    finding ->
                        finding.kind() == FindingKind.NONDETERMINISTIC_COMPONENT
                            && path.equals(finding.component()));
        if (!isKnown) {
          add(FindingKind.NONDETERMINISTIC_COMPONENT, path, path + ": " + message);
        }
      }
    }
  }

  /** What components have in common without any hand-off. */
  void commons(Commons commons) {
    commons.look(model.statics);
    for (Ends.Fault fault : commons.faults()) {
      add(fault.kind(), fault.component(), fault.message());
    }
  }

  /**
   * The outcomes of one level that a less parallel one does not have. If only true parallelism has
   * them, each is a finding.
   */
  List<Report.Hidden> hidden(Level less, Level more) {
    List<Report.Hidden> hidden = new ArrayList<>();
    Exploration from = explorations.get(less);
    Exploration to = explorations.get(more);
    // What a search that was cut off has not seen is not thereby hidden.
    if (from != null
        && to != null
        && from.bound == null
        && !from.outcomes.keySet().containsAll(to.outcomes.keySet())) {
      boolean isFinding = more == Level.PARALLEL;
      FindingKind kind = isFinding ? FindingKind.HIDDEN_BY_SERIALISATION : null;
      Set<String> texts = new LinkedHashSet<>(to.outcomes.keySet());
      texts.removeAll(from.outcomes.keySet());
      Map<String, Schedule> shortest = schedules.of(to, texts);
      for (String text : texts) {
        Schedule schedule = shortest.get(text);
        Report.Hidden one =
            new Report.Hidden(
                text, rows.of(schedule, null), schedules.plan(more, kind, null, schedule));
        hidden.add(one);
        if (isFinding) {
          boolean isCompared = hidden.size() <= MAX_PARTINGS;
          findings.add(
              new Finding(
                  FindingKind.HIDDEN_BY_SERIALISATION,
                  more,
                  null,
                  "only true parallelism ends like this: " + text,
                  text,
                  one.schedule(),
                  schedule != null,
                  isCompared ? parting(from, to.outcomes.get(text), schedule) : null,
                  one.plan(),
                  -1,
                  null));
        }
      }
    }
    return hidden;
  }

  private @Nullable Parting parting(
      Exploration less, @Nullable Outcome hidden, @Nullable Schedule schedule) {
    return hidden == null || schedule == null
        ? null
        : new Partings(model, less.outcomes.values()).of(hidden, schedule);
  }

  /** Each expectation that is not met once, at the lowest level where it is not. */
  void unexpected() {
    for (Expectations.Expectation expectation : settings.expectations) {
      for (Exploration exploration : explorations.values()) {
        List<String> others = new ArrayList<>();
        exploration.outcomes.forEach(
            (text, outcome) -> {
              if (!expectation.isMetBy(outcome, model.watchdog)) {
                others.add(text);
              }
            });
        if (!others.isEmpty()) {
          Map<String, Schedule> shortest = schedules.of(exploration, others);
          String text = Schedules.easiest(others, shortest);
          addEnd(
              FindingKind.UNEXPECTED_OUTCOME,
              exploration.level,
              "'"
                  + expectation.name()
                  + "' does not hold of "
                  + portion(others.size(), exploration.outcomes.size()),
              text,
              shortest.get(text),
              null);
          break;
        }
      }
    }
  }

  private static String portion(int some, int all) {
    if (some < all) {
      return some + " of the " + all + " outcomes";
    }
    return all == 1 ? "the only outcome" : "any outcome";
  }

  /** A graph that is declared deterministic has one outcome. */
  void notDeterministic() {
    for (Exploration exploration : explorations.values()) {
      if (settings.graph.isDeterministic() && exploration.outcomes.size() > 1) {
        List<String> texts = List.copyOf(exploration.outcomes.keySet());
        String one = texts.get(0);
        String two = texts.get(1);
        Map<String, Schedule> shortest = schedules.of(exploration, List.of(one, two));
        addEnd(
            FindingKind.NOT_DETERMINISTIC,
            exploration.level,
            "declared deterministic, but has "
                + texts.size()
                + " outcomes, among them "
                + one
                + " and "
                + two
                + new Partings(model, List.of()).text(shortest.get(one), shortest.get(two)),
            two,
            shortest.get(two),
            new Finding.Other(one, rows.of(shortest.get(one), null)));
        return;
      }
    }
  }

  /** What is wrong with how an execution ends. */
  private void addEnd(
      FindingKind kind,
      Level level,
      String message,
      String outcome,
      @Nullable Schedule schedule,
      Finding.@Nullable Other other) {
    findings.add(
        new Finding(
            kind,
            level,
            null,
            message,
            outcome,
            rows.of(schedule, null),
            schedule != null,
            null,
            schedules.plan(level, kind, null, schedule),
            -1,
            other));
  }
}
