package intray.explore;

import static org.junit.jupiter.api.Assertions.assertFalse;

import intray.jpf.KernelMutant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelMutantTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void mutantOfTheKernel_isConvicted(KernelMutant mutant) throws IOException {
    HarnessFile harness = HarnessFile.of(mutant.harness());
    Explored seen = new Explorer(Kernel.BOUNDS, mutant.compile(directory)).explore(harness);
    Kernel.note("mutant " + mutant, seen);
    Set<String> unexpected = new TreeSet<>(seen.outcomeSet());
    unexpected.removeAll(harness.outcomes());
    assertFalse(unexpected.isEmpty(), () -> "gets away with " + seen.outcomeSet());
  }

  @AfterAll
  static void printTable() {
    Kernel.printTable();
  }
}
