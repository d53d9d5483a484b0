package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import intray.fixtures.NoThreadLeft;
import intray.fixtures.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What only threads can do wrong: not end, end too early, or leave something behind. */
final class ThreadsTest {
  private final AtomicInteger closed = new AtomicInteger();

  /** Counts its close(), and notes whether that was interrupted. */
  private class Counted implements Component, AutoCloseable {
    private final Component component;

    Counted(Component component) {
      this.component = component;
    }

    @Override
    public Step next() throws Exception {
      return component.next();
    }

    @Override
    public void close() {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("close() was disturbed");
      }
      closed.incrementAndGet();
    }
  }

  /** A run in a thread of its own, as callers have who interrupt. */
  private static final class Caller {
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final Thread thread;

    Caller(Threads threads, Graph graph) {
      thread =
          new Thread(
              () -> {
                try {
                  outcome.set(threads.run(graph));
                } catch (Throwable e) {
                  thrown.set(e);
                }
              });
      thread.start();
    }

    void interrupt() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }

    Outcome outcome() throws InterruptedException {
      thread.join();
      return outcome.get();
    }
  }

  @Test
  void each_component_has_one_thread_that_is_named_after_it() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    ComponentFactory naming =
        ports -> {
          int[] steps = {0};
          return () -> {
            names.add(Thread.currentThread().getName());
            return ++steps[0] < 50 ? Step.CONTINUE : Step.DONE;
          };
        };
    Graph part = Graph.named("part").component("c", naming).build();
    new Threads().run(Graph.named("g").component("a", naming).graph("p", part).build());
    assertEquals(Set.of("intray g a", "intray g p/c"), names);
  }

  @Test
  void no_thread_is_left_when_all_are_done_or_waiting_or_one_fails() throws Exception {
    for (int k = 0; k < 100; k++) {
      int kind = k % 3;
      Graph graph =
          Graph.named("g")
              .component("a", ports -> () -> Step.PAUSE)
              .component(
                  "b",
                  ports ->
                      () -> {
                        if (kind == 1) {
                          throw new IllegalStateException("bad luck");
                        }
                        return kind == 0 ? Step.PAUSE : Step.DONE;
                      })
              .build();
      new Threads().run(graph);
      assertEquals(List.of(), NoThreadLeft.alive());
    }
  }

  @Test
  void an_interrupted_caller_ends_the_run_and_closes_every_component() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    Graph graph =
        Graph.named("g")
            .component("asleep", ports -> new Counted(() -> pauseAfter(running)))
            .component(
                "busy",
                ports ->
                    new Counted(
                        () -> {
                          running.countDown();
                          return Step.CONTINUE;
                        }))
            .build();
    Caller caller = new Caller(new Threads(), graph);
    running.await();
    caller.interrupt();
    assertInstanceOf(InterruptedException.class, caller.thrown.get());
    assertEquals(2, closed.get());
  }

  private static Step pauseAfter(CountDownLatch latch) {
    latch.countDown();
    return Step.PAUSE;
  }

  @Test
  void a_caller_that_is_interrupted_before_the_run_gets_no_outcome() {
    Graph graph = Pipeline.named("g").then("s", Source.of(1, 2)).then("c", Parts.sink()).build();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> new Threads().run(graph));
    assertFalse(Thread.interrupted());
  }

  @Test
  void a_blocked_component_is_interrupted_when_another_fails() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    Graph graph =
        Graph.named("g")
            .component(
                "blocked",
                ports ->
                    new Counted(
                        () -> {
                          blocked.countDown();
                          never.await();
                          return Step.DONE;
                        }))
            .component(
                "bad",
                ports ->
                    new Counted(
                        () -> {
                          blocked.await();
                          throw new IllegalStateException("bad luck");
                        }))
            .build();
    Outcome outcome = new Threads().run(graph);
    assertEquals("failed: bad threw java.lang.IllegalStateException: bad luck", outcome.toString());
    assertEquals(0, outcome.cause().getSuppressed().length);
    assertEquals(2, closed.get());
  }

  @Test
  void a_blocked_component_is_interrupted_when_the_caller_is() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    Graph graph =
        Graph.named("g")
            .component(
                "blocked",
                ports ->
                    new Counted(
                        () -> {
                          blocked.countDown();
                          new CountDownLatch(1).await();
                          return Step.DONE;
                        }))
            .build();
    Caller caller = new Caller(new Threads(), graph);
    blocked.await();
    caller.interrupt();
    assertInstanceOf(InterruptedException.class, caller.thrown.get());
    assertEquals(1, closed.get());
  }

  @Test
  void a_component_that_does_not_listen_is_named_with_where_it_is() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    IllegalStateException cause = new IllegalStateException("bad luck");
    Graph graph =
        Graph.named("g")
            .component(
                "deaf",
                ports ->
                    () -> {
                      blocked.countDown();
                      boolean done = false;
                      while (!done) {
                        try {
                          release.await();
                          done = true;
                        } catch (InterruptedException e) {
                          // does not listen
                        }
                      }
                      return Step.DONE;
                    })
            .component(
                "bad",
                ports ->
                    () -> {
                      blocked.await();
                      throw cause;
                    })
            .build();
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> new Threads().patience(50).run(graph));
    String message = thrown.getMessage();
    assertTrue(
        message.startsWith(
            "the run is over, but these components do not return from next(): deaf at "),
        message);
    assertSame(cause, thrown.getCause());
    assertEquals(List.of("intray g deaf"), NoThreadLeft.alive());
    release.countDown();
    while (!NoThreadLeft.alive().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void an_interrupt_from_outside_is_a_failure_of_the_component_whose_thread_it_hits()
      throws Exception {
    AtomicReference<Thread> victim = new AtomicReference<>();
    Graph graph =
        Graph.named("g")
            .component(
                "victim",
                ports ->
                    () -> {
                      victim.set(Thread.currentThread());
                      return Step.PAUSE;
                    })
            .component("busy", ports -> () -> Step.CONTINUE)
            .build();
    Caller caller = new Caller(new Threads(), graph);
    while (victim.get() == null || victim.get().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    victim.get().interrupt();
    assertEquals(
        "failed: victim threw java.lang.InterruptedException: interrupted while asleep",
        caller.outcome().toString());
  }

  @Test
  void whatever_else_fails_is_suppressed_in_the_first_failure() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    Graph graph =
        Graph.named("g")
            .component(
                "second",
                ports ->
                    () -> {
                      blocked.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException("disturbed", e);
                      }
                      return Step.DONE;
                    })
            .component(
                "first",
                ports ->
                    () -> {
                      blocked.await();
                      throw new IllegalStateException("bad luck");
                    })
            .build();
    Outcome outcome = new Threads().run(graph);
    assertEquals("first", outcome.failedComponent());
    assertEquals("disturbed", outcome.cause().getSuppressed()[0].getMessage());
  }

  @Test
  void a_step_that_takes_its_time_does_not_end_the_run_early() throws Exception {
    // While the worker computes, everybody else sleeps.
    ComponentFactory worker =
        ports -> {
          Inbox<Object> in = ports.inbox("in");
          Outbox<Object> out = ports.outbox("out");
          return Parts.awaiting(
              Step.await(in),
              () -> {
                if (in.isDrained()) {
                  return Step.DONE;
                }
                Thread.sleep(20);
                out.send(in.take());
                return Step.await(in);
              });
        };
    Graph graph =
        Pipeline.named("g")
            .then("s", Source.of(1, 2, 3))
            .then("w", 1, worker)
            .then("c", Parts.copy())
            .build();
    assertEquals("completed; out=[1, 2, 3]", new Threads().run(graph).toString());
  }

  @Test
  void data_flows_both_ways_through_boxes_of_one() throws Exception {
    ComponentFactory asker =
        ports -> {
          Inbox<Object> answers = ports.inbox("answers");
          Outbox<Object> questions = ports.outbox("questions");
          int[] asked = {0};
          return () -> {
            if (asked[0] > 0) {
              assertEquals(asked[0] + 1, answers.take());
            }
            if (asked[0] == 1000) {
              return Step.DONE;
            }
            questions.send(++asked[0]);
            return Step.await(answers);
          };
        };
    Graph graph =
        Graph.named("g")
            .component("asker", asker)
            .component("oracle", Parts.map(x -> (int) x + 1))
            .bound("asker.answers", 1)
            .bound("oracle.in", 1)
            .link("asker.questions", "oracle.in")
            .link("oracle.out", "asker.answers")
            .build();
    assertEquals("completed", new Threads().run(graph).toString());
  }

  @Test
  void a_run_ends_even_if_an_inbox_is_clogged() throws Exception {
    ComponentFactory deaf =
        ports -> {
          ports.inbox("in");
          return () -> Step.DONE;
        };
    Graph graph = Pipeline.named("g").then("s", Source.of(1, 2, 3)).then("deaf", 2, deaf).build();
    assertEquals(
        "stuck; left in deaf.in=[1, 2]; s waits: await(s.out)",
        new Threads().run(graph).toString());
  }

  @Test
  void one_instance_runs_several_graphs_at_the_same_time() throws Exception {
    Threads threads = new Threads();
    Graph graph =
        Pipeline.named("g")
            .then("s", Source.of(1, 2, 3, 4, 5))
            .then("a", 1, Parts.copy())
            .then("b", 1, Parts.copy())
            .build();
    List<Caller> callers = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      callers.add(new Caller(threads, graph));
    }
    for (Caller caller : callers) {
      assertEquals("completed; out=[1, 2, 3, 4, 5]", caller.outcome().toString());
    }
  }

  @Test
  void components_do_run_at_the_same_time() throws Exception {
    // Each waits in its step for the other to be in its own: impossible in one thread.
    CountDownLatch both = new CountDownLatch(2);
    ComponentFactory meeting =
        ports ->
            Parts.once(
                () -> {
                  both.countDown();
                  both.await();
                });
    Graph graph = Graph.named("g").component("a", meeting).component("b", meeting).build();
    assertEquals("completed", new Threads().run(graph).toString());
  }

  @Test
  void an_interrupted_run_can_be_run_again() throws Exception {
    GraphBuilder graph = Graph.named("g").component("s", Source.of(1)).unused("s.out");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> new Threads().run(graph.build()));
    assertNotEquals(Outcome.End.FAILED, new Threads().run(graph.build()).end());
  }
}
