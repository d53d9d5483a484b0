package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tlc2.value.impl.Value;

/**
 * The VIEW of {@code TraceLog.tla} leaves out what is said to follow from where a trace began and
 * which event comes next. TLC, told to tell states apart by all of them, reaches as many states,
 * comes to the same event, and ends in the same states.
 */
final class ViewTest {
  /** What TLC made of a trace. */
  private record Made(boolean accepted, long rejected, long states, List<Value> ends) {}

  /** Good runs, and each kind of fault in them, with at most so many events. */
  private static List<Recorded> traces(Graph graph, int longest) throws Exception {
    List<Recorded> runs =
        List.of(Runs.serial(graph), Runs.shuffled(graph, 3), Runs.threads(graph, 1));
    List<Recorded> traces = new ArrayList<>(runs);
    for (Recorded run : runs) {
      for (Mutation.Kind kind : Mutation.Kind.values()) {
        for (int part = 1; part <= 3; part++) {
          Mutation mutation = Mutation.of(run, kind, run.events().size() * part / 4);
          if (mutation != null) {
            traces.add(mutation.trace());
          }
        }
      }
    }
    traces.removeIf(trace -> trace.events().size() > longest);
    return traces;
  }

  private static List<Made> judged(List<Recorded> traces, Tlc.Schedule schedule) throws Exception {
    Wires wires = new Wires(traces.get(0).header());
    List<Chunk.Part> parts = new ArrayList<>();
    for (int k = 0; k < traces.size(); k++) {
      try (Cursor cursor = new Cursor(wires, traces.get(k).trace(), k)) {
        parts.add(cursor.next(Validator.CHUNK));
      }
    }
    Tlc.run(new Chunk(wires, parts), schedule);
    return parts.stream()
        .map(part -> new Made(part.isAccepted(), part.rejected(), part.states(), part.ends()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check-then-control",
        "philosophers",
        "owned-after-handoff",
        "readers",
        "pause-on-unread-mail-repaired",
        "finished-child-repaired",
        "diamond-fan-in",
        "word-count"
      })
  void statesTheViewDoesNotTellApart_areTheSame(String name) throws Exception {
    List<Recorded> traces = traces(Catalogue.get(name).build(), 200);
    List<Made> seen = judged(traces, Tlc.Schedule.ENOUGH);
    assertEquals(seen, judged(traces, Tlc.Schedule.ENOUGH_IN_FULL));
    assertTrue(seen.get(0).accepted());
    assertTrue(seen.stream().filter(made -> !made.accepted()).count() >= 10, "few are rejected");
  }

  @Test
  void withTheMechanismLeftFree_theyAre_too() throws Exception {
    List<Recorded> traces = traces(Catalogue.get("pause-on-unread-mail-repaired").build(), 30);
    List<Made> seen = judged(traces, Tlc.Schedule.FREE);
    assertEquals(seen, judged(traces, Tlc.Schedule.FREE_IN_FULL));
    assertTrue(
        seen.stream().anyMatch(made -> made.states() > 100), "there was nothing to tell apart");
  }
}
