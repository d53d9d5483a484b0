package intray.check;

import java.util.Locale;

/** When two executions count as the same. */
public enum Equivalence {
  /**
   * Mazurkiewicz traces: operations that depend on each other come in the same order. What an
   * optimal search explores, no more.
   */
  MAZURKIEWICZ,

  /**
   * Coarser: every component does the same, and what it takes or reads comes from the same send or
   * publication; what is left in boxes counts as read at the end. Orders that nobody has observed,
   * as of two sends into a full-grown queue before either is taken, are told apart only if somebody
   * reads them. (Chalupa et al., Data-centric dynamic partial order reduction, POPL 2018;
   * Kokologiannakis et al., Enhancing GenMC's usability and performance, TACAS 2024.)
   */
  READS_FROM;

  /** As one writes it on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
