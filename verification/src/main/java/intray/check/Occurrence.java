package intray.check;

import java.util.Arrays;

/** One event at its place in an execution. */
final class Occurrence {
  final int component;

  /** What it chose. */
  final int[] choices;

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

  Occurrence(int component, int[] choices, int[] touches, int index, int[] clock, int[] races) {
    this.component = component;
    this.choices = choices;
    this.touches = touches;
    this.index = index;
    this.clock = clock;
    this.races = races;
  }

  /** Whether an earlier event of the same execution happens before this one. */
  boolean isAfter(Occurrence earlier) {
    return clock[earlier.component] >= earlier.index;
  }

  boolean isSameMoveAs(int otherComponent, int[] otherChoices) {
    return component == otherComponent && Arrays.equals(choices, otherChoices);
  }
}
