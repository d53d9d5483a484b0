package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a level, each worked out once. What a component can do next depends on little of a
 * state: its own history, a box, who waits for that. So the moves of each component are the leaves
 * of a decision tree, whose forks are what was looked up of the state when they were worked out, in
 * that order; a move is kept as what it changes. Not thread-safe: each worker has its own.
 *
 * <p>Moves that reveal or end something are not kept, and neither are those that depend on a large
 * number: then there are too many different ones.
 */
final class MemoizedMoves extends Moves {
  /** Larger numbers in a state are not decided by. */
  private static final int LARGEST = 4096;

  /** So many places for branches there are at most; beyond them nothing more is kept. */
  private static final int MOST_BRANCHES = 8_000_000;

  /** Whatever happens must be worked out. */
  private static final Leaf UNKNOWN = new Leaf(new int[0][]);

  private final Moves moves;
  private final @Nullable Node[] roots;
  private final Leaf[] leaves;
  private int revision;
  private int branches;

  /** The moves that were shown last were worked out, so it can be asked what they reveal. */
  private boolean workedOut = true;

  private int[] next = {};

  /** A place in a decision tree. */
  private abstract static class Node {}

  /** Decides by the number at one position of a state. */
  private static final class Fork extends Node {
    final int position;
    @Nullable Node[] branches = {};

    Fork(int position) {
      this.position = position;
    }

    @Nullable Node branch(int[] state) {
      int value = state[position];
      return value < branches.length ? branches[value] : null;
    }
  }

  /** All moves of a component: for each what it changes, as position, value, and so on. */
  private static final class Leaf extends Node {
    final int[][] changes;

    Leaf(int[][] changes) {
      this.changes = changes;
    }
  }

  MemoizedMoves(Moves moves) {
    super(moves.model);
    this.moves = moves;
    int n = model.components();
    this.roots = new @Nullable Node[n];
    this.leaves = new Leaf[n];
    this.revision = model.revision();
  }

  @Override
  Level level() {
    return moves.level();
  }

  @Override
  int width() {
    return moves.width();
  }

  @Override
  int[] start() {
    workedOut = true;
    return moves.start();
  }

  @Override
  void expand(int[] state, Visitor visitor) {
    if (revision != model.revision()) {
      revision = model.revision();
      Arrays.fill(roots, null);
      branches = 0;
    }
    workedOut = true;
    for (int c = 0; c < leaves.length; c++) {
      Leaf leaf = leaf(state, c);
      if (leaf == UNKNOWN) {
        moves.expand(state, visitor);
        return;
      }
      leaves[c] = leaf;
    }
    workedOut = false;
    next = next.length == state.length ? next : new int[state.length];
    System.arraycopy(state, 0, next, 0, state.length);
    for (int c = 0; c < leaves.length; c++) {
      for (int[] change : leaves[c].changes) {
        for (int k = 0; k < change.length; k += 2) {
          next[change[k]] = change[k + 1];
        }
        visitor.move(c, next);
        for (int k = 0; k < change.length; k += 2) {
          next[change[k]] = state[change[k]];
        }
      }
    }
  }

  @Override
  void record(boolean on) {
    throw new UnsupportedOperationException("of what is kept the operations are not known");
  }

  @Override
  List<Local> found() {
    return workedOut ? moves.found() : List.of();
  }

  @Override
  boolean fails() {
    return workedOut && moves.fails();
  }

  private Leaf leaf(int[] state, int c) {
    Node at = roots[c];
    while (at instanceof Fork fork) {
      if (isLarge(state[fork.position])) {
        return UNKNOWN;
      }
      at = fork.branch(state);
    }
    return at != null ? (Leaf) at : branches > MOST_BRANCHES ? UNKNOWN : learn(state, c);
  }

  private static boolean isLarge(int value) {
    return value < 0 || value >= LARGEST;
  }

  /** Works out the moves of a component, and keeps them if that can be. */
  private Leaf learn(int[] state, int c) {
    Reads reads = new Reads();
    List<int[]> changes = new ArrayList<>();
    boolean[] revealing = new boolean[1];
    boolean complete;
    synchronized (model.growing) {
      model.reads = reads;
      try {
        complete =
            moves.expandAlone(
                state,
                c,
                (component, after) -> {
                  changes.add(change(state, after));
                  revealing[0] |= moves.fails() || !moves.found().isEmpty();
                });
      } finally {
        model.reads = null;
      }
    }
    boolean kept = complete && !revealing[0];
    return keep(state, c, reads, kept ? new Leaf(changes.toArray(int[][]::new)) : UNKNOWN);
  }

  private static int[] change(int[] before, int[] after) {
    int size = 0;
    int[] change = new int[2 * before.length];
    for (int k = 0; k < before.length; k++) {
      if (before[k] != after[k]) {
        change[size++] = k;
        change[size++] = after[k];
      }
    }
    return Arrays.copyOf(change, size);
  }

  private Leaf keep(int[] state, int c, Reads reads, Leaf leaf) {
    @Nullable Fork parent = null;
    for (int k = 0; k < reads.size(); k++) {
      int position = reads.position(k);
      @Nullable Node here = parent == null ? roots[c] : parent.branch(state);
      Fork fork = here instanceof Fork known ? known : new Fork(position);
      if (fork.position != position) {
        throw new IllegalStateException("after the same answers something else was looked up");
      }
      put(c, parent, state, fork);
      if (isLarge(state[position])) {
        return UNKNOWN;
      }
      parent = fork;
    }
    put(c, parent, state, leaf);
    return leaf;
  }

  private void put(int c, @Nullable Fork parent, int[] state, Node node) {
    if (parent == null) {
      roots[c] = node;
      return;
    }
    int value = state[parent.position];
    int length = parent.branches.length;
    if (value >= length) {
      parent.branches = Arrays.copyOf(parent.branches, Math.max(value + 1, 2 * length));
      branches += parent.branches.length - length;
    }
    parent.branches[value] = node;
  }
}
