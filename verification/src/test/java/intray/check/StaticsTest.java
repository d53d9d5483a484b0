package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import intray.Component;
import intray.Graph;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in static fields is looked at in each replay, but not more than there is. */
class StaticsTest {
  /** More elements than any memory holds, none of which is kept. */
  private static final List<Integer> COMPUTED =
      new AbstractList<>() {
        @Override
        public Integer get(int index) {
          return index;
        }

        @Override
        public int size() {
          return Integer.MAX_VALUE;
        }
      };

  /** A list of its own that does keep something. */
  private static final Counted COUNTED = new Counted();

  private static final class Counted extends AbstractList<Integer> {
    private int count;

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return count;
    }

    @Override
    public boolean add(Integer ignored) {
      count++;
      return true;
    }
  }

  private static Component lastOf(Ports ports) {
    Outbox<Integer> out = ports.outbox("out");
    return () -> {
      out.send(COMPUTED.get(COMPUTED.size() - 1));
      return Step.DONE;
    };
  }

  private static Component counter(Ports ports) {
    Outbox<Integer> out = ports.outbox("out");
    return () -> {
      COUNTED.add(1);
      out.send(COUNTED.size());
      return Step.DONE;
    };
  }

  @Test
  void components_with_static_fields_never_run_at_the_same_time() {
    Graph graph = Graph.named("done").component("counted", ports -> () -> Step.DONE).build();
    assertFalse(Isolation.isGiven(new Model(graph)));
  }

  @Test
  void a_list_that_computes_its_elements_is_not_asked_for_all() {
    Graph graph =
        Graph.named("computed")
            .component("last", StaticsTest::lastOf)
            .output("number")
            .link("last.out", "number")
            .build();
    assertEquals(Verdict.EXHAUSTED, Check.of(graph).run().verdict());
  }

  @Test
  void what_a_list_of_the_users_own_keeps_is_as_new_in_each_replay() {
    Graph graph =
        Graph.named("counted")
            .component("counter", StaticsTest::counter)
            .output("number")
            .link("counter.out", "number")
            .build();
    Report report = Check.of(graph).run();
    assertEquals(Verdict.EXHAUSTED, report.verdict(), () -> String.valueOf(report.findings()));
    for (LevelReport level : report.levels().values()) {
      assertEquals(List.of("completed; number=[1]"), List.copyOf(level.outcomes().keySet()));
    }
  }
}
