package intray.check;

/**
 * A fault that can be planted in the checker itself, to see whether its own cross-checks notice.
 * None is ever planted in a check of a user's.
 */
enum Flaw {
  /** The checker as it is. */
  NONE("none"),
  NO_PUTS("the reduction forgets that messages are put", Touch.PUT),
  NO_GETS("the reduction forgets that messages are taken", Touch.GET),
  NO_SEEN_PUTS("the reduction forgets who sees whether there is a message", Touch.SEE_PUT),
  NO_SEEN_GETS("the reduction forgets who sees whether there is space", Touch.SEE_GET),
  NO_SEEN_CLOSES("the reduction forgets who sees the end of a stream", Touch.SEE_CLOSE),
  NO_READS("the reduction forgets who reads a notice", Touch.READ),
  NO_SEEN_EVENTS("the reduction forgets who may be woken", Touch.SEE_HAPPEN),
  DROPPED_INSERTION("every third sequence is not inserted into its wakeup tree"),
  NO_SLEEP("moves that were explored are not put to sleep"),
  OUTCOMES_BY_IDENTITY("outcomes are compared by identity"),
  LOST_WAKE_UP("a wake-up gets lost");

  private static final int NO_TOUCH = -1;

  /** In words. */
  final String text;

  /** The kind of {@link Touch} that is left out. */
  final int withoutTouch;

  Flaw(String text) {
    this(text, NO_TOUCH);
  }

  Flaw(String text, int withoutTouch) {
    this.text = text;
    this.withoutTouch = withoutTouch;
  }
}
