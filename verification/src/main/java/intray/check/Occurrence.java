package intray.check;

import java.util.Arrays;

/** One event at its place in an execution. */
final class Occurrence {
  int component;

  Way way = Way.UNKNOWN;

  int[] touches = Deeds.NOTHING;

  /** A bit for each kind of {@link Touch} that is among them. */
  int kinds;

  /** Which of its component's events it is, from 1. */
  int index;

  /** By component, how many of its events happen before this one, itself included. */
  final int[] clock;

  /** Where the component's event before stands in the execution; -1 if there is none. */
  int before = -1;

  /** Where the last of all events that happen before this one stands; -1 if there is none. */
  int latest = -1;

  /**
   * Where in the execution the events stand that conflict with this one and are ordered before it
   * by nothing else, the last one first; as many as there are {@link #races}.
   */
  int[] rivals = new int[4];

  int races;

  /** Any event. */
  Occurrence(int components) {
    clock = new int[components];
  }

  Occurrence(int component, Way way, int[] touches, int index, int[] clock) {
    this.component = component;
    this.way = way;
    this.touches = touches;
    this.index = index;
    this.clock = clock;
  }

  void race(int rival) {
    if (races == rivals.length) {
      rivals = Arrays.copyOf(rivals, 2 * races);
    }
    rivals[races++] = rival;
  }

  /** Whether an earlier event of the same execution happens before this one. */
  boolean isAfter(Occurrence earlier) {
    return clock[earlier.component] >= earlier.index;
  }

  /** A read or publish does the same, and can be done, whatever came before. */
  boolean concernsNoticesOnly() {
    return (kinds & ~(1 << Touch.READ | 1 << Touch.WRITE)) == 0;
  }

  /** Whether the event can be done whatever came before, and differs then at most in a position. */
  boolean isSteady() {
    return (kinds & ~(1 << Touch.READ | 1 << Touch.WRITE | 1 << Touch.PUT)) == 0;
  }
}
