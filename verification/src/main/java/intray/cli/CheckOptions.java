package intray.cli;

import intray.check.Bounds;
import intray.check.Equivalence;
import intray.check.Level;
import intray.check.Matching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a graph is explored, and how far. */
final class CheckOptions {
  private static final String ALL = "all";

  private static final int MOST_WORKERS = 256;

  /**
   * A bound by its name.
   *
   * @param change puts a figure in
   * @param allowed which figures there are, for people
   * @param example one of them
   */
  private record Named(BiFunction<Bounds, String, Bounds> change, String allowed, String example) {}

  private static final String WHOLE = "a number above 0 without a fraction";

  private static final Map<String, Named> BOUNDS =
      new TreeMap<>(
          Map.of(
              "steps",
              new Named((all, given) -> all.withSteps(Integer.parseInt(given)), WHOLE, "1000"),
              "executions",
              new Named((all, given) -> all.withExecutions(Long.parseLong(given)), WHOLE, "1000"),
              "states",
              new Named((all, given) -> all.withStates(Long.parseLong(given)), WHOLE, "1000"),
              "seconds",
              new Named(
                  (all, given) -> all.withSeconds(Double.parseDouble(given)),
                  "a number above 0",
                  "1000"),
              "switches",
              new Named(
                  (all, given) -> all.withSwitches(Integer.parseInt(given)),
                  "a whole number from 0",
                  "2"),
              "memory",
              new Named(
                  (all, given) -> all.withMemory(bytes(given)),
                  "a size above 0, in bytes or with k, m or g behind it",
                  "512m")));

  /** The levels that a shell can complete. */
  static final class LevelNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    LevelNames() {
      super(levelNames());
    }
  }

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      split = ",",
      completionCandidates = LevelNames.class,
      description = {
        "Explore only this level: ${COMPLETION-CANDIDATES} (default: all).",
        "Several are joined with commas. What one level hides from the next is only told when"
            + " both are explored."
      })
  private List<String> levels = new ArrayList<>();

  @Option(
      names = "--bound",
      paramLabel = "NAME=NUMBER",
      split = ",",
      description = {
        "How far to go, for each level; joined with commas or repeated:",
        "  steps=N       operations (cooperative: steps)",
        "                of one execution",
        "  states=N      different global states",
        "  executions=N  executions, which are then walked",
        "                one by one",
        "  switches=N    in one execution, switches away",
        "                from who could have gone on",
        "  seconds=S     time",
        "  memory=SIZE   heap in use after a garbage",
        "                collection, as in 512m or 2g"
      })
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--equivalence",
      paramLabel = "NAME",
      converter = OfEquivalence.class,
      completionCandidates = EquivalenceNames.class,
      defaultValue = "mazurkiewicz",
      description = {
        "When two executions count as the same: ${COMPLETION-CANDIDATES} (default:"
            + " ${DEFAULT-VALUE}).",
        "The second, coarser count is shown beside the first; it takes every component's state to"
            + " be what it has read and from whom."
      })
  private Equivalence equivalence = Equivalence.MAZURKIEWICZ;

  /** The equivalences that a shell can complete. */
  static final class EquivalenceNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    EquivalenceNames() {
      super(Stream.of(Equivalence.values()).map(Equivalence::toString).toList());
    }
  }

  private static final class OfEquivalence extends OneOf<Equivalence> {
    OfEquivalence() {
      super(Equivalence.values());
    }
  }

  Equivalence equivalence() {
    return equivalence;
  }

  @Option(
      names = "--match",
      paramLabel = "WHAT",
      converter = OfMatching.class,
      completionCandidates = MatchingNames.class,
      defaultValue = "auto",
      description = {
        "When two histories of a component count as one: ${COMPLETION-CANDIDATES} (default:"
            + " ${DEFAULT-VALUE}).",
        "  histories  never; graphs that can go on for ever",
        "             run into a bound",
        "  states     when its fields, and all they lead to,",
        "             are the same after both",
        "  auto       by histories, unless a component goes",
        "             round or a bound is reached"
      })
  private Matching matching = Matching.AUTO;

  /** What a shell can complete. */
  static final class MatchingNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    MatchingNames() {
      super(Stream.of(Matching.values()).map(Matching::toString).toList());
    }
  }

  private static final class OfMatching extends OneOf<Matching> {
    OfMatching() {
      super(Matching.values());
    }
  }

  Matching matching() {
    return matching;
  }

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = {
        "How many threads explore (default: one for each processor).",
        "What is found and counted does not depend on it."
      })
  private @Nullable Integer workers;

  int workers() {
    int wanted = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (wanted < 1 || wanted > MOST_WORKERS) {
      throw new UsageException(
          "--workers " + wanted + ": a number from 1 to " + MOST_WORKERS + ", as in --workers 2");
    }
    return wanted;
  }

  Set<Level> levels() {
    Set<Level> chosen = EnumSet.noneOf(Level.class);
    for (String name : levels) {
      chosen.addAll(level(name.strip()));
    }
    return chosen.isEmpty() ? EnumSet.allOf(Level.class) : chosen;
  }

  private static Set<Level> level(String name) {
    if (name.equals(ALL)) {
      return EnumSet.allOf(Level.class);
    }
    for (Level level : Level.values()) {
      if (level.toString().equals(name)) {
        return Collections.singleton(level);
      }
    }
    String near =
        levelNames().stream()
            .filter(level -> !name.isEmpty())
            .filter(level -> level.startsWith(name.toLowerCase(Locale.ROOT).substring(0, 1)))
            .map(level -> "; did you mean '" + level + "'?")
            .findFirst()
            .orElse("");
    throw new UsageException(
        "there is no level '"
            + name
            + "'"
            + near
            + "\nThe levels are "
            + String.join(", ", levelNames())
            + ".");
  }

  private static List<String> levelNames() {
    return Stream.concat(Stream.of(Level.values()).map(Level::toString), Stream.of(ALL)).toList();
  }

  Bounds bounds() {
    Bounds result = Bounds.DEFAULT;
    for (String bound : bounds) {
      int equals = bound.indexOf('=');
      String name = (equals < 0 ? bound : bound.substring(0, equals)).strip();
      String figure = equals < 0 ? "" : bound.substring(equals + 1);
      @Nullable Named known = BOUNDS.get(name);
      if (known == null) {
        throw new UsageException(
            "there is no bound '"
                + name
                + "'\nA bound is one of "
                + String.join(", ", BOUNDS.keySet())
                + ", as in --bound states=1000000.");
      }
      if (isWalk(name) && !isUnbounded(result, name)) {
        throw new UsageException(
            "--bound: executions and switches cannot both be bounded. The first walks executions one"
                + " by one, the second goes by the number of switches; choose one.");
      }
      try {
        result = known.change().apply(result, figure.strip().replace("_", ""));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--bound "
                + bound
                + ": '"
                + figure
                + "' is not "
                + known.allowed()
                + ", as in --bound "
                + name
                + "="
                + known.example(),
            e);
      }
    }
    return result;
  }

  private static boolean isWalk(String name) {
    return name.equals("executions") || name.equals("switches");
  }

  /** Whether the other of two bounds that exclude each other is still open. */
  private static boolean isUnbounded(Bounds given, String name) {
    return name.equals("executions")
        ? given.switches() == Bounds.ANY
        : given.executions() == Bounds.UNBOUNDED;
  }

  private static long bytes(String size) {
    int last = size.length() - 1;
    int unit = last < 0 ? -1 : "kmg".indexOf(Character.toLowerCase(size.charAt(last)));
    long figure = Long.parseLong(unit < 0 ? size : size.substring(0, last));
    long shift = 10L * (unit + 1);
    if (figure > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("more than there is of memory");
    }
    return figure << shift;
  }
}
