package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Explores one execution of each Mazurkiewicz trace and no more: optimal dynamic partial order
 * reduction with wakeup trees. Dependence is that of {@link Touch}. No state is remembered, so
 * memory grows with the length of an execution.
 *
 * <p>Source: Abdulla, Aronis, Jonsson, Sagonas, "Source sets: a foundation for optimal dynamic
 * partial order reduction", JACM 2017, algorithm 2; the answers to a choice are treated as
 * different moves of one component.
 */
final class OptimalSearch implements Search {
  private final long mostEvents;

  /** A search that goes as far as its budget. */
  OptimalSearch() {
    this(Long.MAX_VALUE);
  }

  /**
   * A search that gives up after so many events, or when an execution is cut off: for who only
   * wants to know whether there is little to explore.
   */
  OptimalSearch(long mostEvents) {
    this.mostEvents = mostEvents;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN || model.watchesStates()) {
      return new StateSearch().explore(model, level, budget);
    }
    return model.learning(() -> new Walk(model, level, budget, mostEvents).run());
  }

  private static final class Walk {
    private final Model model;
    private final Level level;
    private final Deeds deeds;
    private final Budget budget;
    private final Exploration result;
    private final Ends ends;
    private final EndStates endStates;
    private final int components;
    private final long mostEvents;
    private long events;

    /** What the event being performed reveals about its component. */
    private final List<Moves.Local> found = new ArrayList<>();

    /** The execution: the event at a position leads from the state of that depth to the next. */
    private final Execution execution;

    private int depth;

    // By depth: the state, and the moves to be explored from it, of which the first is being
    // explored; and those that need not be.
    private int[][] states = new int[0][];
    private WakeupTree.Node[] trees = new WakeupTree.Node[0];
    private final Sleepers sleepers = new Sleepers();

    /** By depth, before which component all are done. */
    private int[] firstLive = new int[0];

    /** Races whose later event stands before this position were reversed for another execution. */
    private int reversed;

    private final Sequence sequence = new Sequence();
    private final int[] probe;
    private int insertions;

    Walk(Model model, Level level, Budget budget, long mostEvents) {
      this.mostEvents = mostEvents;
      this.model = model;
      this.level = level;
      this.deeds = new Deeds(model, level);
      this.budget = budget;
      this.result = budget.exploration();
      this.endStates = new EndStates(model, result);
      this.components = model.components();
      this.probe = new int[deeds.width()];
      this.execution = new Execution(components, deeds.objects());
      this.ends = new Ends(model);
      deeds.report(found::add);
      grow();
    }

    Exploration run() {
      states[0] = deeds.start();
      note(null);
      trees[0] = WakeupTree.Node.root();
      enter();
      while (true) {
        WakeupTree.Node next = trees[depth].first;
        if (budget.isSpent(0, result.executions + (next == null ? 0 : 1))) {
          break;
        } else if (mostEvents != Long.MAX_VALUE && isGivenUp()) {
          break;
        } else if (next != null) {
          descend(next);
        } else if (depth > 0) {
          ascend();
        } else {
          break;
        }
      }
      result.limits(budget);
      return result;
    }

    private boolean isGivenUp() {
      if (++events > mostEvents) {
        budget.cutOff("events=" + mostEvents);
      }
      return budget.reached() != null;
    }

    private void grow() {
      int n = Math.max(64, 2 * states.length);
      states = Arrays.copyOf(states, n);
      trees = Arrays.copyOf(trees, n);
      firstLive = Arrays.copyOf(firstLive, n);
    }

    private void descend(WakeupTree.Node move) {
      if (depth + 1 == states.length) {
        grow();
      }
      int c = move.component;
      int[] before = states[depth];
      int[] state = states[depth + 1] == null ? new int[deeds.width()] : states[depth + 1];
      System.arraycopy(before, 0, state, 0, state.length);
      states[depth + 1] = state;
      found.clear();
      int awaited = deeds.awaited(before, c);
      int message = awaited == Touch.NOTHING ? 0 : deeds.nextMessage(before, awaited);
      int[] touches = deeds.perform(state, c, move.way.choices, move.way.touches);
      note(execution.push(c, move.way, touches, awaited, message));
      sleepers.descend(c, touches);
      firstLive[depth + 1] = firstLive[depth];
      depth++;
      trees[depth] = move;
      enter();
    }

    private void note(@Nullable Occurrence event) {
      if (!found.isEmpty()) {
        if (event == null || !isAfterFailure(event)) {
          for (Moves.Local local : found) {
            result.add(ends.fault(local));
          }
        }
        found.clear();
      }
    }

    /**
     * A failed step ends a cooperative run; what depends on it never happens. On threads, others
     * may still go on.
     */
    private boolean isAfterFailure(Occurrence event) {
      if (level == Level.COOPERATIVE) {
        for (int c = 0; c < components; c++) {
          int last = execution.last(c);
          if (last >= 0
              && c != event.component
              && deeds.hasFailed(states[depth], c)
              && event.isAfter(execution.at(last))) {
            return true;
          }
        }
      }
      return false;
    }

    private BitSet lateFailures() {
      BitSet late = new BitSet();
      for (int c = 0; c < components && level == Level.COOPERATIVE; c++) {
        int last = execution.last(c);
        if (last >= 0 && deeds.hasFailed(states[depth], c) && isAfterFailure(execution.at(last))) {
          late.set(c);
        }
      }
      return late;
    }

    /** The move has been explored with all that follows; from this state it sleeps. */
    private void ascend() {
      depth--;
      reversed = Math.min(reversed, depth);
      sleepers.ascend();
      Occurrence done = execution.pop();
      trees[depth].first = trees[depth + 1].next;
      if (model.flaw != Flaw.NO_SLEEP) {
        sleepers.add(done.component, done.way);
      }
    }

    /** Arrives at a state: goes where the wakeup tree says, or anywhere, or is at an end. */
    private void enter() {
      WakeupTree.Node tree = trees[depth];
      if (!tree.isLeaf()) {
        return;
      }
      int[] state = states[depth];
      boolean enabled = false;
      if (!budget.isTooLong(depth)) {
        int c = firstLive[depth];
        while (c < components && deeds.isDone(state, c)) {
          c++;
        }
        firstLive[depth] = c;
        for (; c < components && tree.isLeaf(); c++) {
          if (deeds.isEnabled(state, c)) {
            enabled = true;
            offer(c);
          }
        }
        if (!enabled) {
          endStates.add(state, lateFailures());
        }
      } else if (model.hasFailed(state)) {
        endStates.add(state, lateFailures()); // the run was over, whatever others still do
      }
      if (enabled && tree.isLeaf()) {
        result.redundant++;
      } else if (!enabled) {
        result.executions++;
        reverseRaces();
      }
    }

    private void offer(int c) {
      if (!deeds.mayChoose(states[depth], c)) {
        if (!sleepers.contains(c, Way.UNKNOWN)) {
          trees[depth].add(new WakeupTree.Node(c, Way.UNKNOWN));
        }
        return;
      }
      for (Way way : ways(states[depth], c, false)) {
        if (!sleepers.contains(c, way)) {
          trees[depth].add(new WakeupTree.Node(c, way));
        }
      }
    }

    /**
     * The ways of a component's next event, and what they touch: of an only way not unless it is
     * asked for.
     */
    private Way[] ways(int[] state, int c, boolean touchesToo) {
      List<int[]> choices = deeds.alternatives(state, c);
      if (choices.size() > 1) {
        model.learnConditional();
      }
      if (choices.size() == 1 && !touchesToo) {
        return new Way[] {Way.only(choices.get(0), Deeds.NOTHING)};
      }
      List<int[]> touches = new ArrayList<>();
      for (int[] one : choices) {
        touches.add(deeds.perform(state.clone(), c, one));
      }
      return Way.several(choices, touches);
    }

    private void reverseRaces() {
      // What is planned for a race depends on all of an execution, so every execution is looked
      // through for races; except that for events which always can be done and always do the same,
      // one plan leads to all others.
      boolean again = model.isConditional() || level == Level.COOPERATIVE;
      for (int racing = 0; racing < execution.racings(); racing++) {
        int k = execution.racing(racing);
        Occurrence later = execution.at(k);
        if (again || k >= reversed || !later.isSteady()) {
          for (int i = 0; i < later.races; i++) {
            reverse(later.rivals[i], k);
          }
        }
      }
      reversed = depth;
      for (int c = firstLive[depth]; c < components; c++) {
        if (deeds.couldHaveBeenDisabled(states[depth], c)) {
          model.learnConditional();
          reverseWhatDisabled(c);
        }
      }
    }

    /**
     * A component that waits for ever may have been able to go on earlier, before somebody else
     * took the space that it waits for.
     */
    private void reverseWhatDisabled(int c) {
      Occurrence blocked = execution.pushBlocked(c, deeds.waitingTouches(states[depth], c));
      for (int i = 0; i < blocked.races; i++) {
        reverse(blocked.rivals[i], depth);
      }
      execution.popBlocked();
    }

    /**
     * Plans an execution in which the later of two racing events comes first, unless one is planned
     * or done already.
     */
    private void reverse(int earlier, int later) {
      Occurrence first = execution.at(earlier);
      Occurrence second = execution.at(later);
      if (level == Level.PARALLEL && second.concernsNoticesOnly()) {
        plan(earlier, first, later, second.way);
        return;
      }
      if (level == Level.PARALLEL && deeds.isPlainPut(second.touches)) {
        int[] touches = second.touches.clone();
        touches[2] = deeds.puts(states[earlier], touches[0]) + 1;
        for (int k = earlier + 1; k < later; k++) {
          if (!execution.at(k).isAfter(first)) {
            touches[2] += Touch.puts(execution.at(k).touches, touches[0]);
          }
        }
        plan(earlier, first, later, Way.only(second.way.choices, touches));
        return;
      }
      System.arraycopy(states[earlier], 0, probe, 0, probe.length);
      for (int k = earlier + 1; k < execution.length(); k++) {
        if (k != later && !execution.at(k).isAfter(first)) {
          deeds.perform(probe, execution.at(k).component, execution.at(k).way.choices);
        }
      }
      if (!deeds.isEnabled(probe, second.component)) {
        // It was the earlier event that made the later one possible, unless something before had
        // made it impossible.
        if (deeds.couldHaveBeenDisabled(probe, second.component)) {
          reverseWhatDisabled(earlier, later, deeds.waitingTouches(probe, second.component));
        }
        return;
      }
      for (Way way : ways(probe, second.component, true)) {
        plan(earlier, first, later, way);
      }
    }

    private void reverseWhatDisabled(int before, int later, int[] waiting) {
      int previous = execution.at(later).before;
      for (int k = before - 1; k >= 0; k--) {
        // What the component's event before depends on cannot come after this one.
        boolean fixed =
            previous >= k && (previous == k || execution.at(previous).isAfter(execution.at(k)));
        if (!fixed && Touch.conflict(execution.at(k).touches, waiting)) {
          reverse(k, later);
          return;
        }
      }
    }

    private void plan(int earlier, Occurrence first, int later, Way way) {
      boolean whole = false;
      WakeupTree.Covered covered = new WakeupTree.Covered();
      for (int k = sleepers.from(earlier); k < sleepers.to(earlier); k++) {
        int sleeper = sleepers.component(k);
        Way asleep = sleepers.way(k);
        int next = execution.next(sleeper, earlier);
        boolean starts;
        if (next >= 0 && next != later && !execution.at(next).isAfter(first)) {
          // It is part of the sequence; the first of its component there.
          starts =
              execution.at(next).latest < earlier && execution.at(next).way.isSameChoice(asleep);
        } else {
          boolean last = execution.at(later).component == sleeper;
          starts =
              last
                  ? way.isSameChoice(asleep)
                      && !execution.conflictsBeside(way.touches, earlier, later)
                  : !Touch.conflict(way.touches, asleep.touches)
                      && !execution.conflictsBeside(asleep.touches, earlier, later);
        }
        if (starts) {
          if (asleep.isOnly()) {
            return;
          }
          if (!whole) {
            whole = true;
            fill(earlier, first, later, way);
          }
          if (sequence.contains(sleeper) || covered.add(sleeper, asleep)) {
            return;
          }
        }
      }
      if (!whole) {
        fill(earlier, first, later, way);
      }
      if (model.flaw != Flaw.DROPPED_INSERTION || ++insertions % 3 != 0) {
        WakeupTree.Node tree = trees[earlier];
        WakeupTree.Node exploring = Objects.requireNonNull(tree.first);
        WakeupTree.insert(tree, exploring.next, sequence, covered);
      }
    }

    /** What is to be explored: all that does not happen after an event, then the later one. */
    private void fill(int earlier, Occurrence first, int later, Way way) {
      sequence.clear();
      for (int k = earlier + 1; k < execution.length(); k++) {
        if (k != later && !execution.at(k).isAfter(first)) {
          sequence.add(execution.at(k));
        }
      }
      sequence.addLast(execution.at(later).component, way);
    }
  }
}
