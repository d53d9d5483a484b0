package intray.check;

/** One event at its place in an execution. */
final class Occurrence {
  final int component;

  final Way way;

  final int[] touches;

  /** Which of its component's events it is, from 1. */
  final int index;

  /** By component, how many of its events happen before this one, itself included. */
  final int[] clock;

  /**
   * Where in the execution the events stand that conflict with this one and are ordered before it
   * by nothing else.
   */
  final int[] races;

  Occurrence(int component, Way way, int[] touches, int index, int[] clock, int[] races) {
    this.component = component;
    this.way = way;
    this.touches = touches;
    this.index = index;
    this.clock = clock;
    this.races = races;
  }

  /** Whether an earlier event of the same execution happens before this one. */
  boolean isAfter(Occurrence earlier) {
    return clock[earlier.component] >= earlier.index;
  }

  /** A read or publish does the same, and can be done, whatever came before. */
  boolean concernsNoticesOnly() {
    for (int k = 1; k < touches.length; k += Touch.SIZE) {
      if (touches[k] != Touch.READ && touches[k] != Touch.WRITE) {
        return false;
      }
    }
    return true;
  }

  /** Whether the event can be done whatever came before, and differs then at most in a position. */
  boolean isSteady() {
    for (int k = 1; k < touches.length; k += Touch.SIZE) {
      if (touches[k] != Touch.READ && touches[k] != Touch.WRITE && touches[k] != Touch.PUT) {
        return false;
      }
    }
    return true;
  }
}
