package intray.check;

/** One operation that a component performed, and the answer it got. */
record Event(int component, LocalState before, int answer) {
  Operation operation() {
    return before.operation;
  }

  /** Whether it put a message into a box. */
  boolean isPut() {
    Operation.Kind kind = operation().kind();
    return (kind == Operation.Kind.SEND || kind == Operation.Kind.OFFER) && answer == 1;
  }

  /** Whether it took a message out of a box. */
  boolean isGot() {
    Operation.Kind kind = operation().kind();
    return (kind == Operation.Kind.TAKE || kind == Operation.Kind.POLL) && answer != Items.NONE;
  }
}
