package intray.agree;

import intray.check.Level;
import java.util.List;

/** An engine, and the level at which it is compared with others. */
public enum Column {
  /** Runs of the serial scheduler: round-robin, and other orders of whole steps. */
  SERIAL(Engine.Kind.SERIAL, Level.COOPERATIVE, "serial", false),

  /** The checker. */
  COOPERATIVE(Engine.Kind.CHECKER, Level.COOPERATIVE, "coop", true),

  /** Enumeration of whole steps. */
  COOPERATIVE_PLAIN(Engine.Kind.PLAIN, Level.COOPERATIVE, "plain", true),

  /** TLC on the graph's own module. */
  COOPERATIVE_TLC(Engine.Kind.TLC, Level.COOPERATIVE, "TLC", true),

  /** The checker. */
  PARALLEL(Engine.Kind.CHECKER, Level.PARALLEL, "parallel", true),

  /** Enumeration of single operations. */
  PARALLEL_PLAIN(Engine.Kind.PLAIN, Level.PARALLEL, "plain", true),

  /** TLC on the graph's own module. */
  PARALLEL_TLC(Engine.Kind.TLC, Level.PARALLEL, "TLC", true),

  /** Java PathFinder on real threads. */
  JPF(Engine.Kind.JPF, Level.PARALLEL, "JPF", true),

  /** Real threads, again and again. */
  THREADS(Engine.Kind.THREADS, Level.PARALLEL, "threads", false);

  private final Engine.Kind engine;
  private final Level level;
  private final String title;
  private final boolean exhaustive;

  Column(Engine.Kind engine, Level level, String title, boolean exhaustive) {
    this.engine = engine;
    this.level = level;
    this.title = title;
    this.exhaustive = exhaustive;
  }

  /**
   * Who fills it.
   *
   * @return the kind of engine
   */
  public Engine.Kind engine() {
    return engine;
  }

  /**
   * Which executions it is about.
   *
   * @return cooperative or parallel
   */
  public Level level() {
    return level;
  }

  /**
   * A short head for a table; the level goes without saying there.
   *
   * @return a word
   */
  public String title() {
    return title;
  }

  /**
   * Whether the engine sees every outcome of the level. Otherwise it sees some, and none that the
   * level does not have.
   *
   * @return true if what it does not see must not be there
   */
  public boolean isExhaustive() {
    return exhaustive;
  }

  /**
   * The columns of an engine.
   *
   * @param engine any
   * @return in the order of the table
   */
  static List<Column> of(Engine.Kind engine) {
    return List.of(values()).stream().filter(column -> column.engine == engine).toList();
  }

  /** Without ambiguity, as in {@code TLC, parallel}. */
  @Override
  public String toString() {
    return engine + ", " + level;
  }
}
