package intray.spec;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs rows of the manifest, one test each, and remembers what was found for the table at the end.
 * {@code -Dmodel=NAME} runs the rows whose name contains NAME, whatever set they are in, and prints
 * the counterexamples that were expected too.
 */
final class Gate {
  private static final String ONLY = System.getProperty("model", "");

  private final boolean quick;
  private final List<String[]> table = new ArrayList<>();

  Gate(boolean quick) {
    this.quick = quick;
  }

  Stream<DynamicTest> tests() {
    List<Row> rows = Manifest.rows().stream().filter(this::isSelected).toList();
    if (quick && rows.isEmpty()) {
      fail("no row of " + Manifest.FILE + " has a name that contains \"" + ONLY + "\"");
    }
    return rows.stream().map(row -> dynamicTest(row.name(), () -> check(row)));
  }

  private boolean isSelected(Row row) {
    return ONLY.isEmpty() ? row.quick() == quick : quick && row.name().contains(ONLY);
  }

  private void check(Row row) throws Exception {
    Finding finding = Tlc.run(row);
    List<String> differences = finding.differences(row);
    table.add(
        new String[] {
          row.name(),
          row.expected() == Expectation.OK ? "ok" : expected(row),
          finding.summary(),
          Long.toString(finding.log().states()),
          Long.toString(finding.log().steps()),
          Integer.toString(finding.depth()),
          String.format(Locale.ROOT, "%.1f", finding.seconds()),
          differences.isEmpty() ? "" : "WRONG"
        });
    if (!differences.isEmpty()) {
      fail(explanation(row, finding, differences));
    }
    if (!ONLY.isEmpty() && !finding.log().trace().isEmpty()) {
      System.out.println(explanation(row, finding, List.of("as expected")));
    }
  }

  private static String expected(Row row) {
    return (row.expected().name().toLowerCase(Locale.ROOT) + " " + row.property())
        .replace(" -", "");
  }

  private static String explanation(Row row, Finding finding, List<String> differences) {
    StringBuilder text = new StringBuilder(row.model()).append(": ");
    text.append(String.join("; ", differences)).append("\n\n");
    for (String error : finding.log().errors()) {
      text.append(error.strip()).append('\n');
    }
    if (!finding.log().trace().isEmpty()) {
      text.append('\n').append(Counterexample.table(finding.log().trace()));
    }
    return text.append("\nTo reproduce:\n  ").append(Tlc.reproduction(row)).append('\n').toString();
  }

  String table() {
    String[] head = {"model", "expected", "found", "states", "steps", "depth", "seconds", ""};
    return Counterexample.layout(head, table);
  }
}
