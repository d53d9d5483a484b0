package intray.check;

/** When two histories of a component are taken for one. */
public enum Matching {
  /**
   * Never: the state of a component is all that it was ever answered. Independent of what its
   * fields look like, but a component that goes round for ever has no end of states.
   */
  HISTORIES("histories"),

  /**
   * When the component is the same after both, at the end of a step: same fields, same values, same
   * references among everything it reaches. A graph that goes round for ever in finitely many
   * states is explored to the end.
   */
  STATES("states"),

  /**
   * By histories, unless a component comes back to a state that it was in before, or histories run
   * into a bound: then by states.
   */
  AUTO("auto");

  private final String label;

  Matching(String label) {
    this.label = label;
  }

  /** The name that people read and write: {@code histories}, {@code states}, {@code auto}. */
  @Override
  public String toString() {
    return label;
  }
}
