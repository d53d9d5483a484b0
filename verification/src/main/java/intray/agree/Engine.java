package intray.agree;

import java.util.Map;
import java.util.Optional;

/** One way to find out how a graph can end. */
public interface Engine {
  /** All engines there are. */
  enum Kind {
    /** Runs on the serial scheduler. */
    SERIAL("serial"),
    /** The checker, by states and by traces. */
    CHECKER("checker"),
    /** Enumeration without reduction. */
    PLAIN("plain"),
    /** TLC. */
    TLC("TLC"),
    /** Java PathFinder. */
    JPF("JPF"),
    /** Runs on threads. */
    THREADS("threads");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As one names it on the command line. */
    @Override
    public String toString() {
      return label;
    }
  }

  Kind kind();

  /** Why it cannot run here at all, with what to do about it; empty if it can. */
  default Optional<String> absence() {
    return Optional.empty();
  }

  /**
   * Finds out.
   *
   * @param example a graph
   * @return a cell for each of its columns
   * @throws InterruptedException if interrupted
   */
  Map<Column, Cell> run(Example example) throws InterruptedException;
}
