package intray.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The executions still to be explored from one state, as an ordered tree of moves: a wakeup tree of
 * optimal DPOR (Abdulla, Aronis, Jonsson, Sagonas, "Source sets: a foundation for optimal dynamic
 * partial order reduction", JACM 2017).
 */
final class WakeupTree {
  /** A node: the move that leads to it. The root has none. */
  static final class Node {
    final int component;
    final int[] choices;

    /**
     * What the move touches there; not filled in for an only move, which nobody compares with
     * others before it is made.
     */
    final int[] touches;

    final List<Node> children = new ArrayList<>(2);

    Node(int component, int[] choices, int[] touches) {
      this.component = component;
      this.choices = choices;
      this.touches = touches;
    }

    static Node root() {
      return new Node(-1, Deeds.NOTHING, Deeds.NOTHING);
    }
  }

  /** Stands for a branch that was explored and is not kept. */
  static final Node EXPLORED = Node.root();

  private WakeupTree() {}

  /**
   * Makes sure that some execution equivalent to one that starts with a sequence will be explored.
   *
   * @param root of the tree
   * @param from the first child to consider; those before it are being explored or have been
   * @param sequence consumed by this call
   */
  static void insert(Node root, int from, Sequence sequence) {
    Node node = root;
    int first = from;
    while (true) {
      @Nullable Node next = null;
      for (int k = first; k < node.children.size() && next == null; k++) {
        Node child = node.children.get(k);
        if (sequence.canStartWith(child.component, child.choices, child.touches)) {
          next = child;
        }
      }
      if (next == null) {
        for (int k = 0; k < sequence.size(); k++) {
          Node child = new Node(sequence.component(k), sequence.choices(k), sequence.touches(k));
          node.children.add(child);
          node = child;
        }
        return;
      }
      sequence.removeFirstOf(next.component);
      node = next;
      first = 0;
      if (node.children.isEmpty() || sequence.size() == 0) {
        return;
      }
    }
  }
}
