package intray.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A move that was worked out before: what it changes of any state in which it can be made. Not
 * thread-safe.
 */
final class Change {
  /** Who moves. */
  final int who;

  /** How many operations it consists of. */
  final int operations;

  private final int[] positions;
  private final int[] before;
  private final int[] after;

  /** Which bits differ in packed states, as far as asked for last. */
  private @Nullable Packing packing;

  private long @Nullable [] flips;

  /** Likewise, by how many workers the owner is another one. */
  private @Nullable Shares shares;

  private int shift;

  /** What tells two states apart. */
  Change(int who, int operations, int[] one, int[] other) {
    int size = 0;
    int[] differ = new int[one.length];
    for (int k = 0; k < one.length; k++) {
      if (one[k] != other[k]) {
        differ[size++] = k;
      }
    }
    this.who = who;
    this.operations = operations;
    this.positions = new int[size];
    this.before = new int[size];
    this.after = new int[size];
    for (int k = 0; k < size; k++) {
      positions[k] = differ[k];
      before[k] = one[differ[k]];
      after[k] = other[differ[k]];
    }
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Change other
        && who == other.who
        && Arrays.equals(positions, other.positions)
        && Arrays.equals(before, other.before)
        && Arrays.equals(after, other.after);
  }

  @Override
  public int hashCode() {
    int hash = 31 * who + Arrays.hashCode(positions);
    return 31 * (31 * hash + Arrays.hashCode(before)) + Arrays.hashCode(after);
  }

  void make(int[] state) {
    for (int k = 0; k < positions.length; k++) {
      state[positions[k]] = after[k];
    }
  }

  void undo(int[] state) {
    for (int k = 0; k < positions.length; k++) {
      state[positions[k]] = before[k];
    }
  }

  /** By how many workers further the owner is afterwards. */
  int shift(Shares newShares) {
    if (shares != newShares) {
      shares = newShares;
      shift = 0;
      for (int k = 0; k < positions.length; k++) {
        shift += newShares.shift(positions[k], before[k], after[k]);
      }
    }
    return shift;
  }

  /** What to flip in a state that is packed so; null if the state afterwards cannot be. */
  long @Nullable [] flips(Packing packing) {
    if (this.packing != packing) {
      this.packing = packing;
      long[] bits = new long[packing.words];
      boolean fits = true;
      for (int k = 0; k < positions.length; k++) {
        fits &= packing.flip(positions[k], before[k], after[k], bits);
      }
      flips = fits ? bits : null;
    }
    return flips;
  }
}
