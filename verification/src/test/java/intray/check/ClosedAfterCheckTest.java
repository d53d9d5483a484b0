package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a check makes it closes, and it makes no more than it needs. */
class ClosedAfterCheckTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** Holds something that must be closed. */
  private final class Holder implements Component, AutoCloseable {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private boolean isOpen = true;

    Holder(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      made.incrementAndGet();
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      out.send(in.take());
      return Step.await(in);
    }

    @Override
    public void close() {
      if (isOpen) {
        isOpen = false;
        closed.incrementAndGet();
      }
    }
  }

  private Graph graph(int messages) {
    return Graph.named("held")
        .component("a", Source.of(numbers(messages)))
        .component("b", Source.of(numbers(messages)))
        .component("first", Holder::new)
        .component("second", Holder::new)
        .output("out")
        .link("a.out", "first.in")
        .link("b.out", "first.in")
        .link("first.out", "second.in")
        .link("second.out", "out")
        .build();
  }

  private static Object[] numbers(int messages) {
    return IntStream.range(0, messages).boxed().toArray();
  }

  @ParameterizedTest
  @EnumSource(Matching.class)
  void everything_made_in_a_check_is_closed(Matching matching) {
    Check.of(graph(4)).matching(matching).run();
    assertTrue(made.get() > 500, made::toString);
    assertEquals(made.get(), closed.get() + 2, "two are made when the graph is built");
  }

  @Test
  void everything_made_in_an_estimate_a_module_or_a_witness_is_closed() {
    Check.of(graph(3)).estimate();
    Specification.of("held", "held", graph(2), Bounds.DEFAULT, progress -> {});
    Witness.of(graph(1), Level.PARALLEL, "completed; out=[0, 0]");
    assertEquals(made.get(), closed.get() + 6, "two are made when a graph is built");
  }

  @Test
  void where_a_component_without_code_of_its_own_was_is_not_asked_again_and_again() {
    int messages = 200;
    Graph graph =
        Graph.named("stuck")
            .component(
                "source",
                ports -> {
                  made.incrementAndGet();
                  return Source.of(numbers(messages + 1)).create(ports);
                })
            .component("deaf", ports -> deaf(ports.inbox("in")))
            .link("source.out", "deaf.in")
            .bound("deaf.in", messages)
            .build();
    Model model = new Model(graph);
    Exploration explored = Explore.with(new StateSearch(), model, Level.COOPERATIVE);
    Moves moves = new CooperativeMoves(model);
    Schedule schedule =
        new Shortest(model, moves, explored.outcomes.keySet(), 10_000)
            .find()
            .values()
            .iterator()
            .next();
    Story story = Story.of(model, schedule);
    int before = made.get();
    assertEquals("", story.after(0));
    assertTrue(schedule.all().size() > messages);
    assertTrue(made.get() - before <= 20, () -> made.get() - before + " times");
  }

  private static Component deaf(Inbox<Object> in) {
    return new Component() {
      @Override
      public Step start() {
        return Step.PAUSE;
      }

      @Override
      public Step next() {
        return List.of(in).isEmpty() ? Step.DONE : Step.PAUSE;
      }
    };
  }
}
