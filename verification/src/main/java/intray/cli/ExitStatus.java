package intray.cli;

/** What the commands exit with. */
final class ExitStatus {
  /** Exhausted and nothing found; a run that completed or is at rest. */
  static final int FINE = 0;

  /** Something was found; a run that is stuck or failed. */
  static final int FOUND = 1;

  /** The command was not understood, or a graph could not be built or explored. */
  static final int BAD = 2;

  /** Nothing was found up to a bound. */
  static final int BOUNDED = 3;

  private ExitStatus() {}

  /** One status for several graphs: what matters most to whoever asked. */
  static int worse(int one, int other) {
    return weight(one) >= weight(other) ? one : other;
  }

  private static int weight(int status) {
    return switch (status) {
      case BAD -> 3;
      case FOUND -> 2;
      case BOUNDED -> 1;
      default -> 0;
    };
  }
}
