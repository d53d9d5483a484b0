package intray.check;

import intray.Graph;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is asked of a check: which graph, how far, by what means. Changed only while it is made. */
final class Settings {
  /**
   * After so long an exploration that found nothing the checker checks itself before it says so.
   */
  private static final double LONG_SECONDS = 60;

  final Graph graph;
  Set<Level> levels = EnumSet.allOf(Level.class);
  Bounds bounds = Bounds.DEFAULT;
  Matching matching = Matching.AUTO;
  int workers = 1;
  List<Expectations.Expectation> expectations;
  Equivalence equivalence = Equivalence.MAZURKIEWICZ;
  @Nullable Consumer<Progress> listener;
  @Nullable Saving saving;

  /** Instead of the search that would be chosen; the result must be the same. */
  @Nullable Search search;

  /** A fault planted in the checker. */
  Flaw flaw = Flaw.NONE;

  double longSeconds = LONG_SECONDS;

  /**
   * Where to write the exploration down, and from where to take it up.
   *
   * @param about the graph and its parameters, in words
   * @param seconds between two writings
   */
  record Saving(Path file, String about, @Nullable Path resume, double seconds) {}

  Settings(Graph graph) {
    this.graph = graph;
    this.expectations = Expectations.of(graph.wiring());
  }

  /** A copy. */
  Settings(Settings other) {
    this.graph = other.graph;
    this.levels = other.levels;
    this.bounds = other.bounds;
    this.matching = other.matching;
    this.workers = other.workers;
    this.expectations = other.expectations;
    this.equivalence = other.equivalence;
    this.listener = other.listener;
    this.saving = other.saving;
    this.search = other.search;
    this.flaw = other.flaw;
    this.longSeconds = other.longSeconds;
  }
}
