package intray.check;

/**
 * How finely the steps of the components may be interleaved; each level allows all that the one
 * before allows.
 */
public enum Level {
  /** The one schedule that the serial scheduler takes: what a test run shows. */
  ROUND_ROBIN("round-robin"),

  /** Any order of whole steps: any cooperative scheduler. */
  COOPERATIVE("cooperative"),

  /** Any interleaving of single operations: threads, processes, several machines. */
  PARALLEL("parallel");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /**
   * The name that people read and write: {@code round-robin}, {@code cooperative}, {@code
   * parallel}.
   */
  @Override
  public String toString() {
    return label;
  }
}
