package intray.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the optimal search from which several workers take branches. Guarded by the {@link
 * SharedTree} that it belongs to.
 *
 * @see OptimalSearch
 */
final class SharedNode {
  /** Null at the root. */
  final @Nullable SharedNode parent;

  /** Which of the parent's branches leads here. */
  final int number;

  final int depth;

  /** What is to be explored from here and was not taken yet. */
  final WakeupTree.Node untaken;

  /**
   * The moves that sleep from the start, and behind them the branches that were taken, in that
   * order: in each of them all before it sleep.
   */
  private final List<Branch> branches = new ArrayList<>();

  private final int sleepers;

  /** Whether some of those who sleep from the start still made plans when a worker came here. */
  private final boolean isOpen;

  /** A branch that some worker explores or has explored, or a move that sleeps. */
  static final class Branch {
    final int component;
    final Way way;

    /** Where it leads, if that is shared, too. */
    @Nullable SharedNode child;

    /** Whether everything was explored that follows, so that there are no more plans from it. */
    boolean isOver;

    Branch(int component, Way way, boolean isOver) {
      this.component = component;
      this.way = way;
      this.isOver = isOver;
    }
  }

  /**
   * A node from which no branch is known to be taken.
   *
   * @param number which of the parent's branches leads here
   * @param asleep what sleeps from the start
   */
  SharedNode(
      @Nullable SharedNode parent, int number, List<Branch> asleep, WakeupTree.Node untaken) {
    this.parent = parent;
    this.number = number;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.untaken = untaken;
    this.sleepers = asleep.size();
    branches.addAll(asleep);
    this.isOpen = !areOver(asleep);
    if (parent != null) {
      parent.branch(number).child = this;
    }
  }

  private static boolean areOver(List<Branch> some) {
    return some.stream().allMatch(branch -> branch.isOver);
  }

  /** How many moves sleep or were taken. */
  int size() {
    return branches.size();
  }

  Branch branch(int at) {
    return branches.get(at);
  }

  void add(Branch branch) {
    branches.add(branch);
  }

  /** Whether there is something to do here that was not taken yet. */
  boolean hasWork() {
    return !untaken.isLeaf();
  }

  /**
   * What sleeps behind an event from here.
   *
   * @param component whose event it is
   */
  List<Branch> asleepAfter(int component, int[] touches) {
    List<Branch> asleep = new ArrayList<>();
    for (Branch branch : branches) {
      if (branch.component != component && !Touch.conflict(branch.way.touches, touches)) {
        asleep.add(branch);
      }
    }
    return asleep;
  }

  /** Whether nobody explores anything from here, nor will, nor makes plans to. */
  boolean isOver() {
    return untaken.isLeaf() && areOver(branches);
  }

  /**
   * Makes sure that some execution equivalent to one that starts with a sequence will be explored.
   *
   * @param from the first branch to consider; the others are known not to start with it
   * @param sequence what to explore; used up
   * @param covered ways of choices for which the sequence need not be explored
   */
  void insert(int from, Sequence sequence, WakeupTree.Covered covered) {
    for (int k = from; k < branches.size(); k++) {
      Branch branch = branches.get(k);
      if (sequence.canStartWith(branch.component, branch.way)) {
        boolean contained = sequence.contains(branch.component);
        boolean forOneWay = !branch.way.isOnly() && !contained;
        SharedNode child = branch.child;
        if (k >= sleepers && child != null && child.isOpen && !branch.isOver) {
          if (contained && sequence.size() == 1) {
            child.complete();
            return;
          }
          Sequence rest = forOneWay ? sequence.copy() : sequence;
          if (contained) {
            rest.remove(branch.component);
          }
          child.insert(0, rest, new WakeupTree.Covered());
        }
        if (!forOneWay || covered.add(branch.component, branch.way)) {
          return;
        }
      }
    }
    WakeupTree.insert(untaken, sequence, covered);
  }

  /** Plans what is planned from here for some ways of a choice for the other ways, too. */
  private void complete() {
    for (int k = sleepers; k < branches.size(); k++) {
      WakeupTree.Node taken = new WakeupTree.Node(branches.get(k).component, branches.get(k).way);
      if (taken.way.isOnly()) {
        SharedNode child = branches.get(k).child;
        if (child != null && child.isOpen && !branches.get(k).isOver) {
          child.complete();
        }
        return;
      }
    }
    if (branches.size() == sleepers) {
      WakeupTree.complete(untaken);
      return;
    }
    Branch any = branches.get(sleepers);
    for (Way way : any.way.all()) {
      boolean planned = false;
      for (int k = sleepers; k < branches.size(); k++) {
        Branch branch = branches.get(k);
        if (branch.component == any.component && branch.way.isSameChoice(way)) {
          planned = true;
          SharedNode child = branch.child;
          if (child != null && child.isOpen && !branch.isOver) {
            child.complete();
          }
        }
      }
      if (!planned) {
        WakeupTree.complete(untaken, any.component, way);
      }
    }
  }
}
