package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    final Way way;
    final List<Node> children = new ArrayList<>(2);

    Node(int component, Way way) {
      this.component = component;
      this.way = way;
    }

    static Node root() {
      return new Node(-1, Way.only(Deeds.NOTHING, Deeds.NOTHING));
    }
  }

  /** Stands for a branch that was explored and is not kept. */
  static final Node EXPLORED = Node.root();

  private WakeupTree() {}

  /**
   * Makes sure that some execution equivalent to one that starts with a sequence will be explored.
   *
   * <p>If the sequence can start with one way of a choice that it does not contain, then it is
   * covered for that way only: it goes below that branch, and must be covered for the other ways
   * too.
   *
   * @param root of the tree
   * @param from the first child to consider; those before it are being explored or have been
   * @param sequence what to explore
   * @param covered ways of choices for which the sequence need not be explored
   */
  static void insert(Node root, int from, Sequence sequence, Covered covered) {
    for (int k = from; k < root.children.size(); k++) {
      Node child = root.children.get(k);
      if (sequence.canStartWith(child.component, child.way)) {
        boolean forOneWay = !child.way.isOnly() && !sequence.contains(child.component);
        if (!child.children.isEmpty()) {
          Sequence rest = sequence.without(child.component);
          if (rest.size() == 0) {
            complete(child);
          } else {
            insert(child, 0, rest, new Covered());
          }
        }
        if (!forOneWay || covered.add(child)) {
          return;
        }
      }
    }
    Node node = root;
    for (int k = 0; k < sequence.size(); k++) {
      Node child = sequence.node(k);
      node.children.add(child);
      node = child;
    }
  }

  /**
   * What is planned from a node may be planned for some ways of a choice only; plans for the others
   * too.
   */
  private static void complete(Node node) {
    if (node.children.isEmpty()) {
      return; // everything will be explored from here
    }
    Node any = node.children.get(0);
    for (Node child : node.children) {
      if (child.way.isOnly()) {
        complete(child);
        return;
      }
    }
    for (Way way : any.way.all()) {
      boolean planned = false;
      for (Node child : node.children) {
        if (child.component == any.component && Arrays.equals(child.way.choices, way.choices)) {
          complete(child);
          planned = true;
        }
      }
      if (!planned) {
        node.children.add(new Node(any.component, way));
      }
    }
  }

  /** Counts, by component, for how many ways of its next choice something is covered. */
  static final class Covered {
    private @Nullable Map<Integer, Integer> ways;

    /** Whether now all ways are covered. */
    boolean add(Node way) {
      Map<Integer, Integer> counted = ways == null ? new HashMap<>(2) : ways;
      ways = counted;
      return counted.merge(way.component, 1, Integer::sum) >= way.way.all().length;
    }
  }
}
