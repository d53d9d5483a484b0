package intray.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All the graphs that come with Intray. */
public final class Catalogue {
  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  static {
    Stream.of(
            WordCount.entries(),
            MiniAxon.entries(),
            Lines.entries(),
            Registers.entries(),
            EndOfStream.entries(),
            Wakeups.entries(),
            Supervision.entries(),
            Aliases.entries(),
            Claims.entries(),
            Space.entries(),
            Philosophers.entries(),
            Services.entries(),
            Rounds.entries(),
            Protocols.entries(),
            Orders.entries())
        .flatMap(List::stream)
        .forEach(
            entry -> {
              if (ENTRIES.put(entry.name(), entry) != null) {
                throw new IllegalStateException("two entries are called " + entry.name());
              }
            });
  }

  private Catalogue() {}

  /**
   * All entries, family by family.
   *
   * @return the entries
   */
  public static List<Entry> entries() {
    return List.copyOf(ENTRIES.values());
  }

  /**
   * Looks for an entry.
   *
   * @param name exactly as in {@link Entry#name}
   * @return the entry, if there is one
   */
  public static Optional<Entry> find(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /**
   * The entry of that name.
   *
   * @param name exactly as in {@link Entry#name}
   * @return the entry
   * @throws BadArgument if there is none, with the names that are nearest
   */
  public static Entry get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new BadArgument(
                    "the catalogue has no graph '"
                        + name
                        + "'"
                        + Nearest.hint(name, ENTRIES.keySet())));
  }

  /**
   * Guesses what somebody meant who mistyped a name.
   *
   * @param typed what was typed
   * @return at most three names, the nearest first; none if nothing is near
   */
  public static List<String> nearest(String typed) {
    return Nearest.to(typed, ENTRIES.keySet());
  }
}
