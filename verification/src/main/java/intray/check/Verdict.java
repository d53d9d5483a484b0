package intray.check;

/** What a check says in one word. Never plain green: it says how it knows. */
public enum Verdict {
  /** Everything was explored, and nothing is wrong. */
  EXHAUSTED(0),
  /** Something is wrong, whether or not everything was explored. */
  FOUND(1),
  /** Nothing was found as far as a bound allowed, or until the check was interrupted. */
  BOUNDED(3),
  /** Nothing was found in the time allowed. */
  TIMED_OUT(3);

  private final int exitStatus;

  Verdict(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /**
   * What the command line exits with.
   *
   * @return 0, 1 or 3
   */
  public int exitStatus() {
    return exitStatus;
  }
}
