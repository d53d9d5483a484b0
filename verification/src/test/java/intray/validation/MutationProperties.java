package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Faults in recorded traces are found, at the event that is wrong. */
final class MutationProperties {
  private static final List<String> GRAPHS =
      List.of(
          "check-then-control",
          "diamond-fan-in",
          "philosophers",
          "owned-after-handoff",
          "readers",
          "request-reply",
          "word-count",
          "take-too-early");

  /** One list for each graph: two serial runs and two on threads. */
  private static final List<List<Recorded>> RUNS = record();

  private static List<List<Recorded>> record() {
    List<List<Recorded>> runs = new ArrayList<>();
    try {
      for (String name : GRAPHS) {
        Graph graph = Catalogue.get(name).build();
        runs.add(
            List.of(
                Runs.serial(graph),
                Runs.shuffled(graph, 1),
                Runs.threads(graph, 1),
                Runs.threads(graph, 2)));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return runs;
  }

  static @Nullable Mutation mutation(int graph, int run, int kind, int position) {
    List<Recorded> runs = RUNS.get(graph % RUNS.size());
    Mutation.Kind[] kinds = Mutation.Kind.values();
    return Mutation.of(runs.get(run % runs.size()), kinds[kind % kinds.length], position);
  }

  private static void assertRejected(Mutation mutation, long index) {
    assertTrue(
        mutation.from() <= index && index <= mutation.to(),
        () ->
            mutation.what()
                + ": rejected at "
                + index
                + ", and not between "
                + mutation.from()
                + " and "
                + mutation.to());
  }

  @Test
  void eachKindOfFault_occurs() {
    Set<Mutation.Kind> made = EnumSet.noneOf(Mutation.Kind.class);
    for (Mutation.Kind kind : Mutation.Kind.values()) {
      for (List<Recorded> runs : RUNS) {
        if (Mutation.of(runs.get(0), kind, 0) != null) {
          made.add(kind);
        }
      }
    }
    assertEquals(EnumSet.allOf(Mutation.Kind.class), made);
  }

  @Property(tries = 5_000)
  void faults_areSaidInWordsAtTheirEvent(
      @ForAll @IntRange(max = 1_000) int graph,
      @ForAll @IntRange(max = 1_000) int run,
      @ForAll @IntRange(max = 1_000) int kind,
      @ForAll @IntRange(max = 1_000) int position)
      throws IOException {
    Mutation mutation = mutation(graph, run, kind, position);
    if (mutation != null) {
      Wrong wrong = PlainCheck.of(mutation.trace().trace()).wrong();
      assertNotNull(wrong, mutation.what());
      assertRejected(mutation, wrong.index());
    }
  }

  /** TLC gets a hundred at a time, and must say the same as the words. */
  @Property(tries = 10)
  void faults_areRejectedByTlcAtTheSameEvent(
      @ForAll @IntRange(max = 1_000) int graph,
      @ForAll @Size(100) List<@IntRange(max = 100_000) Integer> genes)
      throws IOException {
    List<Mutation> mutations = new ArrayList<>();
    for (int gene : genes) {
      Mutation mutation = mutation(graph, gene, gene / 4, gene / 40);
      if (mutation != null) {
        mutations.add(mutation);
      }
    }
    List<Validator.Verdict> verdicts =
        new Validator().validate(mutations.stream().map(m -> m.trace().trace()).toList());
    for (int k = 0; k < mutations.size(); k++) {
      Mutation mutation = mutations.get(k);
      Wrong wrong = PlainCheck.of(mutation.trace().trace()).wrong();
      assertNotNull(wrong, mutation.what());
      assertEquals(wrong.index(), verdicts.get(k).rejected(), mutation.what() + ": " + wrong);
      assertRejected(mutation, wrong.index());
    }
  }

  /** The schedule of Trace.tla loses nothing: with the mechanism left free TLC comes as far. */
  @Property(tries = 4)
  void freeSchedule_comesEquallyFar(
      @ForAll @IntRange(max = 1_000) int graph,
      @ForAll @Size(12) List<@IntRange(max = 100_000) Integer> genes)
      throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (int gene : genes) {
      Mutation mutation = mutation(graph, gene, gene / 4, gene / 40);
      if (mutation != null && mutation.trace().events().size() <= 25) {
        traces.add(mutation.trace().trace());
      }
    }
    assertEquals(
        new Validator().validate(traces),
        new Validator(Tlc.Schedule.FREE, Validator.CHUNK).validate(traces));
  }
}
