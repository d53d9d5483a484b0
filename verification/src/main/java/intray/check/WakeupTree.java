package intray.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The executions still to be explored from one state, as an ordered tree of moves: a wakeup tree of
 * optimal DPOR (Abdulla, Aronis, Jonsson, Sagonas, "Source sets: a foundation for optimal dynamic
 * partial order reduction", JACM 2017).
 */
final class WakeupTree {
  /**
   * A node: the move that leads to it; the root has none. Its children are explored in their order,
   * and taken away before they are.
   */
  static final class Node {
    final int component;
    final Way way;

    /** Its first child, to be explored next; and its own next sibling. */
    @Nullable Node first;

    @Nullable Node next;

    Node(int component, Way way) {
      this.component = component;
      this.way = way;
    }

    static Node root() {
      return new Node(-1, Way.UNKNOWN);
    }

    boolean isLeaf() {
      return first == null;
    }

    /** Takes the first child away. */
    Node removeFirst() {
      Node child = Objects.requireNonNull(first);
      first = child.next;
      child.next = null;
      return child;
    }

    /** Adds a child behind all others. */
    void add(Node child) {
      Node at = first;
      if (at == null) {
        first = child;
        return;
      }
      while (at.next != null) {
        at = at.next;
      }
      at.next = child;
    }
  }

  private WakeupTree() {}

  /**
   * Makes sure that some execution equivalent to one that starts with a sequence will be explored.
   *
   * <p>If the sequence can start with one way of a choice that it does not contain, then it is
   * covered for that way only: it goes below that branch, and must be covered for the other ways
   * too.
   *
   * @param root of the tree
   * @param sequence what to explore; used up
   * @param covered ways of choices for which the sequence need not be explored
   */
  static void insert(Node root, Sequence sequence, Covered covered) {
    for (Node child = root.first; child != null; child = child.next) {
      if (sequence.canStartWith(child.component, child.way)) {
        boolean contained = sequence.contains(child.component);
        boolean forOneWay = !child.way.isOnly() && !contained;
        if (!child.isLeaf()) {
          if (contained && sequence.size() == 1) {
            complete(child);
          } else if (contained) {
            sequence.remove(child.component);
            insert(child, sequence, new Covered());
          } else {
            insert(child, forOneWay ? sequence.copy() : sequence, new Covered());
          }
        }
        if (!forOneWay || covered.add(child.component, child.way)) {
          return;
        }
      }
    }
    Node node = root;
    for (int k = 0; k < sequence.size(); k++) {
      Node child = sequence.node(k);
      node.add(child);
      node = child;
    }
  }

  /**
   * What is planned from a node may be planned for some ways of a choice only; plans for the others
   * too.
   */
  static void complete(Node node) {
    Node any = node.first;
    if (any == null) {
      return; // everything will be explored from here
    }
    for (Node child = any; child != null; child = child.next) {
      if (child.way.isOnly()) {
        complete(child);
        return;
      }
    }
    for (Way way : any.way.all()) {
      complete(node, any.component, way);
    }
  }

  /** Plans a way of a choice, and all that follows it. */
  static void complete(Node node, int component, Way way) {
    boolean planned = false;
    for (Node child = node.first; child != null; child = child.next) {
      if (child.component == component && child.way.isSameChoice(way)) {
        complete(child);
        planned = true;
      }
    }
    if (!planned) {
      node.add(new Node(component, way));
    }
  }

  /** Counts, by component, for how many ways of its next choice something is covered. */
  static final class Covered {
    private @Nullable Map<Integer, Integer> ways;

    /** Whether now all ways are covered. */
    boolean add(int component, Way way) {
      Map<Integer, Integer> counted = ways == null ? new HashMap<>(2) : ways;
      ways = counted;
      return counted.merge(component, 1, Integer::sum) >= way.all().length;
    }
  }
}
