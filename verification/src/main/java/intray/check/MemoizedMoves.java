package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a level, each worked out once. What a component can do next depends on little of a
 * state: its own history, a box, who waits for that. So the moves of each component are the leaves
 * of a decision tree, whose forks are what was looked up of the state when they were worked out, in
 * that order; a move is kept as the {@link Change} that it makes. Not thread-safe: each worker has
 * its own.
 *
 * <p>Moves that reveal or end something are not kept, and neither are those that depend on a large
 * number: then there are too many different ones.
 */
final class MemoizedMoves extends Moves {
  /** Larger numbers in a state are not decided by. */
  private static final int LARGEST = Faces.MOST;

  /** So many places for branches there are at most; beyond them nothing more is kept. */
  private static final int MOST_BRANCHES = 8_000_000;

  /** Whatever happens must be worked out. */
  private static final Leaf UNKNOWN = new Leaf(List.of());

  private final Moves moves;
  private final @Nullable Node[] roots;

  // By component, its moves in the state that was looked up last, and which positions decided.
  private final Leaf[] leaves;
  private final long[] looks;
  private int[] last = {};

  private final Faces faces;
  private final Map<Change, Change> sharedChanges = new HashMap<>();
  private final Map<List<Change>, Leaf> sharedLeaves = new HashMap<>();
  private int revision;
  private int branches;

  /** The moves that were shown last were worked out, so it can be asked what they reveal. */
  private boolean workedOut = true;

  private int[] next = {};

  /** A place in a decision tree. */
  private abstract static class Node {}

  /** Decides by the number at one position of a state, or by a component's face. */
  private static final class Fork extends Node {
    final int look;
    final int position;

    /** What has been looked up when this was, as {@link #differs} tells positions. */
    final long looked;

    @Nullable Node[] branches = {};

    Fork(int look, @Nullable Fork parent) {
      this.look = look;
      this.position = look >= 0 ? look : ~look;
      this.looked = (parent == null ? 0 : parent.looked) | 1L << position;
    }

    /** Null also for numbers that are not decided by. */
    @Nullable Node branch(int value) {
      return value >= 0 && value < branches.length ? branches[value] : null;
    }
  }

  /** All moves of a component. */
  private static final class Leaf extends Node {
    final Change[] changes;

    Leaf(List<Change> changes) {
      this.changes = changes.toArray(Change[]::new);
    }
  }

  /** Different states often have the same moves; so they take little memory, and are near. */
  private Leaf leaf(List<Change> changes) {
    List<Change> shared = new ArrayList<>();
    for (Change change : changes) {
      shared.add(sharedChanges.computeIfAbsent(change, same -> same));
    }
    return sharedLeaves.computeIfAbsent(shared, Leaf::new);
  }

  MemoizedMoves(Moves moves) {
    super(moves.model);
    this.moves = moves;
    int n = model.components();
    this.roots = new @Nullable Node[n];
    this.leaves = new Leaf[n];
    this.looks = new long[n];
    this.faces = new Faces(model);
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
    if (!isKnown(state)) {
      moves.expand(state, visitor);
      return;
    }
    next = next.length == state.length ? next : new int[state.length];
    System.arraycopy(state, 0, next, 0, state.length);
    for (int c = 0; c < leaves.length; c++) {
      for (Change change : leaves[c].changes) {
        change.make(next);
        visitor.move(c, next);
        change.undo(next);
      }
    }
  }

  /**
   * Looks up all moves of a state, or works them out.
   *
   * @return whether {@link #changes} tells them now; else {@link #expand} must be asked, for they
   *     are not kept
   */
  boolean isKnown(int[] state) {
    if (revision != model.revision()) {
      revision = model.revision();
      Arrays.fill(roots, null);
      last = new int[0];
      sharedChanges.clear();
      sharedLeaves.clear();
      branches = 0;
    }
    workedOut = true;
    long differs = differs(state);
    for (int c = 0; c < leaves.length; c++) {
      if ((looks[c] & differs) == 0) {
        continue;
      }
      Leaf leaf = leaf(state, c);
      if (leaf == UNKNOWN) {
        last = new int[0]; // not all of them belong to it
        return false;
      }
      leaves[c] = leaf;
    }
    workedOut = false;
    return true;
  }

  /** The positions at which a state differs from the last one. Any 64th position counts as one. */
  private long differs(int[] state) {
    if (last.length != state.length) {
      last = state.clone();
      Arrays.fill(looks, -1);
      return -1;
    }
    long differs = 0;
    for (int k = 0; k < state.length; k++) {
      if (state[k] != last[k]) {
        last[k] = state[k];
        differs |= 1L << k;
      }
    }
    return differs;
  }

  /** The moves of a component in the state that was looked up last. */
  Change[] changes(int c) {
    return leaves[c].changes;
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
    long looked = 0;
    while (at instanceof Fork fork) {
      int value = value(state, fork);
      looked = fork.looked;
      at = fork.branch(value);
      if (at == null && isLarge(value)) {
        return UNKNOWN;
      }
    }
    looks[c] = at == null ? -1 : looked;
    return at != null ? (Leaf) at : branches > MOST_BRANCHES ? UNKNOWN : learn(state, c);
  }

  /** What a fork decides by. */
  private int value(int[] state, Fork fork) {
    int value = state[fork.position];
    return fork.look >= 0 ? value : faces.of(fork.position, value);
  }

  private static boolean isLarge(int value) {
    return value < 0 || value >= LARGEST;
  }

  /** Works out the moves of a component, and keeps them if that can be. */
  private Leaf learn(int[] state, int c) {
    Reads reads = new Reads();
    List<Change> changes = new ArrayList<>();
    boolean[] revealing = new boolean[1];
    int before = operations(state);
    boolean complete;
    synchronized (model.growing) {
      model.reads = reads;
      try {
        complete =
            moves.expandAlone(
                state,
                c,
                (component, after) -> {
                  changes.add(new Change(c, operations(after) - before, state, after));
                  revealing[0] |= moves.fails() || !moves.found().isEmpty();
                });
      } finally {
        model.reads = null;
      }
    }
    boolean kept = complete && !revealing[0];
    return keep(state, c, reads, kept ? leaf(changes) : UNKNOWN);
  }

  /** How many operations the components have performed. */
  int operations(int[] state) {
    int operations = 0;
    for (int c = 0; c < leaves.length; c++) {
      operations += model.automata[c].length(state[c]);
    }
    return operations;
  }

  private Leaf keep(int[] state, int c, Reads reads, Leaf leaf) {
    @Nullable Fork parent = null;
    for (int k = 0; k < reads.size(); k++) {
      int look = reads.look(k);
      @Nullable Node here = parent == null ? roots[c] : parent.branch(value(state, parent));
      Fork fork = here instanceof Fork known ? known : new Fork(look, parent);
      if (fork.look != look) {
        throw new IllegalStateException("after the same answers something else was looked up");
      }
      put(c, parent, state, fork);
      if (isLarge(value(state, fork))) {
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
    int value = value(state, parent);
    int length = parent.branches.length;
    if (value >= length) {
      parent.branches = Arrays.copyOf(parent.branches, Math.max(value + 1, 2 * length));
      branches += parent.branches.length - length;
    }
    parent.branches[value] = node;
  }
}
