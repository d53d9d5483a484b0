package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.fixtures.Parts;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of the steps in a serial run is exact: it is part of what users rely on. */
final class SerialOrderTest {
  private final StringBuilder steps = new StringBuilder();

  /** Notes each step under a letter. */
  private ComponentFactory traced(String letter, ComponentFactory factory) {
    return ports -> {
      Component component = factory.create(ports);
      return Parts.awaiting(
          component.start(),
          () -> {
            steps.append(letter);
            return component.next();
          });
    };
  }

  private static ComponentFactory answering(Step... answers) {
    return Parts.answers(answers);
  }

  /** Sends one message in each of its first steps, as many as told; continues in between. */
  private static ComponentFactory sending(int... messagesByStep) {
    return ports -> {
      Outbox<Object> out = ports.outbox("out");
      int[] step = {0};
      return () -> {
        for (int k = 0; k < messagesByStep[step[0]]; k++) {
          out.send(k);
        }
        return ++step[0] < messagesByStep.length ? Step.CONTINUE : Step.DONE;
      };
    };
  }

  /** Offers one message a step and awaits space in between. */
  private static ComponentFactory offering(int messages) {
    return ports -> {
      Outbox<Object> out = ports.outbox("out");
      int[] left = {messages};
      return Parts.awaiting(
          Step.await(out),
          () -> {
            out.send("message"); // fails if it is called without space
            return --left[0] > 0 ? Step.await(out) : Step.DONE;
          });
    };
  }

  private void order(String expected, Graph graph) {
    steps.setLength(0);
    Outcome outcome = new Serial().run(graph);
    assertEquals(Outcome.End.COMPLETED, outcome.end(), outcome::toString);
    assertEquals(expected, steps.toString());
  }

  @Test
  void components_take_turns_in_the_order_of_their_activation() {
    Step[] twice = {Step.CONTINUE, Step.CONTINUE};
    order(
        "abcabcabc",
        Graph.named("g")
            .component("a", traced("a", answering(twice)))
            .component("b", traced("b", answering(twice)))
            .component("c", traced("c", answering(twice)))
            .build());
    order(
        "cbacbacba",
        Graph.named("g")
            .component("c", traced("c", answering(twice)))
            .component("b", traced("b", answering(twice)))
            .component("a", traced("a", answering(twice)))
            .build());
  }

  @Test
  void one_that_is_done_leaves_the_turns_of_the_others_as_they_are() {
    order(
        "abcacaca",
        Graph.named("g")
            .component("a", traced("a", answering(Step.CONTINUE, Step.CONTINUE, Step.CONTINUE)))
            .component("b", traced("b", answering()))
            .component("c", traced("c", answering(Step.CONTINUE, Step.CONTINUE)))
            .build());
  }

  @Test
  void a_waiting_reader_is_queued_at_the_moment_of_the_send_and_so_before_the_sender() {
    // a sends in its first step: the queue is then b, r, a.
    order(
        "abrababr",
        Graph.named("g")
            .component("r", traced("r", Parts.sink()))
            .component("a", traced("a", sending(1, 0, 0)))
            .component("b", traced("b", answering(Step.CONTINUE, Step.CONTINUE)))
            .link("a.out", "r.in")
            .build());
  }

  @Test
  void mail_for_one_in_the_queue_does_not_queue_it_again() {
    // Both messages come in one step of a; r takes one a step and awaits the next in the queue.
    order(
        "ababrbrbr",
        Graph.named("g")
            .component("a", traced("a", sending(0, 2)))
            .component("b", traced("b", answering(Step.CONTINUE, Step.CONTINUE, Step.CONTINUE)))
            .component("r", traced("r", Parts.sink()))
            .link("a.out", "r.in")
            .build());
  }

  @Test
  void one_that_paused_after_something_happened_goes_to_the_end_of_the_queue() {
    ComponentFactory selfish =
        ports -> {
          ports.inbox("in");
          Outbox<Object> out = ports.outbox("out");
          int[] step = {0};
          return () -> {
            if (step[0]++ == 0) {
              out.send("to myself");
              return Step.PAUSE;
            }
            return Step.DONE;
          };
        };
    order(
        "pbpb",
        Graph.named("g")
            .component("p", traced("p", selfish))
            .component("b", traced("b", answering(Step.CONTINUE)))
            .link("p.out", "p.in")
            .build());
  }

  @Test
  void one_that_paused_is_queued_at_the_moment_of_the_event() {
    ComponentFactory pausing =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          return () -> in.poll() == null ? Step.PAUSE : Step.DONE;
        };
    order(
        "pabpab",
        Graph.named("g")
            .component("p", traced("p", pausing))
            .component("a", traced("a", sending(1, 0)))
            .component("b", traced("b", answering(Step.CONTINUE)))
            .link("a.out", "p.in")
            .build());
  }

  @Test
  void space_queues_all_writers_in_the_order_of_their_outboxes_and_the_second_finds_it_gone() {
    // v fills the box; w is never stepped without space, though each take queues both.
    order(
        "vrvrwrwrr",
        Graph.named("g")
            .component("v", traced("v", offering(2)))
            .component("w", traced("w", offering(2)))
            .component("r", traced("r", Parts.sink()))
            .bound("r.in", 1)
            .link("v.out", "r.in")
            .link("w.out", "r.in")
            .build());
  }

  @Test
  void a_close_queues_a_reader_that_waits_for_the_end() {
    order(
        "abr",
        Graph.named("g")
            .component("r", traced("r", Parts.sink()))
            .component("a", traced("a", sending(0)))
            .component("b", traced("b", answering()))
            .link("a.out", "r.in")
            .build());
  }

  @Test
  void a_delivery_wakes_its_reader_once_and_not_the_sender() {
    ComponentFactory sender =
        ports -> {
          Outbox<Object> out = ports.outbox("out");
          int[] step = {0};
          return () -> {
            if (step[0]++ == 0) {
              out.send("one");
            }
            return Step.PAUSE;
          };
        };
    Graph graph =
        Graph.named("g")
            .component("a", traced("a", sender))
            .component("r", traced("r", SerialOrderTest::pausingReader))
            .link("a.out", "r.in")
            .mayRest()
            .build();
    new Serial().run(graph);
    assertEquals("ar", steps.toString());
  }

  private static Component pausingReader(Ports ports) {
    Inbox<Object> in = ports.inbox("in");
    return () -> {
      in.poll();
      return Step.PAUSE;
    };
  }

  @Test
  void steps_are_counted_and_the_run_stops_at_their_bound() {
    Graph graph =
        Graph.named("g")
            .component("a", traced("a", ports -> () -> Step.CONTINUE))
            .component("b", traced("b", ports -> () -> Step.CONTINUE))
            .build();
    Outcome outcome = new Serial().maxSteps(5).run(graph);
    assertEquals("ababa", steps.toString());
    assertEquals("stopped; a waits: CONTINUE; b waits: CONTINUE", outcome.toString());
    assertEquals(Outcome.End.STOPPED, new Serial().maxSteps(0).run(graph).end());
  }

  @Test
  void a_run_that_ends_with_its_last_allowed_step_was_not_stopped() {
    Graph graph = Graph.named("g").component("a", answering(Step.CONTINUE)).build();
    assertEquals("completed", new Serial().maxSteps(2).run(graph).toString());
    assertEquals("stopped; a waits: CONTINUE", new Serial().maxSteps(1).run(graph).toString());
  }

  @Test
  void a_run_in_which_nobody_could_go_on_was_not_stopped() {
    // The writers wait in the queue for space that a third has taken.
    ComponentFactory twoAtOnce =
        ports -> {
          Outbox<Object> out = ports.outbox("out");
          return () -> {
            out.offer("fills the box");
            return Step.await(out);
          };
        };
    ComponentFactory takesOne =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          int[] step = {0};
          return Parts.awaiting(
              Step.await(in),
              () -> {
                in.take();
                return step[0]++ == 0 ? Step.PAUSE : Step.DONE;
              });
        };
    Graph graph =
        Graph.named("g")
            .component("v", traced("v", twoAtOnce))
            .component("w", traced("w", twoAtOnce))
            .component("r", traced("r", takesOne))
            .bound("r.in", 1)
            .link("v.out", "r.in")
            .link("w.out", "r.in")
            .build();
    Outcome free = new Serial().run(graph);
    assertEquals(free, new Serial().maxSteps(steps.length()).run(graph));
  }

  @Test
  void shuffled_runs_are_repeatable_and_differ_with_the_seed() {
    Step[] some = {Step.CONTINUE, Step.CONTINUE, Step.CONTINUE};
    Graph graph =
        Graph.named("g")
            .component("a", traced("a", answering(some)))
            .component("b", traced("b", answering(some)))
            .component("c", traced("c", answering(some)))
            .build();
    Set<String> orders = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      String order = shuffled(graph, seed);
      assertEquals(order, shuffled(graph, seed));
      assertEquals(12, order.length());
      orders.add(order);
    }
    assertNotEquals(1, orders.size());
  }

  private String shuffled(Graph graph, long seed) {
    steps.setLength(0);
    new Serial().seed(seed).shuffled().run(graph);
    return steps.toString();
  }
}
