package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.trace.Event;
import intray.trace.Linearisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * {@link Linearisation} and {@link PlainCheck} were written apart from each other, from the same
 * rules. They name the same first wrong event.
 */
final class TwoJudgesProperties {
  private static long linearisation(Recorded trace) {
    Linearisation order = new Linearisation(trace.header());
    long index = 0;
    for (Event event : trace.events()) {
      index++;
      if (order.apply(event) != null) {
        return index;
      }
    }
    return trace.ending() == null || order.end(trace.ending()) == null ? 0 : index + 1;
  }

  private static long plainCheck(Recorded trace) throws IOException {
    Wrong wrong = PlainCheck.of(trace.trace()).wrong();
    return wrong == null ? 0 : wrong.index();
  }

  @Property(tries = 5_000)
  void aFault_isSeenByBothAtTheSameEvent(
      @ForAll @IntRange(max = 1_000) int graph,
      @ForAll @IntRange(max = 1_000) int run,
      @ForAll @IntRange(max = 1_000) int kind,
      @ForAll @IntRange(max = 1_000) int position)
      throws IOException {
    Mutation mutation = MutationProperties.mutation(graph, run, kind, position);
    if (mutation != null) {
      assertEquals(plainCheck(mutation.trace()), linearisation(mutation.trace()), mutation.what());
    }
  }

  @Test
  void theTracesThatAreKept_areJudgedAlike() throws IOException {
    int judged = 0;
    for (String folder : List.of("golden", "known-bad", "known-bad/findings")) {
      try (Stream<Path> files = Files.list(Path.of("../traces", folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".ndjson")).toList()) {
          Recorded trace = Recorded.read(file);
          assertEquals(plainCheck(trace), linearisation(trace), file.toString());
          judged++;
        }
      }
    }
    assertTrue(judged > 60, "only " + judged);
  }
}
