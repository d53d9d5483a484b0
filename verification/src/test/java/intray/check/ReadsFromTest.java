package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadsFromTest {
  @ParameterizedTest
  @CsvSource({
    // Where every order is read by somebody, the two equivalences are one.
    "readers, n=6, 64, 64",
    "lastzero, n=8, 704, 704",
    "senders, n=3 k=2, 90, 90",
    "chain, n=3 k=2, 1, 1",
    // Where boxes are looked at in vain, or signals come, it is coarser.
    "check-then-control, '', 8, 5",
    "late-activation, '', 6, 3",
    "rejected-half-way, '', 30, 14",
    "pause-on-unread-mail, '', 140, 14",
    "pause-on-unread-mail-repaired, '', 651, 41"
  })
  void classes_ofGraphsOfTheCatalogue(
      String name, String parameters, long executions, long readsFrom) {
    LevelReport parallel = check(name, parameters, Equivalence.READS_FROM, Level.PARALLEL);
    assertEquals(executions, parallel.executions());
    assertEquals(readsFrom, parallel.readsFrom());
  }

  @Test
  void roundRobin_hasOneClassForEachWayToChoose() {
    assertEquals(
        4, check("scatter-gather", "", Equivalence.READS_FROM, Level.ROUND_ROBIN).readsFrom());
  }

  @Test
  void classesThatNobodyAskedFor_areNotCounted() {
    assertEquals(-1, check("readers", "", Equivalence.MAZURKIEWICZ, Level.PARALLEL).readsFrom());
  }

  private static LevelReport check(
      String name, String parameters, Equivalence equivalence, Level level) {
    Entry entry = Catalogue.get(name);
    Map<String, String> given = new HashMap<>();
    for (String parameter : parameters.split(" ", -1)) {
      if (!parameter.isEmpty()) {
        given.put(parameter.replaceFirst("=.*", ""), parameter.replaceFirst(".*=", ""));
      }
    }
    Report report = Check.of(entry.build(entry.arguments(given))).equivalence(equivalence).run();
    return Objects.requireNonNull(report.levels().get(level));
  }
}
