package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits each state of a graph once, depth first. Without cycles, the number of executions is
 * counted on the way without walking them one by one; where there may be cycles, the walk ends when
 * it meets one. Not thread-safe.
 */
public final class DepthFirst {
  private final StateSpace graph;
  private final Budget budget;
  private final StateSet seen;

  /** The states whose visit has begun and not ended; null if there are no cycles. */
  private final @Nullable BitSet onStack;

  private boolean cyclic;
  private long[] executions = new long[1024];

  // The stack: each frame has a state, and the successors not yet visited are the tail of one
  // growing array.
  private int[] frames = new int[256];
  private int[] from = new int[256];
  private int depth;
  private int[] successors = new int[1024];
  private int pending;

  private final StateSpace.Visitor visitor = this::move;

  /**
   * A walk that has not begun.
   *
   * @param graph what to walk
   * @param bounds where to stop; that on executions is none here
   */
  public DepthFirst(StateSpace graph, Bounds bounds) {
    this(graph, new Budget(bounds, Level.PARALLEL, progress -> {}), false);
  }

  DepthFirst(StateSpace graph, Budget budget, boolean mayHaveCycles) {
    this.onStack = mayHaveCycles ? new BitSet() : null;
    this.graph = graph;
    this.budget = budget;
    this.seen = new StateSet(graph.width());
  }

  /** Walks until everything is seen or a bound is reached. */
  public void run() {
    run(Integer.MAX_VALUE);
  }

  /**
   * Likewise, or until so many states were met.
   *
   * @return whether everything was seen, as far as the bounds allow
   */
  boolean run(int most) {
    int[] state = graph.start();
    enter(seen.add(state), state);
    while (depth > 0 && !budget.isSpent(seen.size(), 0)) {
      if (seen.size() > most) {
        return false;
      }
      int top = depth - 1;
      if (pending > from[top]) {
        int next = successors[--pending];
        if (onStack != null && onStack.get(next)) {
          cyclic = true;
          return true;
        } else if (isVisited(next)) {
          credit(top, executions[next]);
        } else {
          seen.get(next, state);
          enter(next, state);
        }
      } else {
        depth--;
        if (onStack != null) {
          onStack.clear(frames[top]);
        }
        if (depth > 0) {
          credit(depth - 1, executions[frames[top]]);
        }
      }
    }
    return true;
  }

  /** Whether the walk has ended at a cycle. */
  boolean isCyclic() {
    return cyclic;
  }

  /**
   * How many executions there are: all different orders of moves.
   *
   * @return a number, or -1 if it does not fit
   */
  public long executions() {
    return executions[0];
  }

  /**
   * How many different states were met.
   *
   * @return a number
   */
  public int states() {
    return seen.size();
  }

  /** What the visited states take, in bytes, tables included. */
  long bytes() {
    return seen.bytes() + 8L * executions.length;
  }

  /**
   * The bound that cut something off.
   *
   * @return as one writes it on the command line, or null if everything was seen
   */
  public @Nullable String bound() {
    return budget.reached();
  }

  /**
   * The states on the way to the one that is being visited, which is the last of them.
   *
   * @return from the start
   */
  public List<int[]> path() {
    List<int[]> path = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      int[] state = new int[graph.width()];
      seen.get(frames[k], state);
      path.add(state);
    }
    return path;
  }

  /** Without cycles, a state that is met again after its visit began has also been left. */
  private boolean isVisited(int number) {
    return number < executions.length && executions[number] != 0;
  }

  private void credit(int frame, long more) {
    long sum = executions[frames[frame]];
    boolean overflow = sum < 0 || more < 0 || sum + more < 0;
    executions[frames[frame]] = overflow ? -1 : sum + more;
  }

  /** Visits a new state: pushes its frame, with all of its successors. */
  private void enter(int number, int[] state) {
    if (number >= executions.length) {
      executions = Arrays.copyOf(executions, Math.max(number + 1, 2 * executions.length));
    }
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, 2 * depth);
      from = Arrays.copyOf(from, 2 * depth);
    }
    frames[depth] = number;
    from[depth] = pending;
    depth++;
    if (onStack != null) {
      onStack.set(number);
    }
    int before = pending;
    boolean cut = budget.isTooLong(depth);
    if (!cut) {
      graph.expand(state, visitor);
    }
    if (pending == before) {
      executions[number] = 1;
      if (!cut) {
        graph.end(state);
      }
    }
  }

  private void move(int who, int[] next) {
    if (pending == successors.length) {
      successors = Arrays.copyOf(successors, 2 * pending);
    }
    int number = seen.add(next);
    successors[pending++] = number >= 0 ? number : ~number;
  }
}
