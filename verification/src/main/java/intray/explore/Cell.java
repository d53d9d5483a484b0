package intray.explore;

import org.jspecify.annotations.Nullable;

/** One cell of the memory that threads share, and who was seen to use it. */
final class Cell {
  /** The object that it is part of, and which part. */
  final int owner;

  final String field;

  /** What it holds before any thread runs, by the number of the value. */
  int initial;

  /** The cells that are treated alike. */
  final String kin;

  /** The thread that made the owner; a cell of what was there before is nobody's. */
  final int maker;

  /** Where it is in a state, or -1. */
  int slot = -1;

  private int readers;
  private int writers;
  private boolean lookedAtAfterwards;

  Cell(int owner, String field, int initial, String kin, int maker) {
    this.owner = owner;
    this.field = field;
    this.initial = initial;
    this.kin = kin;
    this.maker = maker;
  }

  /** Notes a use by a thread, and tells what that makes of the cell. */
  Sharing use(int thread, boolean write) {
    if (write) {
      writers |= 1 << thread;
    } else {
      readers |= 1 << thread;
    }
    int users = readers | writers;
    if (Integer.bitCount(users) > 1) {
      return writers == 0 ? Sharing.QUIET : Sharing.CONTENDED;
    }
    return lookedAtAfterwards || (maker >= 0 && maker != thread) ? Sharing.QUIET : Sharing.OWN;
  }

  /** Notes a look when all threads have ended: nobody conflicts with that. */
  Sharing useAfterwards() {
    lookedAtAfterwards = true;
    return readers != 0 || writers != 0 || maker >= 0 ? Sharing.QUIET : Sharing.OWN;
  }

  /** The value of a field that nobody wrote to. */
  static @Nullable Object zero(String field) {
    return switch (field.charAt(field.indexOf(':') + 1)) {
      case 'Z' -> false;
      case 'C' -> (char) 0;
      case 'B' -> (byte) 0;
      case 'S' -> (short) 0;
      case 'I' -> 0;
      case 'J' -> 0L;
      case 'F' -> 0F;
      case 'D' -> 0D;
      default -> null;
    };
  }
}
