package intray.check;

/**
 * Plans, for each race of a complete execution, one in which the later of the two events comes
 * first, unless one like that is planned, explored or being explored.
 */
final class Reversals {
  private final Model model;
  private final Level level;
  private final Deeds deeds;
  private final WalkStack stack;
  private final SharedTree tree;
  private final Execution execution;
  private final Sleepers sleepers;
  private final Sequence sequence = new Sequence();
  private final int[] probe;
  private final boolean isSpaceContested;

  /** Whether {@link #sequence} is the plan that is being looked at. */
  private boolean isWrittenDown;

  private WakeupTree.Covered covered = new WakeupTree.Covered();
  private int insertions;

  Reversals(Model model, Level level, Deeds deeds, WalkStack stack, SharedTree tree) {
    this.model = model;
    this.level = level;
    this.deeds = deeds;
    this.stack = stack;
    this.tree = tree;
    this.execution = stack.execution;
    this.sleepers = stack.sleepers;
    this.isSpaceContested = deeds.isSpaceContested();
    this.probe = new int[deeds.width()];
  }

  /**
   * Looks through an execution that is at its end.
   *
   * @param reversed races whose later event stands before this position were looked at in an
   *     execution that begins likewise
   */
  void reverseAll(int reversed) {
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
    for (int c = 0; isSpaceContested && c < model.components(); c++) {
      if (deeds.couldHaveBeenDisabled(stack.state(), c)) {
        model.learnConditional();
        reverseWhatDisabled(c);
      }
    }
  }

  /**
   * A component that waits for ever may have been able to go on earlier, before somebody else took
   * the space that it waits for.
   */
  private void reverseWhatDisabled(int c) {
    Occurrence blocked = execution.pushBlocked(c, deeds.takenFrom(stack.state(), c));
    for (int i = 0; i < blocked.races; i++) {
      reverse(blocked.rivals[i], stack.depth());
    }
    execution.popBlocked();
  }

  private void reverse(int earlier, int later) {
    Occurrence first = execution.at(earlier);
    Occurrence second = execution.at(later);
    if (level == Level.PARALLEL && second.concernsNoticesOnly()) {
      plan(earlier, later, second.way);
      return;
    }
    if (level == Level.PARALLEL && deeds.isPlainPut(second.touches)) {
      int[] touches = second.touches.clone();
      touches[2] = deeds.puts(stack.state(earlier), touches[0]) + 1;
      for (int k = earlier + 1; k < later; k++) {
        if (!execution.at(k).isAfter(first)) {
          touches[2] += Touch.puts(execution.at(k).touches, touches[0]);
        }
      }
      plan(earlier, later, Way.only(second.way.choices, touches));
      return;
    }
    System.arraycopy(stack.state(earlier), 0, probe, 0, probe.length);
    for (int k = earlier + 1; k < execution.length(); k++) {
      if (k != later && !execution.at(k).isAfter(first)) {
        deeds.perform(probe, execution.at(k).component, execution.at(k).way.choices);
      }
    }
    if (!deeds.isEnabled(probe, second.component)) {
      // It was the earlier event that made the later one possible, unless something before had
      // made it impossible.
      if (deeds.couldHaveBeenDisabled(probe, second.component)) {
        reverseWhatDisabled(earlier, later, deeds.takenFrom(probe, second.component));
      }
      return;
    }
    for (Way way : deeds.touchingWays(probe, second.component)) {
      plan(earlier, later, way);
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

  /**
   * Plans all that does not happen after the earlier event, without the later one, and then that.
   */
  private void plan(int earlier, int later, Way way) {
    isWrittenDown = false;
    covered = new WakeupTree.Covered();
    for (int k = sleepers.from(earlier); k < sleepers.to(earlier); k++) {
      if (isCovered(earlier, later, way, sleepers.component(k), sleepers.way(k))) {
        return;
      }
    }
    if (!stack.isShared(earlier)) {
      insert(earlier, later, way);
      return;
    }
    SharedNode node = stack.sharedNode(earlier);
    synchronized (tree) {
      for (int k = stack.number(earlier) + 1; k < node.size(); k++) {
        SharedNode.Branch branch = node.branch(k);
        if (canStartWith(earlier, later, way, branch.component, branch.way)) {
          writeDown(earlier, later, way);
          node.insert(k, sequence, covered);
          tree.tell();
          return;
        }
      }
      insert(earlier, later, way);
      tree.tell();
    }
  }

  /**
   * Whether a plan need not be explored because an execution like that can start with a move for
   * which all is explored, or will be.
   */
  private boolean isCovered(int earlier, int later, Way way, int sleeper, Way asleep) {
    if (!canStartWith(earlier, later, way, sleeper, asleep)) {
      return false;
    } else if (asleep.isOnly()) {
      return true;
    }
    writeDown(earlier, later, way);
    return sequence.contains(sleeper) || covered.add(sleeper, asleep);
  }

  private boolean canStartWith(int earlier, int later, Way way, int sleeper, Way asleep) {
    Occurrence first = execution.at(earlier);
    int next = execution.next(sleeper, earlier);
    if (next >= 0 && next != later && !execution.at(next).isAfter(first)) {
      // It is part of the plan; the first of its component there.
      return execution.at(next).latest < earlier && execution.at(next).way.isSameChoice(asleep);
    } else if (execution.at(later).component == sleeper) {
      return way.isSameChoice(asleep) && !execution.conflictsBeside(way.touches, earlier, later);
    }
    return !Touch.conflict(way.touches, asleep.touches)
        && !execution.conflictsBeside(asleep.touches, earlier, later);
  }

  private void insert(int earlier, int later, Way way) {
    if (model.flaw != Flaw.DROPPED_INSERTION || ++insertions % 3 != 0) {
      writeDown(earlier, later, way);
      WakeupTree.insert(stack.tree(earlier), sequence, covered);
    }
  }

  private void writeDown(int earlier, int later, Way way) {
    if (isWrittenDown) {
      return;
    }
    isWrittenDown = true;
    Occurrence first = execution.at(earlier);
    sequence.clear();
    for (int k = earlier + 1; k < execution.length(); k++) {
      if (k != later && !execution.at(k).isAfter(first)) {
        sequence.add(execution.at(k));
      }
    }
    sequence.addLast(execution.at(later).component, way);
  }
}
