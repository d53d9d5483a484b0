package intray.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line of the manifest: one model and what TLC must say about it.
 *
 * @param quick whether it belongs to the quick set too
 * @param model the path of its configuration below the folder of the specifications, without {@code
 *     .cfg}
 * @param expected how the run ends
 * @param property what is violated, or {@code -}
 * @param states how many distinct states there are, or -1 if the run ends early
 * @param steps how many steps there are between them, as TLC counts, or -1
 * @param depth of the state graph; of a violation, how many states lead to it; or -1
 * @param seconds the time budget
 * @param never actions that this model narrows away; all others must happen. {@code *}: not counted
 */
record Row(
    boolean quick,
    String model,
    Expectation expected,
    String property,
    long states,
    long steps,
    int depth,
    int seconds,
    Set<String> never) {

  /**
   * The root module: a mutant is its own, a model is named after its module.
   *
   * @return its path below the folder of the specifications
   */
  String module() {
    return isMutant() ? model + ".tla" : name().replaceAll("-.*", "") + ".tla";
  }

  String config() {
    return model + ".cfg";
  }

  String name() {
    return model.substring(model.indexOf('/') + 1);
  }

  boolean isMutant() {
    return model.startsWith("mutants/");
  }

  boolean isShort() {
    return states < 2_000;
  }

  boolean countsActions() {
    return expected == Expectation.OK && !never.contains("*");
  }

  static Row parse(String line) {
    List<String> cells = List.of(line.strip().split("\\s+"));
    if (cells.size() != 9) {
      throw new IllegalArgumentException(
          "a row of the manifest has 9 columns, this one " + cells.size() + ": " + line);
    }
    return new Row(
        cells.get(0).equals("quick"),
        cells.get(1),
        Expectation.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
        cells.get(3),
        number(cells.get(4)),
        number(cells.get(5)),
        (int) number(cells.get(6)),
        Integer.parseInt(cells.get(7)),
        cells.get(8).equals("-") ? Set.of() : Set.of(cells.get(8).split(",")));
  }

  private static long number(String cell) {
    return cell.equals("-") ? -1 : Long.parseLong(cell);
  }
}
