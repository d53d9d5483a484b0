package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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
  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN || model.watchesStates()) {
      return new StateSearch().explore(model, level, budget);
    }
    return model.learning(() -> new Walk(model, level, budget).run());
  }

  private static final class Walk {
    private final Model model;
    private final Level level;
    private final Deeds deeds;
    private final Budget budget;
    private final Exploration result;
    private final Ends ends;
    private final EndStates endStates;

    /** What the event being performed reveals about its component. */
    private final List<Moves.Local> found = new ArrayList<>();

    // By depth: the state, the moves to be explored from it, which of them is being explored, and
    // those that need not be.
    private int[][] states = new int[0][];
    private WakeupTree.Node[] trees = new WakeupTree.Node[0];
    private int[] current = new int[0];
    private final List<List<WakeupTree.Node>> sleeping = new ArrayList<>();

    /** The execution: the event at a position leads from the state of that depth to the next. */
    private Occurrence[] execution = new Occurrence[0];

    /** By position, that of the component's event before; -1 if there is none. */
    private int[] before = new int[0];

    private int depth;

    /** Races whose later event stands before this position were reversed for another execution. */
    private int reversed;

    /** By component, the position of its last event; -1 before its first. */
    private final int[] last;

    private final Touched touched;
    private final Sequence sequence = new Sequence();
    private final int[] probe;
    private int[] races = new int[16];
    private int insertions;

    Walk(Model model, Level level, Budget budget) {
      this.model = model;
      this.level = level;
      this.deeds = new Deeds(model, level);
      this.budget = budget;
      this.result = budget.exploration();
      this.endStates = new EndStates(model, result);
      this.last = new int[model.components()];
      this.probe = new int[deeds.width()];
      this.touched = new Touched(deeds.objects());
      this.ends = new Ends(model);
      deeds.report(found::add);
      grow();
      Arrays.fill(last, -1);
    }

    Exploration run() {
      states[0] = deeds.start();
      note(null);
      trees[0] = WakeupTree.Node.root();
      enter();
      while (true) {
        boolean goesOn = current[depth] < trees[depth].children.size();
        if (budget.isSpent(0, result.executions + (goesOn ? 1 : 0))) {
          break;
        } else if (goesOn) {
          descend(trees[depth].children.get(current[depth]));
        } else if (depth > 0) {
          ascend();
        } else {
          break;
        }
      }
      result.limits(budget);
      return result;
    }

    private void grow() {
      int n = Math.max(64, 2 * states.length);
      states = Arrays.copyOf(states, n);
      trees = Arrays.copyOf(trees, n);
      current = Arrays.copyOf(current, n);
      execution = Arrays.copyOf(execution, n);
      before = Arrays.copyOf(before, n);
      while (sleeping.size() < n) {
        sleeping.add(new ArrayList<>(0));
      }
    }

    private void descend(WakeupTree.Node move) {
      if (depth + 1 == states.length) {
        grow();
      }
      int c = move.component;
      int[] state = states[depth + 1] == null ? new int[deeds.width()] : states[depth + 1];
      System.arraycopy(states[depth], 0, state, 0, state.length);
      states[depth + 1] = state;
      found.clear();
      int[] touches = deeds.perform(state, c, move.way.choices);
      execution[depth] = occurrence(c, move.way, touches);
      touched.push(depth, touches);
      note(execution[depth]);
      before[depth] = last[c];
      last[c] = depth;
      List<WakeupTree.Node> asleep = sleeping.get(depth + 1);
      asleep.clear();
      for (WakeupTree.Node sleeper : sleeping.get(depth)) {
        if (sleeper.component != c && !Touch.conflict(sleeper.way.touches, touches)) {
          asleep.add(sleeper);
        }
      }
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
        for (int c = 0; c < last.length; c++) {
          if (last[c] >= 0
              && c != event.component
              && deeds.hasFailed(states[depth], c)
              && event.isAfter(execution[last[c]])) {
            return true;
          }
        }
      }
      return false;
    }

    private BitSet lateFailures() {
      BitSet late = new BitSet();
      for (int c = 0; c < last.length; c++) {
        if (last[c] >= 0
            && deeds.hasFailed(states[depth], c)
            && isAfterFailure(execution[last[c]])) {
          late.set(c);
        }
      }
      return late;
    }

    /** The move has been explored with all that follows; from this state it sleeps. */
    private void ascend() {
      depth--;
      reversed = Math.min(reversed, depth);
      Occurrence done = execution[depth];
      touched.pop(done.touches);
      last[done.component] = before[depth];
      trees[depth].children.set(current[depth], WakeupTree.EXPLORED);
      current[depth]++;
      if (model.flaw != Flaw.NO_SLEEP) {
        sleeping.get(depth).add(new WakeupTree.Node(done.component, done.way));
      }
    }

    private Occurrence occurrence(int c, Way way, int[] touches) {
      int[] clock = last[c] < 0 ? new int[last.length] : execution[last[c]].clock.clone();
      int index = ++clock[c];
      int found = 0;
      if (touches.length > 0) {
        int candidates = touched.conflicting(touches);
        for (int i = 0; i < candidates; i++) {
          int k = touched.conflicting[i];
          Occurrence earlier = execution[k];
          if (clock[earlier.component] < earlier.index) {
            if (found == races.length) {
              races = Arrays.copyOf(races, 2 * found);
            }
            races[found++] = k;
            for (int other = 0; other < clock.length; other++) {
              clock[other] = Math.max(clock[other], earlier.clock[other]);
            }
          }
        }
      }
      int[] mine = found == 0 ? Deeds.NOTHING : Arrays.copyOf(races, found);
      return new Occurrence(
          c, way.isOnly() ? Way.only(way.choices, touches) : way, touches, index, clock, mine);
    }

    /** Arrives at a state: goes where the wakeup tree says, or anywhere, or is at an end. */
    private void enter() {
      current[depth] = 0;
      WakeupTree.Node tree = trees[depth];
      if (!tree.children.isEmpty()) {
        return;
      }
      boolean enabled = false;
      if (!budget.isTooLong(depth)) {
        for (int c = 0; c < last.length && tree.children.isEmpty(); c++) {
          if (deeds.isEnabled(states[depth], c)) {
            enabled = true;
            offer(c);
          }
        }
        if (!enabled) {
          endStates.add(states[depth], lateFailures());
        }
      }
      if (enabled && tree.children.isEmpty()) {
        result.redundant++;
      } else if (!enabled) {
        result.executions++;
        reverseRaces();
      }
    }

    private void offer(int c) {
      if (!deeds.mayChoose(states[depth], c)) {
        if (!isAsleep(c, Way.UNKNOWN)) {
          trees[depth].children.add(new WakeupTree.Node(c, Way.UNKNOWN));
        }
        return;
      }
      for (Way way : ways(states[depth], c, false)) {
        if (!isAsleep(c, way)) {
          trees[depth].children.add(new WakeupTree.Node(c, way));
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

    private boolean isAsleep(int c, Way way) {
      for (WakeupTree.Node sleeper : sleeping.get(depth)) {
        if (sleeper.component == c && Arrays.equals(sleeper.way.choices, way.choices)) {
          return true;
        }
      }
      return false;
    }

    private void reverseRaces() {
      // What is planned for a race depends on all of an execution, so every execution is looked
      // through for races; except that for events which always can be done and always do the same,
      // one plan leads to all others.
      boolean again = model.isConditional() || level == Level.COOPERATIVE;
      for (int k = 0; k < depth; k++) {
        if (again || k >= reversed || !execution[k].isSteady()) {
          for (int earlier : execution[k].races) {
            reverse(earlier, k);
          }
        }
      }
      reversed = depth;
      for (int c = 0; c < last.length; c++) {
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
      Occurrence blocked =
          occurrence(
              c, Way.only(Deeds.NOTHING, Deeds.NOTHING), deeds.waitingTouches(states[depth], c));
      if (depth == execution.length) {
        grow();
      }
      execution[depth] = blocked;
      depth++;
      for (int earlier : blocked.races) {
        reverse(earlier, depth - 1);
      }
      depth--;
    }

    /**
     * Plans an execution in which the later of two racing events comes first, unless one is planned
     * or done already.
     */
    private void reverse(int earlier, int later) {
      Occurrence first = execution[earlier];
      Occurrence second = execution[later];
      if (level == Level.PARALLEL && second.concernsNoticesOnly()) {
        plan(earlier, first, later, second.way);
        return;
      }
      System.arraycopy(states[earlier], 0, probe, 0, probe.length);
      for (int k = earlier + 1; k < depth; k++) {
        if (k != later && !execution[k].isAfter(first)) {
          deeds.perform(probe, execution[k].component, execution[k].way.choices);
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
      int previous = later - 1;
      while (previous >= 0 && execution[previous].component != execution[later].component) {
        previous--;
      }
      for (int k = before - 1; k >= 0; k--) {
        // What the component's event before depends on cannot come after this one.
        boolean fixed =
            previous >= k && (previous == k || execution[previous].isAfter(execution[k]));
        if (!fixed && Touch.conflict(execution[k].touches, waiting)) {
          reverse(k, later);
          return;
        }
      }
    }

    private void plan(int earlier, Occurrence first, int later, Way way) {
      sequence.clear();
      for (int k = earlier + 1; k < depth; k++) {
        if (k != later && !execution[k].isAfter(first)) {
          sequence.add(execution[k]);
        }
      }
      sequence.addLast(execution[later].component, way);
      WakeupTree.Covered covered = new WakeupTree.Covered();
      for (WakeupTree.Node sleeper : sleeping.get(earlier)) {
        if (sequence.canStartWith(sleeper.component, sleeper.way)
            && (sleeper.way.isOnly()
                || sequence.contains(sleeper.component)
                || covered.add(sleeper))) {
          return;
        }
      }
      if (model.flaw != Flaw.DROPPED_INSERTION || ++insertions % 3 != 0) {
        WakeupTree.insert(trees[earlier], current[earlier] + 1, sequence, covered);
      }
    }
  }
}
