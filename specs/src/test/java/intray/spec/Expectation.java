package intray.spec;

/** How a run of TLC is to end, and the exit status by which TLC says so. */
enum Expectation {
  OK(0),
  DEADLOCK(11),
  INVARIANT(12),
  /** A step that an action property or a refinement forbids, or a behaviour without end. */
  PROPERTY(13);

  private final int status;

  Expectation(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
