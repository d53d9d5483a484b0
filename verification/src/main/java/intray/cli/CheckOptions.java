package intray.cli;

import intray.check.Bounds;
import intray.check.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What of a graph is explored, and how far. */
final class CheckOptions {
  private static final String ALL = "all";

  /** By name, how each bound changes the others. */
  private static final Map<String, Function<Bounds, Function<String, Bounds>>> BOUNDS =
      Map.of(
          "steps", bounds -> figure -> bounds.withSteps(Integer.parseInt(figure)),
          "states", bounds -> figure -> bounds.withStates(Long.parseLong(figure)),
          "seconds", bounds -> figure -> bounds.withSeconds(Double.parseDouble(figure)));

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
        "  steps=N    operations in one execution; at the cooperative level, steps",
        "  states=N   different global states",
        "  seconds=S  time"
      })
  private List<String> bounds = new ArrayList<>();

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
      String name = equals < 0 ? bound : bound.substring(0, equals);
      String figure = equals < 0 ? "" : bound.substring(equals + 1);
      Function<Bounds, Function<String, Bounds>> change = BOUNDS.get(name.strip());
      if (change == null) {
        throw new UsageException(
            "there is no bound '"
                + name
                + "'\nA bound is one of "
                + BOUNDS.keySet().stream().sorted().collect(Collectors.joining(", "))
                + ", as in --bound states=1000000. (Executions are counted without being walked one"
                + " by one, so they need no bound.)");
      }
      try {
        result = change.apply(result).apply(figure.strip().replace("_", ""));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--bound "
                + bound
                + ": '"
                + figure
                + "' is not a number above 0"
                + (name.equals("seconds") ? "" : " without a fraction")
                + ", as in --bound "
                + name
                + "=1000",
            e);
      }
    }
    return result;
  }
}
