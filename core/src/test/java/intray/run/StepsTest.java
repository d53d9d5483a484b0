package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a component's answers mean, wherever it runs. */
final class StepsTest {
  private static Graph alone(ComponentFactory factory) {
    return Graph.named("g").component("c", factory).build();
  }

  /** A component with a loop from "out" to "in", for steps that see what they did themselves. */
  private static GraphBuilder loop(LoopFactory factory) {
    return Graph.named("g")
        .component("c", ports -> factory.create(ports.inbox("in"), ports.outbox("out")))
        .link("c.out", "c.in");
  }

  private interface LoopFactory {
    Component create(Inbox<Object> in, Outbox<Object> out);
  }

  @ParameterizedTest
  @EnumSource
  void a_component_that_continues_is_called_until_it_is_done(Placement placement) {
    int[] calls = new int[1];
    placement.completes(
        alone(
            ports -> {
              calls[0] = 0;
              return () -> ++calls[0] < 1000 ? Step.CONTINUE : Step.DONE;
            }));
    assertEquals(1000, calls[0]);
  }

  @ParameterizedTest
  @EnumSource
  void a_component_may_be_done_before_its_first_step(Placement placement) {
    Graph graph =
        Graph.named("g")
            .component(
                "c",
                ports -> {
                  ports.outbox("out");
                  return Parts.awaiting(
                      Step.DONE,
                      () -> {
                        throw new AssertionError("called although it was done");
                      });
                })
            .output("result")
            .component("after", Parts.copy())
            .link("c.out", "after.in")
            .link("after.out", "result")
            .build();
    assertEquals("completed; result=[]", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_component_that_awaits_from_the_start_is_not_called_before_there_is_mail(
      Placement placement) {
    Graph graph =
        Graph.named("g")
            .component(
                "first",
                ports -> {
                  Inbox<Object> in = ports.inbox("in");
                  Outbox<Object> out = ports.outbox("out");
                  return Parts.awaiting(
                      Step.await(in),
                      Parts.once(
                          () -> {
                            assertTrue(!in.isEmpty());
                            out.send(in.take());
                          }));
                })
            .component("late", Source.of("mail"))
            .output("result")
            .link("late.out", "first.in")
            .link("first.out", "result")
            .build();
    assertEquals("completed; result=[\"mail\"]", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void pause_sleeps_on_unread_mail_that_came_before_its_step(Placement placement) {
    Graph graph =
        loop((in, out) -> {
              int[] step = {0};
              return () -> {
                if (step[0]++ == 0) {
                  out.send("unread");
                  return Step.CONTINUE;
                }
                return Step.PAUSE;
              };
            })
            .build();
    assertEquals(
        "stuck; left in c.in=[\"unread\"]; c waits: PAUSE", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void pause_returns_at_once_if_something_happened_during_its_step(Placement placement) {
    for (int what = 0; what < 3; what++) {
      int happening = what;
      Graph graph =
          loop((in, out) -> {
                int[] step = {0};
                return () -> {
                  step[0]++;
                  if (step[0] == 1) {
                    out.send("mail");
                    return Step.CONTINUE;
                  }
                  if (step[0] == 2) {
                    switch (happening) {
                      case 0 -> out.send("mail");
                      case 1 -> in.take(); // space: this inbox is bounded
                      default -> out.close();
                    }
                    return Step.PAUSE;
                  }
                  return Step.DONE;
                };
              })
              .bound("c.in", 2)
              .build();
      placement.completes(graph);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_take_from_an_inbox_without_a_bound_makes_no_space_and_wakes_nobody(Placement placement) {
    Graph graph =
        loop((in, out) -> {
              int[] step = {0};
              return () -> {
                step[0]++;
                if (step[0] == 1) {
                  out.send("mail");
                  return Step.CONTINUE;
                }
                in.take();
                return Step.PAUSE;
              };
            })
            .build();
    assertEquals("stuck; c waits: PAUSE", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void nothing_happens_so_a_paused_component_stays_paused(Placement placement) {
    Graph graph =
        Graph.named("g")
            .component("sleeper", Parts.answers(Step.PAUSE))
            .component("busy", Parts.answers(Step.CONTINUE, Step.CONTINUE, Step.CONTINUE))
            .build();
    assertEquals("stuck; sleeper waits: PAUSE", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void mail_a_close_and_space_each_wake_a_paused_component(Placement placement) {
    ComponentFactory sleeper =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          Outbox<Object> out = ports.outbox("out");
          Object[] held = {null};
          return () -> {
            while (true) {
              if (held[0] == null) {
                held[0] = in.poll();
              }
              if (held[0] == null) {
                return in.isDrained() ? Step.DONE : Step.PAUSE;
              }
              if (!out.offer(held[0])) {
                return Step.PAUSE;
              }
              held[0] = null;
            }
          };
        };
    Graph graph =
        Pipeline.named("g")
            .then("source", Source.of(1, 2, 3, 4, 5))
            .then("sleeper", 2, sleeper)
            .then("copy", 1, Parts.copy())
            .build();
    assertEquals("completed; out=[1, 2, 3, 4, 5]", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void await_is_level_triggered_and_returns_for_what_came_long_before(Placement placement) {
    Graph graph =
        loop((in, out) -> {
              int[] step = {0};
              return () -> {
                step[0]++;
                if (step[0] == 1) {
                  out.send("mail");
                }
                return step[0] < 10 ? Step.await(in) : Step.DONE;
              };
            })
            .build();
    assertEquals("completed; left in c.in=[\"mail\"]", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void await_returns_for_a_drained_inbox(Placement placement) {
    Graph graph =
        Pipeline.named("g").then("silent", Parts.silent()).then("sink", Parts.sink()).build();
    placement.completes(graph);
  }

  @ParameterizedTest
  @EnumSource
  void await_of_several_boxes_returns_for_any_of_them(Placement placement) {
    ComponentFactory merge =
        ports -> {
          Inbox<Object> left = ports.inbox("left");
          Inbox<Object> right = ports.inbox("right");
          int[] count = {0};
          return Parts.awaiting(
              Step.await(left, right),
              () -> {
                assertTrue(!left.isEmpty() || !right.isEmpty());
                for (Inbox<Object> in : List.of(left, right)) {
                  if (in.poll() != null) {
                    count[0]++;
                  }
                }
                return count[0] < 10 ? Step.await(left, right) : Step.DONE;
              });
        };
    Graph graph =
        Graph.named("g")
            .component("ten", Source.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
            .component("none", forever())
            .component("merge", merge)
            .link("ten.out", "merge.left")
            .link("none.out", "merge.right")
            .mayRest("none")
            .build();
    assertEquals("at rest; none waits: PAUSE", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void await_of_an_inbox_and_an_outbox_returns_for_space(Placement placement) {
    // A buffer of any size in one component: takes when there is mail, gives when there is space.
    ComponentFactory buffer =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          Outbox<Object> out = ports.outbox("out");
          List<Object> held = new ArrayList<>();
          return Parts.awaiting(
              Step.await(in),
              () -> {
                if (!held.isEmpty() && out.offer(held.get(0))) {
                  held.remove(0);
                }
                if (in.isDrained()) {
                  return held.isEmpty() ? Step.DONE : Step.await(out);
                }
                Object item = in.poll();
                if (item != null) {
                  held.add(item);
                }
                return held.isEmpty() ? Step.await(in) : Step.await(in, out);
              });
        };
    Graph graph =
        Pipeline.named("g")
            .then("source", Source.of(1, 2, 3, 4, 5, 6, 7, 8))
            .then("buffer", 1, buffer)
            .then("copy", 1, Parts.copy())
            .build();
    assertEquals("completed; out=[1, 2, 3, 4, 5, 6, 7, 8]", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_writer_that_awaits_space_is_not_called_before_there_is_some(Placement placement) {
    Graph graph =
        Pipeline.named("g")
            .then("source", Source.of(1, 2, 3, 4, 5)) // sends, so it would fail without space
            .then("sink", 1, Parts.sink())
            .build();
    placement.completes(graph);
  }

  @ParameterizedTest
  @EnumSource
  void writers_that_share_a_bounded_inbox_all_get_through_with_offer(Placement placement) {
    GraphBuilder graph = Graph.named("g").component("sink", Parts.copy()).output("result");
    for (int k = 0; k < 5; k++) {
      graph.component("w" + k, offering(k, 20)).link("w" + k + ".out", "sink.in");
    }
    Outcome outcome =
        placement.completes(graph.bound("sink.in", 2).link("sink.out", "result").build());
    for (int k = 0; k < 5; k++) {
      int writer = k;
      List<Object> own = outcome.output("result");
      own.removeIf(item -> (int) item / 100 != writer);
      for (int i = 0; i < 20; i++) {
        assertEquals(100 * writer + i, own.get(i));
      }
      assertEquals(20, own.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_unused_outbox_always_has_space(Placement placement) {
    Graph graph = Graph.named("g").component("s", Source.of(1, 2, 3)).unused("s.out").build();
    placement.completes(graph);
  }

  @ParameterizedTest
  @EnumSource
  void done_closes_all_outboxes_that_are_still_open(Placement placement) {
    ComponentFactory two =
        ports -> {
          Outbox<Object> left = ports.outbox("left");
          ports.outbox("right");
          return Parts.once(left::close);
        };
    Graph graph =
        Graph.named("g")
            .component("two", two)
            .component("l", Parts.sink())
            .component("r", Parts.sink())
            .link("two.left", "l.in")
            .link("two.right", "r.in")
            .build();
    placement.completes(graph);
  }

  @ParameterizedTest
  @EnumSource
  void everybody_waits_is_stuck_unless_all_who_do_may_rest(Placement placement) {
    GraphBuilder graph =
        Graph.named("g")
            .component("server", forever())
            .component("client", Parts.sink())
            .link("server.out", "client.in");
    assertEquals(
        "stuck; client waits: await(client.in); server waits: PAUSE",
        placement.runs(graph.build()).toString());
    graph.mayRest("client");
    assertEquals(Outcome.End.STUCK, placement.runs(graph.build()).end());
    graph.mayRest();
    assertEquals(
        "at rest; client waits: await(client.in); server waits: PAUSE",
        placement.runs(graph.build()).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_part_that_may_rest_may_do_so_with_everything_in_it(Placement placement) {
    Graph part = Graph.named("part").component("c", Parts.answers(Step.PAUSE)).build();
    Graph graph = Graph.named("g").graph("p", part).mayRest("p").build();
    assertEquals("at rest; p/c waits: PAUSE", placement.runs(graph).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_graph_without_components_completes(Placement placement) {
    assertEquals("completed", placement.runs(Graph.named("empty").build()).toString());
  }

  @ParameterizedTest
  @EnumSource
  void the_same_graph_runs_again_and_again(Placement placement) {
    Graph graph = Pipeline.named("g").then("s", Source.of(1, 2)).then("c", Parts.copy()).build();
    for (int k = 0; k < 20; k++) {
      assertEquals("completed; out=[1, 2]", placement.runs(graph).toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void choices_come_from_the_whole_range_and_nothing_else(Placement placement) {
    int[] counts = new int[3];
    placement.completes(
        alone(
            ports ->
                Parts.once(
                    () -> {
                      for (int k = 0; k < 3000; k++) {
                        counts[ports.choose(3)]++;
                      }
                      assertThrows(IllegalArgumentException.class, () -> ports.choose(0));
                    })));
    for (int count : counts) {
      assertTrue(count > 800 && count < 1200, "far from even: " + count);
    }
  }

  @Test
  void choices_depend_on_the_seed_and_the_component_but_not_on_the_schedule() throws Exception {
    ComponentFactory chooser =
        ports -> {
          Outbox<Object> out = ports.outbox("out");
          int[] left = {20};
          return () -> {
            out.send(ports.choose(100));
            return --left[0] > 0 ? Step.CONTINUE : Step.DONE;
          };
        };
    Graph graph =
        Graph.named("g")
            .component("a", chooser)
            .component("b", chooser)
            .output("a")
            .output("b")
            .link("a.out", "a")
            .link("b.out", "b")
            .build();
    Outcome outcome = new Serial().seed(7).run(graph);
    assertEquals(outcome, new Serial().seed(7).run(graph));
    assertEquals(outcome, new Serial().seed(7).shuffled().run(graph));
    assertEquals(outcome, new Threads().seed(7).run(graph));
    assertTrue(!outcome.equals(new Serial().seed(8).run(graph)));
    assertTrue(!outcome.output("a").equals(outcome.output("b")));
  }

  /** Offers {@code 100 * k + i}, waiting for space in between. */
  private static ComponentFactory offering(int k, int count) {
    return ports -> {
      Outbox<Object> out = ports.outbox("out");
      int[] next = {0};
      return () -> {
        if (next[0] < count && out.offer(100 * k + next[0])) {
          next[0]++;
        }
        return next[0] < count ? Step.await(out) : Step.DONE;
      };
    };
  }

  /** Never sends, never closes, never ends. */
  private static ComponentFactory forever() {
    return StepsTest::pausing;
  }

  private static Component pausing(Ports ports) {
    ports.outbox("out");
    return () -> Step.PAUSE;
  }
}
