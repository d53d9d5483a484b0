package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Source;
import intray.Step;
import intray.WiringException;
import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong, the outcome names who and why, and everybody is told. */
final class FailureTest {
  /** How often the close() of each component was called, by name. */
  private final Map<String, Integer> closed = new ConcurrentHashMap<>();

  private static Graph withOthers(ComponentFactory bad) {
    return Graph.named("g")
        .component("endless", Parts.answers(endless()))
        .component("bad", bad)
        .component("asleep", ports -> () -> Step.PAUSE)
        .build();
  }

  private static Step[] endless() {
    Step[] steps = new Step[1_000_000];
    Arrays.fill(steps, Step.CONTINUE);
    return steps;
  }

  /** A component whose close() is counted. */
  private Component counted(String name, Component component) {
    return new Counted(name, component);
  }

  private final class Counted implements Component, AutoCloseable {
    private final String name;
    private final Component component;

    Counted(String name, Component component) {
      this.name = name;
      this.component = component;
    }

    @Override
    public Step start() {
      return component.start();
    }

    @Override
    public Step next() throws Exception {
      return component.next();
    }

    @Override
    public void close() {
      closed.merge(name, 1, Integer::sum);
      if (component instanceof Failing failing) {
        failing.close();
      }
    }
  }

  /** For tests to override what is to fail. */
  private abstract static class Failing implements Component, AutoCloseable {
    @Override
    public Step next() {
      return Step.DONE;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void a_failing_component_is_named_with_its_cause_and_ends_the_run(Placement placement) {
    IllegalArgumentException cause = new IllegalArgumentException("bad luck");
    Outcome outcome =
        placement.run(
            withOthers(
                ports ->
                    () -> {
                      throw cause;
                    }));
    assertEquals(
        "failed: bad threw java.lang.IllegalArgumentException: bad luck", outcome.toString());
    assertEquals("bad", outcome.failedComponent());
    assertSame(cause, outcome.cause());
  }

  @ParameterizedTest
  @EnumSource
  void errors_are_failures_of_the_component_as_exceptions_are(Placement placement) {
    for (Error error :
        new Error[] {
          new AssertionError("wrong"), new StackOverflowError(), new OutOfMemoryError("pretended")
        }) {
      Outcome outcome =
          placement.run(
              withOthers(
                  ports ->
                      () -> {
                        throw error;
                      }));
      assertSame(error, outcome.cause());
    }
  }

  @ParameterizedTest
  @EnumSource
  void null_for_a_step_is_refused(Placement placement) {
    assertEquals(
        "failed: bad threw java.lang.NullPointerException: bad: next() returned null. Return a"
            + " Step.",
        placement.run(withOthers(ports -> () -> null)).toString());
  }

  @ParameterizedTest
  @EnumSource
  void null_for_a_start_is_refused_and_the_component_closed(Placement placement) {
    ComponentFactory bad = ports -> counted("bad", Parts.awaiting(null, Parts.once(() -> {})));
    assertEquals(
        "failed: bad threw java.lang.NullPointerException: bad: start() returned null. Return a"
            + " Step.",
        placement.run(withOthers(bad)).toString());
    assertEquals(Map.of("bad", 1), closed);
  }

  @ParameterizedTest
  @EnumSource
  void a_failing_start_ends_the_run_and_closes_the_component(Placement placement) {
    Component failing =
        new Failing() {
          @Override
          public Step start() {
            throw new IllegalStateException("cannot start");
          }

          @Override
          public void close() {
            throw new IllegalStateException("cannot close either");
          }
        };
    Outcome outcome = placement.run(withOthers(ports -> counted("bad", failing)));
    assertEquals(
        "failed: bad threw java.lang.IllegalStateException: cannot start", outcome.toString());
    assertEquals("cannot close either", outcome.cause().getSuppressed()[0].getMessage());
    assertEquals(Map.of("bad", 1), closed);
  }

  @ParameterizedTest
  @EnumSource
  void boxes_cannot_be_used_in_start_or_in_close(Placement placement) {
    Graph start =
        loop(
            (in, out) ->
                new Failing() {
                  @Override
                  public Step start() {
                    return in.isEmpty() ? Step.await(in) : Step.CONTINUE;
                  }
                });
    assertEquals(
        "boxes are used inside next() only, not in a constructor, in start() or in close()"
            + " (component c)",
        placement.run(start).cause().getMessage());
    Graph close =
        loop(
            (in, out) ->
                new Failing() {
                  @Override
                  public void close() {
                    out.send("after the end of the stream");
                  }
                });
    assertEquals(
        "boxes are used inside next() only, not in a constructor, in start() or in close()"
            + " (component c)",
        placement.run(close).cause().getMessage());
  }

  private interface LoopFactory {
    Component create(Inbox<Object> in, Outbox<Object> out);
  }

  private static Graph loop(LoopFactory factory) {
    return Graph.named("g")
        .component("c", ports -> factory.create(ports.inbox("in"), ports.outbox("out")))
        .link("c.out", "c.in")
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void a_box_cannot_be_asked_for_once_the_component_is_made(Placement placement) {
    Graph graph =
        Graph.named("g").component("c", ports -> Parts.once(() -> ports.inbox("late"))).build();
    assertEquals(
        "component c asked for inbox 'late' after it was made. Ask for every box in the"
            + " constructor.",
        placement.run(graph).cause().getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void a_factory_that_asks_for_other_boxes_than_before_is_refused(Placement placement) {
    int[] calls = {0};
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  if (calls[0]++ > 0) {
                    ports.outbox("another");
                  }
                  return () -> Step.DONE;
                })
            .build();
    assertEquals(
        "the factory of c asked for other boxes than when the graph was built. A factory must do"
            + " the same each time.",
        assertInstanceOf(WiringException.class, placement.run(graph).cause()).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void a_factory_that_fails_only_in_the_run_is_a_failing_component(Placement placement) {
    int[] calls = {0};
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  if (calls[0]++ > 0) {
                    throw new IllegalStateException("the second time");
                  }
                  return () -> Step.DONE;
                })
            .component("asleep", Parts.answers(Step.PAUSE))
            .build();
    assertEquals(
        "failed: c threw java.lang.IllegalStateException: the second time",
        placement.run(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void the_boxes_of_another_component_cannot_be_awaited(Placement placement) {
    Inbox<?>[] leak = new Inbox<?>[1];
    Graph graph =
        Graph.named("g")
            .component(
                "owner",
                ports -> {
                  leak[0] = ports.inbox("in");
                  return () -> Step.DONE;
                })
            .component("thief", ports -> () -> Step.await(leak[0]))
            .unused("owner.in")
            .build();
    Outcome outcome = placement.run(graph);
    assertEquals("thief", outcome.failedComponent());
    String message = outcome.cause().getMessage();
    assertTrue(
        message.endsWith(
            ", boxes of another component. Await only your own, and make a new component in each"
                + " call of the factory."),
        message);
  }

  @ParameterizedTest
  @EnumSource
  void a_failing_close_ends_the_run_as_a_failing_step_does(Placement placement) {
    Component failing =
        new Failing() {
          @Override
          public void close() {
            throw new IllegalStateException("cannot close");
          }
        };
    Graph endless =
        Graph.named("g")
            .component("endless", ports -> counted("endless", () -> Step.CONTINUE))
            .component("bad", ports -> counted("bad", failing))
            .build();
    assertEquals(
        "failed: bad threw java.lang.IllegalStateException: cannot close",
        placement.run(endless).toString());
    assertEquals(Map.of("bad", 1, "endless", 1), closed);
  }

  @ParameterizedTest
  @EnumSource
  void a_close_that_fails_with_an_error_is_no_different_and_is_called_once(Placement placement) {
    Component failing =
        new Failing() {
          @Override
          public void close() {
            throw new StackOverflowError();
          }
        };
    Graph graph =
        Graph.named("g")
            .component("bad", ports -> counted("bad", failing))
            .component("asleep", ports -> counted("asleep", () -> Step.PAUSE))
            .build();
    assertEquals("failed: bad threw java.lang.StackOverflowError", placement.run(graph).toString());
    assertEquals(Map.of("bad", 1, "asleep", 1), closed);
  }

  @ParameterizedTest
  @EnumSource
  void each_component_is_closed_exactly_once_when_all_are_done(Placement placement) {
    placement.completes(closable(Source.of(1, 2, 3)).build());
    assertEquals(Map.of("source", 1, "copy", 1, "sink", 1), new TreeMap<>(closed));
  }

  @ParameterizedTest
  @EnumSource
  void each_component_is_closed_exactly_once_when_everybody_waits(Placement placement) {
    ComponentFactory silent =
        ports -> {
          ports.outbox("out");
          return () -> Step.PAUSE;
        };
    assertEquals(Outcome.End.STUCK, placement.runs(closable(silent).build()).end());
    assertEquals(Map.of("source", 1, "copy", 1, "sink", 1), new TreeMap<>(closed));
  }

  @ParameterizedTest
  @EnumSource
  void each_component_is_closed_exactly_once_when_one_fails(Placement placement) {
    ComponentFactory failing =
        ports -> {
          ports.outbox("out");
          return () -> {
            throw new IllegalStateException("bad luck");
          };
        };
    assertEquals(Outcome.End.FAILED, placement.run(closable(failing).build()).end());
    assertEquals(1, closed.get("source"));
    // On threads and in the serial run alike, all have been made before the first is stepped, or
    // are never made; whoever was made is closed.
    for (int times : closed.values()) {
      assertEquals(1, times);
    }
    assertTrue(placement == Placement.THREADS || closed.size() == 3, closed.toString());
  }

  private GraphBuilder closable(ComponentFactory source) {
    return Graph.named("g")
        .component("source", ports -> counted("source", source.create(ports)))
        .component("copy", ports -> counted("copy", Parts.copy().create(ports)))
        .component("sink", ports -> counted("sink", Parts.sink().create(ports)))
        .link("source.out", "copy.in")
        .link("copy.out", "sink.in");
  }

  @ParameterizedTest
  @EnumSource
  void a_message_of_another_type_fails_in_the_component_that_uses_it(Placement placement) {
    ComponentFactory length =
        ports -> {
          Inbox<String> in = ports.inbox("in");
          return Parts.awaiting(
              Step.await(in), Parts.once(() -> assertEquals(3, in.take().length())));
        };
    Graph graph = Pipeline.named("g").then("s", Source.of(42)).then("length", length).build();
    Outcome outcome = placement.run(graph);
    assertEquals("length", outcome.failedComponent());
    assertInstanceOf(ClassCastException.class, outcome.cause());
  }
}
