package intray.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manifest and the files agree, so that nothing is left unchecked by a slip. */
class ManifestTest {
  private final List<Row> rows = Manifest.rows();

  @Test
  void everyConfigurationHasOneRow() {
    assertEquals(Manifest.configurations(), rows.stream().map(Row::model).sorted().toList());
  }

  @Test
  void everyRowHasItsModule() {
    for (Row row : rows) {
      assertTrue(Files.exists(Manifest.SPECS.resolve(row.module())), row.module());
    }
  }

  @Test
  void everyMutantIsConvictedInEachBuildByTheOnePropertyThatIsChecked() {
    List<Row> mutants = rows.stream().filter(Row::isMutant).toList();
    assertTrue(mutants.size() >= 12, "too few mutants: " + mutants.size());
    for (Row mutant : mutants) {
      assertTrue(mutant.quick(), mutant.name());
      assertTrue(mutant.expected() != Expectation.OK, mutant.name());
      String checked = mutant.expected() == Expectation.DEADLOCK ? "" : mutant.property();
      assertEquals(checked, checkedBy(mutant), mutant.name());
    }
  }

  /** TLC does not name each kind of property, so a mutant's configuration has no other. */
  private static String checkedBy(Row row) {
    return read(row.config())
        .lines()
        .filter(line -> line.matches("(INVARIANT|PROPERT).*"))
        .map(line -> line.replaceAll("^\\w+ ", ""))
        .collect(Collectors.joining(" "));
  }

  @Test
  void everyLayerHasAModelThatHoldsAndAMutant() {
    Map<Boolean, List<Row>> byKind =
        rows.stream().collect(Collectors.partitioningBy(Row::isMutant));
    for (String layer :
        List.of(
            "HandOff",
            "Parallel",
            "Cooperative",
            "Serial",
            "Fine",
            "Notice",
            "Reduction",
            "TraceAny")) {
      assertTrue(
          byKind.get(false).stream()
              .anyMatch(
                  row -> row.module().equals(layer + ".tla") && row.expected() == Expectation.OK),
          "no model of " + layer);
      assertTrue(
          byKind.get(true).stream().anyMatch(row -> extendsLayer(row, layer)),
          "no mutant of " + layer);
    }
  }

  private static boolean extendsLayer(Row row, String layer) {
    return read(row.module()).contains("EXTENDS " + layer + "\n");
  }

  private static String read(String file) {
    try {
      return Files.readString(Manifest.SPECS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
