package intray.trace;

/** x. */
public final class Linearisation {
  private Linearisation() {}
}
