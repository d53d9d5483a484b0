package intray.agree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison has seen.
 *
 * @param rows a row for each graph
 * @param planted disagreements made on purpose
 * @param absent the engines that are not installed, with what to do about it
 */
public record AgreementReport(
    List<Row> rows, List<Planted> planted, Map<Engine.Kind, String> absent) {
  /** Copies the collections. */
  public AgreementReport {
    rows = List.copyOf(rows);
    planted = List.copyOf(planted);
    Map<Engine.Kind, String> copy = new EnumMap<>(Engine.Kind.class);
    copy.putAll(absent);
    absent = copy;
  }

  /**
   * Whether no engine contradicts another, every cell that should have a result has one, and every
   * planted disagreement was noticed.
   *
   * @return true if the table may be believed, as far as it goes
   */
  public boolean agrees() {
    return rows.stream().allMatch(Row::agrees) && unnoticed().isEmpty() && !planted.isEmpty();
  }

  /**
   * Planted disagreements that went unnoticed.
   *
   * @return none, or the comparison is not to be believed
   */
  public List<Planted> unnoticed() {
    return planted.stream().filter(one -> !one.noticed()).toList();
  }

  /**
   * Real disagreements.
   *
   * @return the smallest first: in the smallest graph, with the shortest outcome
   */
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    rows.forEach(row -> all.addAll(row.differences()));
    all.sort(
        Comparator.comparing((Difference one) -> one.example().graph().wiring().components())
            .thenComparing(one -> one.schedule().isEmpty())
            .thenComparing(one -> one.outcome().length()));
    return all;
  }

  /**
   * How many cells were held against another.
   *
   * @return the sum over all rows
   */
  public int compared() {
    return rows.stream().mapToInt(Row::compared).sum();
  }
}
