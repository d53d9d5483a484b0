package intray.check;

/** One operation that a component performed, and the answer it got. */
record Event(int component, LocalState before, int answer) {
  Operation operation() {
    return before.operation;
  }
}
