package intray.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the schedules that show what explorations have found. */
final class Schedules {
  /**
   * How many pairs of state and component the search for shortest schedules may visit, for each
   * level.
   */
  private static final long MAX_SHORTEST = 2_000_000;

  /** Likewise, if somebody has lost patience already. */
  private static final long MAX_SHORTEST_IN_HASTE = 100_000;

  /** In how many executions of one level sharing is looked for, to show one. */
  private static final int MAX_WITNESSES = 10;

  /** For how many outcomes and faults of one level schedules are looked for. */
  private static final int MAX_SCHEDULES = 100;

  /** Fewest switches, then fewest operations. */
  private static final Comparator<Schedule> EASIEST =
      Comparator.comparingInt(Schedule::switches).thenComparingInt(Schedule::operations);

  private final Settings settings;
  private final Model model;
  private final Watchdog watchdog;
  private final Map<Level, List<Schedule>> wholes = new EnumMap<>(Level.class);

  Schedules(Settings settings, Model model, Watchdog watchdog) {
    this.settings = settings;
    this.model = model;
    this.watchdog = watchdog;
  }

  /**
   * Of each outcome or fault the schedule with the fewest switches, and among those the fewest
   * operations; none of those that were not found within the limits.
   */
  Map<String, Schedule> of(Exploration exploration, Collection<String> wanted) {
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

  /**
   * A whole execution in which live components show a fault that shows in no single state; the
   * shortest of some, not of all. A graph with invariants or without an end may have none.
   */
  @Nullable Schedule witness(Exploration exploration, Ends.Fault fault) {
    for (Schedule schedule :
        wholes.computeIfAbsent(exploration.level, level -> wholes(exploration))) {
      Plan plan = plan(exploration.level, fault.kind(), fault.component(), schedule);
      if (plan != null && Rerun.of(settings.graph, plan).run().isReproduced()) {
        return schedule;
      }
    }
    return null;
  }

  private List<Schedule> wholes(Exploration exploration) {
    List<String> some = exploration.outcomes.keySet().stream().limit(MAX_WITNESSES).toList();
    List<Schedule> found = new ArrayList<>(of(exploration, some).values());
    found.removeIf(schedule -> schedule.loop() >= 0);
    found.sort(EASIEST);
    return found;
  }

  /** The text whose schedule is the easiest; one without a schedule comes last. */
  static String easiest(List<String> texts, Map<String, Schedule> schedules) {
    return Collections.min(
        texts, Comparator.comparing(schedules::get, Comparator.nullsLast(EASIEST)));
  }

  /** What performs a schedule again; none if there is no schedule. */
  @Nullable Plan plan(
      Level level,
      @Nullable FindingKind kind,
      @Nullable String component,
      @Nullable Schedule schedule) {
    return schedule == null ? null : Plan.of(model.wiring, level, kind, component, schedule);
  }
}
