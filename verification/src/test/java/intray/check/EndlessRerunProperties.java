package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What goes on for ever does so on live components, and what does not is not taken for it. */
final class EndlessRerunProperties {
  private static final Bounds SMALL = Bounds.DEFAULT.withStates(2_000).withSteps(1_000);

  private static int lassos;

  @Property(tries = 60)
  void a_lasso_of_a_random_graph_is_reproduced_in_the_same_words(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    Graph graph =
        RandomGraph.decode(genes, RandomGraph.Features.ALL.with(RandomGraph.Memory.NOTHING));
    Model model = new Model(graph, Matching.STATES);
    for (Level level : Level.values()) {
      Exploration endless = Explore.with(new StateSearch(), model, level, SMALL);
      for (Ends.Fault fault : endless.faults.values()) {
        Schedule lasso = endless.schedules.get(fault.key());
        if (lasso == null || lasso.loop() < 0) {
          continue;
        }
        lassos++;
        Plan plan = Plan.of(model.wiring, level, fault.kind(), fault.component(), lasso);
        Rerun.Result result =
            RerunTest.assertReproduced(graph, plan, new Rows(model).of(lasso, fault), null);
        assertEquals(lasso.loop(), result.loop(), genes::toString);
        assertTrue(
            result.findings().stream().anyMatch(f -> f.message().equals(fault.message())),
            () -> fault + "\n" + result);
      }
    }
  }

  @AfterContainer
  static void there_were_some() {
    assertTrue(lassos > 50, () -> lassos + " lassos");
  }

  /** Takes steps without an end, as if after some of them it were where it began. */
  private static class Endless implements Component {
    private final int period;
    private int step;

    Endless(int period) {
      this.period = period;
    }

    @Override
    public Step next() {
      step = (step + 1) % period;
      return Step.CONTINUE;
    }
  }

  /** Sends from the n-th step on; how many there were is told by no field, static or not. */
  private static final class Sender extends Endless {
    private static final String STEPS = "intray.test.steps";

    private final Outbox<Object> out;
    private final int from;

    Sender(Ports ports, int from) {
      super(1);
      this.out = ports.outbox("out");
      this.from = from;
    }

    @Override
    public Step next() {
      int steps = Integer.getInteger(STEPS, 0) + 1;
      System.setProperty(STEPS, String.valueOf(steps));
      if (steps >= from) {
        out.send("x");
      }
      return super.next();
    }
  }

  /** Why a part that comes again and again cannot do so for ever. */
  private static @Nullable String objection(Graph graph, Plan.Move... round) {
    return objection(Level.PARALLEL, graph, round);
  }

  private static @Nullable String objection(Level level, Graph graph, Plan.Move... round) {
    Plan plan =
        new Plan(
            level, FindingKind.NEVER_ENDS, 0, null, Plan.print(graph.wiring()), List.of(round), 0);
    Rerun.Result result = Rerun.of(graph, plan).run();
    assertNull(result.divergence(), result::toString);
    assertEquals(result.objection() == null, result.isReproduced());
    return result.objection();
  }

  private static Plan.Move move(int component, Operation.Kind kind) {
    return new Plan.Move(component, kind, 0);
  }

  private static final Plan.Move BEGIN = move(0, Operation.Kind.BEGIN);

  private static Graph alone(ComponentFactory a) {
    return Graph.named("alone").component("a", a).build();
  }

  @Example
  void steps_that_lead_back_are_for_ever() {
    Graph graph = alone(ports -> new Endless(3));
    assertNull(objection(graph, BEGIN, BEGIN, BEGIN));
    assertNull(objection(graph, BEGIN, BEGIN, BEGIN, BEGIN, BEGIN, BEGIN));
    assertEquals(
        "a is not as it was before the part that comes again", objection(graph, BEGIN, BEGIN));
  }

  @Example
  void whoever_can_go_on_must_get_a_turn() {
    Graph graph =
        Graph.named("two")
            .component("a", ports -> new Endless(1))
            .component("b", ports -> new Endless(1))
            .build();
    assertEquals("b could go on all the time, and gets no turn", objection(graph, BEGIN));
    assertNull(objection(graph, BEGIN, move(1, Operation.Kind.BEGIN)));
  }

  @Example
  void at_round_robin_the_scheduler_says_whose_turn_it_is() {
    Graph graph =
        Graph.named("two")
            .component("a", ports -> new Endless(1))
            .component("b", ports -> new Endless(1))
            .build();
    Plan.Move b = move(1, Operation.Kind.BEGIN);
    assertNull(objection(Level.ROUND_ROBIN, graph, BEGIN, b));
    assertNull(objection(Level.ROUND_ROBIN, graph, BEGIN, b, BEGIN, b));
    assertNull(objection(Level.COOPERATIVE, graph, BEGIN, BEGIN, b));
    assertEquals(
        "a takes a step where the serial scheduler lets b go on",
        objection(Level.ROUND_ROBIN, graph, BEGIN, BEGIN, b));
  }

  @Example
  void at_round_robin_the_order_of_the_queue_must_be_as_before() {
    Graph graph =
        Graph.named("two")
            .component("a", ports -> new Endless(1))
            .component("b", ports -> new Endless(1))
            .build();
    assertEquals(
        "the components do not wait for their turns in the same order as before the part that comes"
            + " again",
        objection(Level.ROUND_ROBIN, graph, BEGIN));
  }

  @Example
  void boxes_that_fill_are_not_as_they_were() {
    Graph graph =
        Graph.named("talk")
            .component("a", ports -> new Sender(ports, 0))
            .output("all")
            .link("a.out", "all")
            .build();
    assertEquals(
        "all does not hold what it held before the part that comes again",
        objection(graph, BEGIN, move(0, Operation.Kind.SEND)));
  }

  @Example
  void what_fields_do_not_tell_shows_the_second_time() {
    System.clearProperty(Sender.STEPS);
    Graph graph =
        Graph.named("outside")
            .component("a", ports -> new Sender(ports, 3))
            .unused("a.out")
            .build();
    assertEquals(
        "a asks 'send out \"x\"' the second time, where it was 'begin' the first time",
        objection(graph, BEGIN, BEGIN));
  }

  @Example
  void a_failure_is_an_end() {
    Graph graph =
        alone(
            ports ->
                () -> {
                  throw new IllegalStateException("no more");
                });
    assertEquals("a component has failed, and that is the end", objection(graph, BEGIN));
  }

  @Example
  void steps_without_an_operation_are_not_waited_for_without_end() {
    Graph graph = alone(ports -> new Endless(1));
    Plan plan =
        new Plan(
            Level.PARALLEL,
            FindingKind.STUCK,
            0,
            null,
            Plan.print(graph.wiring()),
            List.of(move(0, Operation.Kind.CHOOSE)),
            -1);
    assertEquals("begin", assertNotNull(Rerun.of(graph, plan).run().divergence()).asked());
  }

  private static <T> T assertNotNull(@Nullable T value) {
    org.junit.jupiter.api.Assertions.assertNotNull(value);
    return java.util.Objects.requireNonNull(value);
  }
}
