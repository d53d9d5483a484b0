package intray.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker of the optimal search is: the execution that it explores and, by depth, the nodes
 * on the way, each with its state, the moves that sleep there, and what is to be explored from it.
 * The event at a position of the execution leads from the node of that depth to the next.
 *
 * <p>The first nodes may be {@linkplain SharedNode shared} with other workers.
 */
final class WalkStack {
  private final Deeds deeds;
  final Execution execution;
  final Sleepers sleepers = new Sleepers();
  private int[][] states = new int[64][];
  private WakeupTree.Node[] trees = new WakeupTree.Node[64];
  private SharedNode[] sharedNodes = new SharedNode[16];
  private int shared;
  private int depth;

  WalkStack(Model model, Deeds deeds) {
    this.deeds = deeds;
    this.execution = new Execution(model.components(), deeds.objects());
  }

  int depth() {
    return depth;
  }

  int[] state() {
    return states[depth];
  }

  int[] state(int at) {
    return states[at];
  }

  /** What is to be explored from here and was not taken yet; to be locked if it is shared. */
  WakeupTree.Node tree() {
    return trees[depth];
  }

  WakeupTree.Node tree(int at) {
    return trees[at];
  }

  /** Whether other workers may take branches from a node. */
  boolean isShared(int at) {
    return at < shared;
  }

  SharedNode sharedNode(int at) {
    return sharedNodes[at];
  }

  /** Which of the branches of a shared node this worker is exploring. */
  int number(int at) {
    return sleepers.count(at);
  }

  /** Goes to the root. */
  void start(int[] state, WakeupTree.Node tree) {
    execution.clear();
    sleepers.clear();
    depth = 0;
    shared = 0;
    states[0] = state;
    trees[0] = tree;
  }

  /**
   * Walks to this place once more, since the numbers in the states mean nothing any more.
   *
   * @param start where all executions start
   * @return null, or the component that did something else than before
   */
  @Nullable Integer again(int[] start) {
    states[0] = start;
    for (int k = 0; k < depth; k++) {
      Occurrence event = execution.at(k);
      int[] state = states[k + 1];
      System.arraycopy(states[k], 0, state, 0, state.length);
      int c = event.component;
      if (!deeds.isEnabled(state, c)
          || deeds.perform(state, c, event.way.choices, event.touches) != event.touches) {
        return c;
      }
    }
    return null;
  }

  /** The node here is shared with others; so are all on the way to it. */
  void share(SharedNode node) {
    if (shared == sharedNodes.length) {
      sharedNodes = Arrays.copyOf(sharedNodes, 2 * shared);
    }
    sharedNodes[shared++] = node;
  }

  /**
   * Goes on by an event.
   *
   * @param tree what is to be explored afterwards
   */
  Occurrence push(int component, Way way, WakeupTree.Node tree) {
    if (depth + 1 == states.length) {
      states = Arrays.copyOf(states, 2 * states.length);
      trees = Arrays.copyOf(trees, states.length);
    }
    int[] before = states[depth];
    int[] state = states[depth + 1] == null ? new int[deeds.width()] : states[depth + 1];
    System.arraycopy(before, 0, state, 0, state.length);
    states[depth + 1] = state;
    int awaited = deeds.awaited(before, component);
    int message = awaited == Touch.NOTHING ? 0 : deeds.nextMessage(before, awaited);
    int[] touches = deeds.perform(state, component, way.choices, way.touches);
    Occurrence event = execution.push(component, way, touches, awaited, message);
    depth++;
    trees[depth] = tree;
    return event;
  }

  /** Goes back by an event. */
  Occurrence pop() {
    depth--;
    shared = Math.min(shared, depth + 1);
    sleepers.ascend();
    return execution.pop();
  }
}
