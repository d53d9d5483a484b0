package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker of the optimal search does: goes from node to node, depth first, as the wakeup
 * trees say, and back.
 *
 * @see OptimalSearch
 */
final class OptimalWalk {
  /** So many nodes for each component, which is looked at, too. */
  private static final int BETWEEN_TWO_LOOKS = 16;

  private final Model model;
  private final Level level;
  private final Deeds deeds;
  private final Spending spending;
  private final SharedTree shared;
  private final Forgetting forgetting;
  private final Exploration result;
  private final Ends ends;
  private final EndStates endStates;
  private final int components;

  /** What the event being performed reveals about its component. */
  private final List<Moves.Local> found = new ArrayList<>();

  private final WalkStack stack;
  private final Execution execution;
  private final Sleepers sleepers;
  private final Reversals reversals;

  /** By depth, before which component all are done. */
  private int[] firstLive = new int[64];

  /** How often histories were forgotten before this looked. */
  private int times;

  private int untilLook;

  /** Races whose later event stands before this position were reversed for another execution. */
  private int reversed;

  /**
   * A walk that has not begun.
   *
   * @param result told what the walk finds
   * @param shared what other workers share with it
   * @param forgetting when to forget histories, which they have in common, too
   */
  OptimalWalk(
      Model model,
      Level level,
      Spending spending,
      Exploration result,
      SharedTree shared,
      Forgetting forgetting) {
    this.model = model;
    this.level = level;
    this.deeds = new Deeds(model, level);
    this.spending = spending;
    this.shared = shared;
    this.forgetting = forgetting;
    this.result = result;
    this.endStates = new EndStates(model, result);
    this.components = model.components();
    this.ends = new Ends(model);
    this.stack = new WalkStack(model, deeds);
    this.execution = stack.execution;
    this.sleepers = stack.sleepers;
    this.reversals = new Reversals(model, level, deeds, stack, shared);
    deeds.report(found::add);
  }

  /** Explores everything, but for the branches that others take. */
  void explore() {
    stack.start(deeds.start(), WakeupTree.Node.root());
    note(null);
    enter();
    walk();
  }

  /** Goes to a node that is shared, and explores from there. */
  void explore(SharedNode node) {
    startAfresh();
    SharedNode[] way = new SharedNode[node.depth + 1];
    synchronized (shared) {
      for (@Nullable SharedNode at = node; at != null; at = at.parent) {
        way[at.depth] = at;
      }
      stack.start(deeds.start(), way[0].untaken);
      for (SharedNode at : way) {
        stack.share(at);
        if (at != node) {
          int number = way[at.depth + 1].number;
          for (int k = 0; k < number; k++) {
            sleepers.add(at.branch(k).component, at.branch(k).way);
          }
          SharedNode.Branch taken = at.branch(number);
          stack.push(taken.component, taken.way, way[at.depth + 1].untaken);
          sleepers.descend();
        }
      }
    }
    found.clear();
    firstLive = new int[Math.max(firstLive.length, 2 * way.length)];
    reversed = node.depth;
    walk();
  }

  private void walk() {
    while (!shared.isOver()) {
      if (--untilLook < 0) {
        untilLook = BETWEEN_TWO_LOOKS * components;
        if (forgetting.isDue()) {
          shared.call();
        }
      }
      if (shared.isMeeting()) {
        forget();
        continue;
      }
      boolean more = stack.isShared(stack.depth()) || !stack.tree().isLeaf();
      if (spending.isSpent(more)) {
        shared.end();
      } else if (descend()) {
        enter();
      } else if (stack.depth() > 0) {
        ascend();
      } else {
        return;
      }
    }
  }

  /** Comes together with all others to forget histories, and goes back to where it was. */
  private void forget() {
    shared.meet(forgetting::forget);
    if (startAfresh() && !shared.isOver()) {
      Integer other = stack.again(deeds.start());
      found.clear();
      if (other != null) {
        throw new CheckException(
            "component "
                + model.wiring.path(other)
                + " did something else when it was made again and run with the same answers. A"
                + " component depends on nothing but its boxes and choose(): no clock, random"
                + " number or static field.");
      }
      forgetting.isBack();
    }
  }

  /** Whether histories were forgotten since this was last asked: what is known of any is void. */
  private boolean startAfresh() {
    boolean isForgotten = times != forgetting.times();
    if (isForgotten) {
      times = forgetting.times();
      endStates.forget();
    }
    return isForgotten;
  }

  /** Takes the next branch from here, if there is one. */
  private boolean descend() {
    if (stack.isShared(stack.depth())) {
      synchronized (shared) {
        return descendTogether();
      }
    }
    if (stack.tree().isLeaf()) {
      return false;
    }
    WakeupTree.Node branch = stack.tree().removeFirst();
    go(branch.component, branch.way, branch);
    return true;
  }

  /**
   * Goes on until nobody makes plans any more from what sleeps: from there on this worker can be
   * alone.
   */
  private boolean descendTogether() {
    while (true) {
      SharedNode node = stack.sharedNode(stack.depth());
      if (!node.hasWork()) {
        return false;
      }
      for (int k = stack.number(node.depth); k < node.size(); k++) {
        sleepers.add(node.branch(k).component, node.branch(k).way);
      }
      WakeupTree.Node branch = node.untaken.removeFirst();
      Occurrence event = go(branch.component, branch.way, branch);
      List<SharedNode.Branch> asleep = node.asleepAfter(event.component, event.touches);
      node.add(new SharedNode.Branch(event.component, event.way, false));
      if (branch.isLeaf() || asleep.stream().allMatch(other -> other.isOver)) {
        return true;
      }
      SharedNode child = new SharedNode(node, node.size() - 1, asleep, branch);
      shared.add(child);
      stack.share(child);
    }
  }

  private Occurrence go(int component, Way way, WakeupTree.Node tree) {
    found.clear();
    Occurrence event = stack.push(component, way, tree);
    note(event);
    sleepers.descend(component, event.touches);
    int depth = stack.depth();
    if (depth == firstLive.length) {
      firstLive = Arrays.copyOf(firstLive, 2 * depth);
    }
    firstLive[depth] = firstLive[depth - 1];
    return event;
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
   * A failed step ends a cooperative run; what depends on it never happens. On threads, others may
   * still go on.
   */
  private boolean isAfterFailure(Occurrence event) {
    if (level == Level.COOPERATIVE) {
      for (int c = 0; c < components; c++) {
        int last = execution.last(c);
        if (last >= 0
            && c != event.component
            && deeds.hasFailed(stack.state(), c)
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
      if (last >= 0 && deeds.hasFailed(stack.state(), c) && isAfterFailure(execution.at(last))) {
        late.set(c);
      }
    }
    return late;
  }

  /** The move has been explored with all that follows; from this node it sleeps. */
  private void ascend() {
    Occurrence done = stack.pop();
    reversed = Math.min(reversed, stack.depth());
    if (stack.isShared(stack.depth())) {
      finish();
    } else if (model.flaw != Flaw.NO_SLEEP) {
      sleepers.add(done.component, done.way);
    }
  }

  private void finish() {
    synchronized (shared) {
      int depth = stack.depth();
      SharedNode.Branch branch = stack.sharedNode(depth).branch(stack.number(depth));
      if (branch.child == null) {
        shared.finish(branch);
      }
    }
  }

  /** Arrives at a node: goes where the wakeup tree says, or anywhere, or is at an end. */
  private void enter() {
    int depth = stack.depth();
    WakeupTree.Node tree = stack.tree();
    if (!tree.isLeaf()) {
      return;
    }
    int[] state = stack.state();
    boolean enabled = false;
    boolean ended = true;
    if (!spending.isTooLong(depth)) {
      int c = firstLive[depth];
      while (c < components && deeds.isDone(state, c)) {
        c++;
      }
      firstLive[depth] = c;
      for (; c < components && tree.isLeaf(); c++) {
        if (deeds.isEnabled(state, c)) {
          enabled = true;
          offer(c, tree);
        }
      }
    } else {
      ended = model.hasFailed(state); // the run was over, whatever others still do
    }
    if (enabled && tree.isLeaf()) {
      result.redundant++;
    } else if (!enabled) {
      complete(ended);
    }
  }

  private void complete(boolean ended) {
    if (spending.isOneTooMany()) {
      shared.end();
      return;
    }
    result.executions++;
    if (ended) {
      endStates.add(stack.state(), lateFailures());
    }
    reversals.reverseAll(reversed);
    reversed = stack.depth();
    if (shared.isWanted()) {
      give();
    }
  }

  private void offer(int c, WakeupTree.Node tree) {
    int[] state = stack.state();
    if (!deeds.mayChoose(state, c)) {
      if (!sleepers.contains(c, Way.UNKNOWN)) {
        tree.add(new WakeupTree.Node(c, Way.UNKNOWN));
      }
      return;
    }
    for (Way way : deeds.ways(state, c)) {
      if (!sleepers.contains(c, way)) {
        tree.add(new WakeupTree.Node(c, way));
      }
    }
  }

  /** Shares the branch that is nearest to the root, if there is one more. */
  private void give() {
    int given = -1;
    for (int at = 0; at < stack.depth(); at++) {
      if (!stack.isShared(at) && !stack.tree(at).isLeaf()) {
        if (given >= 0) {
          give(given);
          return;
        }
        given = at;
      }
    }
  }

  private void give(int last) {
    synchronized (shared) {
      for (int at = 0; at <= last; at++) {
        if (!stack.isShared(at)) {
          SharedNode node = share(at);
          shared.add(node);
          stack.share(node);
        }
      }
    }
  }

  /** What others must know about a node that this worker has been alone with. */
  private SharedNode share(int at) {
    List<SharedNode.Branch> asleep = new ArrayList<>();
    for (int k = sleepers.from(at); k < sleepers.to(at); k++) {
      asleep.add(new SharedNode.Branch(sleepers.component(k), sleepers.way(k), true));
    }
    @Nullable SharedNode parent = at == 0 ? null : stack.sharedNode(at - 1);
    int number = at == 0 ? 0 : stack.number(at - 1);
    SharedNode node = new SharedNode(parent, number, asleep, stack.tree(at));
    Occurrence taken = execution.at(at);
    node.add(new SharedNode.Branch(taken.component, taken.way, false));
    return node;
  }
}
