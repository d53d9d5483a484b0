package intray.agree;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The graphs that are compared unless others are asked for: all of the catalogue that end, some of
 * them made smaller, and some in a size that Java PathFinder too gets through.
 */
public final class Examples {
  /** In these sizes, measured, and not as they are by default. */
  private static final Map<String, List<String>> SIZES =
      Map.ofEntries(
          Map.entry("chain", List.of("n=2 k=1", "n=3 k=2")),
          Map.entry("senders", List.of("n=1 k=1", "n=2 k=2")),
          Map.entry("readers", List.of("n=1", "n=2")),
          Map.entry("lastzero", List.of("n=1", "n=2")),
          Map.entry("token-ring", List.of("n=2 laps=1", "n=3 laps=2")),
          Map.entry("ping-pong", List.of("rounds=1")),
          Map.entry("pause-on-unread-mail", List.of("k=2")),
          Map.entry("pause-on-unread-mail-repaired", List.of("k=2")),
          Map.entry("diamond", List.of("k=2")),
          Map.entry("diamond-fan-in", List.of("k=2")));

  private Examples() {}

  /**
   * All of them.
   *
   * @return in the order of the catalogue
   */
  public static List<Example> all() {
    List<Example> examples = new ArrayList<>();
    for (Entry entry : Catalogue.entries()) {
      if (entry.canGoOnForEver()) {
        continue; // most engines run or walk executions to their ends
      }
      for (String size : SIZES.getOrDefault(entry.name(), List.of(""))) {
        examples.add(Example.of((entry.name() + " " + size).strip()));
      }
    }
    return examples;
  }
}
