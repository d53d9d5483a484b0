package intray.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the optimal search that several workers share, and where those who have nothing to
 * do wait for more. Its lock guards all of the nodes.
 *
 * @see OptimalSearch
 */
final class SharedTree {
  private final int workers;

  /** Those that are not over. */
  private final List<SharedNode> nodes = new ArrayList<>();

  private int waiting;

  /** How many have come together. */
  private int met;

  private int meetings;
  private volatile boolean meeting;
  private volatile boolean wanted;
  private volatile boolean over;

  SharedTree(int workers) {
    this.workers = workers;
  }

  /** Whether somebody waits for something to do. */
  boolean isWanted() {
    return wanted;
  }

  /** Whether all is explored, or somebody has given up. */
  boolean isOver() {
    return over;
  }

  /** Nobody need go on. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** Asks all to {@linkplain #meet come together}. */
  void call() {
    meeting = true;
  }

  /** Whether all are to come together. */
  boolean isMeeting() {
    return meeting;
  }

  /**
   * Waits until all others have come, too, or wait for something to do.
   *
   * @param work done once by one of them, while nobody does anything else
   */
  synchronized void meet(Runnable work) {
    boolean interrupted = false;
    int number = meetings;
    met++;
    while (meeting && number == meetings && !over) {
      if (met + waiting == workers) {
        work.run();
        meetings++;
        meeting = false;
        notifyAll();
      } else {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    met--;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One more node is shared. */
  synchronized void add(SharedNode node) {
    nodes.add(node);
    tell();
  }

  /** Something may be to be done that was not before. */
  synchronized void tell() {
    if (waiting > 0) {
      notifyAll();
    }
  }

  /** Waits for a node that has something to do; null if there will be none. */
  synchronized @Nullable SharedNode await() {
    boolean interrupted = false;
    waiting++;
    if (met > 0) {
      notifyAll(); // it may have been this one that others waited for
    }
    SharedNode found = find();
    while (found == null && !over) {
      if (waiting == workers) {
        end();
        if (!nodes.isEmpty()) {
          throw new CheckException(
              "all workers of the optimal search wait for what others plan, at "
                  + nodes.size()
                  + " nodes. This is a fault of the checker; please report the graph.");
        }
      } else {
        wanted = true;
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
        found = find();
      }
    }
    waiting--;
    wanted = waiting > 0;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return over ? null : found;
  }

  private @Nullable SharedNode find() {
    return nodes.stream()
        .filter(SharedNode::hasWork)
        .min(Comparator.comparingInt(node -> node.depth))
        .orElse(null);
  }

  /** A branch was explored that only one worker knows; so other nodes may be over, too. */
  synchronized void finish(SharedNode.Branch branch) {
    branch.isOver = true;
    boolean more = true;
    while (more) {
      more = false;
      for (int k = nodes.size() - 1; k >= 0; k--) {
        SharedNode node = nodes.get(k);
        if (node.isOver()) {
          nodes.remove(k);
          if (node.parent != null) {
            node.parent.branch(node.number).isOver = true;
            more = true;
          }
        }
      }
    }
    tell();
  }
}
