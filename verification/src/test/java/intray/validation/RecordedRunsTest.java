package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real runs of the real core are behaviours of the specification. */
final class RecordedRunsTest {
  /** Fan-in, bounds, space, pauses, notices, choices, owned items, nested graphs, faults. */
  private static final List<String> GRAPHS =
      List.of(
          "check-then-control",
          "diamond-fan-in",
          "echo-two-channels",
          "claim-then-look",
          "philosophers",
          "take-too-early",
          "word-count",
          "owned-after-handoff",
          "pause-on-unread",
          "status-notice",
          "shared-mailbox",
          "mini-axon");

  private final List<Recorded> runs = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private void add(String name, Recorded run) {
    names.add(name);
    runs.add(run);
  }

  /** Asks TLC about all of them, and the words about some. */
  private void assertAccepted() throws IOException {
    List<Validator.Verdict> verdicts =
        new Validator().validate(runs.stream().map(Recorded::trace).toList());
    for (int k = 0; k < runs.size(); k++) {
      Wrong wrong = PlainCheck.of(runs.get(k).trace()).wrong();
      String name = names.get(k) + ": " + wrong;
      assertEquals(0, verdicts.get(k).rejected(), name);
      assertEquals(null, wrong, name);
    }
  }

  /** Some runs of each, in every placement. */
  private void assertRunsAccepted(List<Entry> entries) throws Exception {
    for (Entry entry : entries) {
      Graph graph = entry.build();
      add(entry.name() + " serial", Runs.serial(graph));
      for (int seed = 1; seed <= 3; seed++) {
        add(entry.name() + " shuffled " + seed, Runs.shuffled(graph, seed));
        add(entry.name() + " threads " + seed, Runs.threads(graph, seed));
      }
    }
    assertAccepted();
  }

  private static boolean ends(Entry entry) {
    return !entry.canGoOnForEver();
  }

  /** The graphs named above that the catalogue has, and others that end, up to twelve. */
  private static List<Entry> graphs() {
    Map<String, Entry> graphs = new TreeMap<>();
    for (String name : GRAPHS) {
      Catalogue.find(name).filter(RecordedRunsTest::ends).ifPresent(e -> graphs.put(name, e));
    }
    for (Entry entry : Catalogue.entries()) {
      if (graphs.size() < GRAPHS.size() && ends(entry)) {
        graphs.put(entry.name(), entry);
      }
    }
    return List.copyOf(graphs.values());
  }

  @Test
  void runsOfTwelveGraphs_inEachPlacement_areAccepted() throws Exception {
    List<Entry> graphs = graphs();
    assertTrue(graphs.size() >= 12, () -> "too few: " + graphs);
    assertRunsAccepted(graphs);
  }

  @Test
  @Tag("slow")
  void runsOfTheWholeCatalogue_areAccepted() throws Exception {
    assertRunsAccepted(Catalogue.entries().stream().filter(RecordedRunsTest::ends).toList());
  }

  /** It says what it cost, and asserts nothing about that. */
  @Test
  @Tag("slow")
  void hundredThreadRuns_ofEachOfTenGraphs_areAccepted() throws Exception {
    long start = System.nanoTime();
    for (Entry entry : graphs().subList(0, 10)) {
      Graph graph = entry.build();
      for (int seed = 0; seed < 100; seed++) {
        add(entry.name() + " threads " + seed, Runs.threads(graph, seed));
      }
    }
    long recorded = System.nanoTime();
    assertAccepted();
    int events = runs.stream().mapToInt(run -> run.events().size()).sum();
    System.out.printf(
        "%d traces, %d events: recorded in %.1f s, validated in %.1f s%n",
        runs.size(), events, (recorded - start) / 1e9, (System.nanoTime() - recorded) / 1e9);
  }
}
