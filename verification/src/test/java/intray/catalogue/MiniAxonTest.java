package intray.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures that Kamaelia's MiniAxon shows under its scheduler of 100 loops, the first empty. */
final class MiniAxonTest {
  @ParameterizedTest
  @CsvSource({
    "producer-consumer-postman, 97, 2, 98, 0, 1",
    "producer-postman-consumer, 98, 1, 98, 0, 0",
    "consumer-postman-producer, 96, 3, 98, 1, 1",
    "postman-producer-consumer, 97, 2, 98, 1, 0"
  })
  void roundRobin_printsAndLeavesWhatMiniAxonDid(
      String order, int prints, int first, int last, int inOutbox, int inInbox) {
    Graph graph = graph("mini-axon", Map.of("order", order, "turns", "99"));
    Outcome outcome = new Serial().maxSteps(297).run(graph);
    assertEquals(Outcome.End.COMPLETED, outcome.end());
    assertEquals(Outcome.End.STOPPED, new Serial().maxSteps(296).run(graph).end());

    List<String> expected = new ArrayList<>();
    for (int count = first; count <= last; count++) {
      expected.add(count + ": message " + (count - first + 1));
    }
    assertEquals(prints, expected.size());
    assertEquals(expected, outcome.output("prints"));
    assertEquals(inOutbox, left(outcome, "postman.from"));
    assertEquals(inInbox, left(outcome, "consumer.in"));
  }

  @Test
  void twoPrinters_alternate98TimesEach() {
    Graph graph = graph("two-printers", Map.of("turns", "99"));
    List<Object> screen = new Serial().run(graph).output("screen");
    assertEquals(2 * 98, screen.size());
    for (int i = 0; i < screen.size(); i++) {
      assertEquals(i % 2 == 0 ? "hello" : "world", screen.get(i));
    }
  }

  private static Graph graph(String name, Map<String, String> given) {
    Entry entry = Catalogue.get(name);
    return entry.build(entry.arguments(given));
  }

  private static int left(Outcome outcome, String box) {
    return outcome.left().getOrDefault(box, List.of()).size();
  }
}
