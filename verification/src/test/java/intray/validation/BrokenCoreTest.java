package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broken core does is no behaviour of the specification, and its traces show that. */
final class BrokenCoreTest {
  /** On threads a fault may need luck. */
  private static final int RUNS = 20;

  @TempDir private Path folder;

  /** Runs of the graph on a core; TLC's verdicts, which are also those of the words. */
  private List<Examination.Result> results(URLClassLoader core, boolean threads) throws Exception {
    Examination examination = new Examination();
    Class<?> run = Class.forName(BrokenCoreRun.class.getName(), true, core);
    for (int k = 0; k < (threads ? RUNS : 1); k++) {
      Path file = folder.resolve(k + ".ndjson");
      run.getMethod("record", boolean.class, String.class).invoke(null, threads, file.toString());
      examination.add(file);
    }
    return examination.results();
  }

  @Test
  void realCore_isAccepted() throws Exception {
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    try (URLClassLoader core = CoreMutant.loader(nothing)) {
      List<Examination.Result> results = new ArrayList<>(results(core, false));
      results.addAll(results(core, true));
      for (Examination.Result result : results) {
        assertEquals(null, result.wrong());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void brokenCore_isRejected(CoreMutant mutant) throws Exception {
    try (URLClassLoader core = mutant.compile(folder)) {
      List<Examination.Result> results = results(core, mutant.threads);
      assertTrue(
          results.stream().anyMatch(result -> result.wrong() != null),
          () -> mutant + " does not show in " + results.size() + " runs");
    }
  }
}
