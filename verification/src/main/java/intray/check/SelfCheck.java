package intray.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks the checker: it must find what is planted in graphs, with exact counts, and what is
 * planted in itself must be noticed.
 */
public final class SelfCheck {
  private SelfCheck() {}

  /**
   * One thing that was planted.
   *
   * @param where in which graph, or in the checker itself
   * @param planted what
   * @param found whether it was found, and nothing else was
   * @param how what was seen: of a graph what is wrong with that, of a fault of the checker what
   *     gave it away; empty if nothing
   */
  public record Row(String where, String planted, boolean found, String how) {}

  /**
   * Everything.
   *
   * @return a row for each graph and each planted fault of the checker
   */
  public static List<Row> all() {
    List<Row> rows = new ArrayList<>(graphs());
    for (Flaw flaw : Flaw.values()) {
      if (flaw != Flaw.NONE) {
        rows.add(noticed(flaw));
      }
    }
    return rows;
  }

  /**
   * The graphs, and the fault of the checker that a check of any graph could suffer from most: that
   * the reduction goes too far. It takes less than two seconds.
   *
   * @return how many there are, all found
   * @throws CheckException if one was not
   */
  static int brief() {
    List<Row> rows = new ArrayList<>(graphs());
    rows.add(noticed(Flaw.NO_PUTS));
    rows.add(noticed(Flaw.DROPPED_INSERTION));
    return requireFound(rows);
  }

  static int requireFound(List<Row> rows) {
    for (Row row : rows) {
      if (!row.found()) {
        throw new CheckException(
            "nothing was found, but do not believe it: the checker checked itself, and in "
                + row.where()
                + " '"
                + row.planted()
                + "' came out wrong. Please report what 'intray selfcheck' prints.");
      }
    }
    return rows.size();
  }

  /** Only the graphs, which takes no time to speak of. */
  static List<Row> graphs() {
    List<Row> rows = new ArrayList<>();
    for (Canary canary : Canaries.all()) {
      List<String> wrong = canary.wrong(Check.of(canary.graph()));
      rows.add(
          new Row(canary.name, canary.expectation(), wrong.isEmpty(), String.join("; ", wrong)));
    }
    return rows;
  }

  /** A fault of the checker is noticed when a graph does not come out as it should. */
  private static Row noticed(Flaw flaw) {
    for (Canary canary : Canaries.all()) {
      List<String> wrong = canary.wrong(Check.of(canary.graph()).with(flaw));
      if (!wrong.isEmpty()) {
        return new Row("the checker", flaw.text, true, canary.name + ": " + wrong.get(0));
      }
    }
    return new Row("the checker", flaw.text, false, "");
  }
}
