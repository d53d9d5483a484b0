package intray.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import intray.check.Check;
import intray.check.Finding;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Report;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker finds in each graph of the catalogue what its entry says, and nothing else. */
final class ExpectationsTest {
  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void check_findsWhatTheEntryExpects(Entry entry) {
    Report report = Check.of(entry.build()).run();
    assertNull(report.bound());
    Map<Level, Set<FindingKind>> expected = new EnumMap<>(Level.class);
    Map<Level, Set<FindingKind>> found = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      Set<FindingKind> expectedKinds = entry.expected(level);
      expected.put(level, expectedKinds);
      Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
      for (Finding finding : report.findings()) {
        // A finding names the first level that shows it, and finer levels do so too.
        if (finding.level().compareTo(level) <= 0) {
          kinds.add(finding.kind());
        }
      }
      found.put(level, kinds);
    }
    assertEquals(expected, found);
    assertEquals(
        entry.canGoOnForEver(), report.levels().values().stream().anyMatch(LevelReport::cyclic));
  }
}
