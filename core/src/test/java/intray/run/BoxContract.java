package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.EmptyInboxException;
import intray.FullInboxException;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Owned;
import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of the boxes must do. One component whose outboxes all lead to its own
 * inbox sees everything that two would see, one operation after another.
 */
abstract class BoxContract {
  private static final int NO_BOUND = 0;

  abstract Placement placement();

  /** What the component with the boxes does in its only step. */
  interface Script {
    void run(Inbox<Object> in, List<Outbox<Object>> out) throws Exception;
  }

  private void boxes(int bound, int writers, Script script) {
    GraphBuilder graph =
        Graph.named("loop")
            .component(
                "c",
                ports -> {
                  Inbox<Object> in = ports.inbox("in");
                  List<Outbox<Object>> out = new ArrayList<>();
                  for (int k = 0; k < writers; k++) {
                    out.add(ports.outbox("out" + k));
                  }
                  return Parts.once(() -> script.run(in, out));
                });
    for (int k = 0; k < writers; k++) {
      graph.link("c.out" + k, "c.in");
    }
    if (bound != NO_BOUND) {
      graph.bound("c.in", bound);
    }
    placement().completes(graph.build());
  }

  @Test
  void messages_come_in_the_order_of_their_sends() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          for (int k = 0; k < 1000; k++) {
            out.get(0).send(k);
          }
          for (int k = 0; k < 1000; k++) {
            assertEquals(k, in.take());
          }
          assertTrue(in.isEmpty());
        });
  }

  @Test
  void sends_and_takes_may_alternate_for_ever() {
    boxes(
        3,
        1,
        (in, out) -> {
          int sent = 0;
          int taken = 0;
          for (int round = 0; round < 1000; round++) {
            for (int k = 0; k <= round % 3; k++) {
              out.get(0).send(sent++);
            }
            while (!in.isEmpty()) {
              assertEquals(taken++, in.take());
            }
          }
          assertEquals(sent, taken);
        });
  }

  @Test
  void messages_of_several_writers_come_in_the_order_of_the_sends() {
    boxes(
        NO_BOUND,
        3,
        (in, out) -> {
          for (int k : new int[] {2, 0, 1, 1, 0, 2}) {
            out.get(k).send(k);
          }
          for (int k : new int[] {2, 0, 1, 1, 0, 2}) {
            assertEquals(k, in.take());
          }
        });
  }

  @Test
  void a_message_arrives_as_the_same_object() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          Object message = new Object();
          out.get(0).send(message);
          assertSame(message, in.take());
        });
  }

  @Test
  void five_messages_fit_into_a_bound_of_five_and_after_three_takes_exactly_three_more() {
    boxes(
        5,
        1,
        (in, out) -> {
          for (int k = 0; k < 5; k++) {
            out.get(0).send(k);
          }
          assertFalse(out.get(0).offer("sixth"));
          for (int k = 0; k < 3; k++) {
            assertEquals(k, in.take());
          }
          for (int k = 5; k < 8; k++) {
            assertTrue(out.get(0).offer(k));
          }
          assertFalse(out.get(0).offer("ninth"));
          for (int k = 3; k < 8; k++) {
            assertEquals(k, in.take());
          }
        });
  }

  @Test
  void four_writers_share_the_limit_of_sixteen() {
    boxes(
        16,
        4,
        (in, out) -> {
          for (int k = 0; k < 16; k++) {
            assertTrue(out.get(k % 4).offer(k));
          }
          for (Outbox<Object> each : out) {
            assertFalse(each.offer("seventeenth"));
          }
          in.take();
          assertTrue(out.get(3).offer("again"));
          assertFalse(out.get(0).offer("too much"));
        });
  }

  @Test
  void a_refused_send_leaves_the_inbox_unchanged_and_the_message_with_its_sender() {
    boxes(
        1,
        1,
        (in, out) -> {
          out.get(0).send("first");
          Owned<List<String>> message = Owned.of(new ArrayList<>());
          FullInboxException refused =
              assertThrows(FullInboxException.class, () -> out.get(0).send(message));
          assertEquals(
              "c.out0 cannot send: c.in is full (bound 1). The message stays with the sender."
                  + " Wait with Step.await(out0), or use offer().",
              refused.getMessage());
          assertTrue(message.isMine());
          assertFalse(out.get(0).offer(message));
          assertTrue(message.isMine());
          assertEquals("first", in.take());
          assertTrue(in.isEmpty());
          out.get(0).send(message);
          assertFalse(message.isMine());
        });
  }

  @Test
  void an_inbox_without_a_bound_takes_a_hundred_thousand_messages() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          for (int k = 0; k < 100_000; k++) {
            out.get(0).send(k);
          }
          for (int k = 0; k < 100_000; k++) {
            assertEquals(k, in.poll());
          }
          assertNull(in.poll());
        });
  }

  @Test
  void take_from_an_empty_inbox_fails_with_the_remedy_and_poll_answers_null() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          assertTrue(in.isEmpty());
          assertNull(in.poll());
          EmptyInboxException empty = assertThrows(EmptyInboxException.class, in::take);
          assertEquals(
              "nothing to take from c.in: it is empty. Usually a step takes without having been"
                  + " woken for this box; return Step.await(in) first, or use poll(), or ask"
                  + " isEmpty().",
              empty.getMessage());
          out.get(0).send("still works");
          assertFalse(in.isEmpty());
          assertEquals("still works", in.poll());
        });
  }

  @Test
  void an_inbox_is_drained_when_it_is_empty_and_every_writer_has_closed() {
    boxes(
        NO_BOUND,
        2,
        (in, out) -> {
          out.get(0).send("last words");
          out.get(0).close();
          assertFalse(in.isDrained());
          out.get(1).close();
          assertFalse(in.isDrained(), "there is still mail");
          assertEquals("last words", in.take());
          assertTrue(in.isDrained());
        });
  }

  @Test
  void an_empty_inbox_with_one_open_writer_is_not_drained() {
    boxes(
        NO_BOUND,
        2,
        (in, out) -> {
          out.get(1).close();
          assertTrue(in.isEmpty());
          assertFalse(in.isDrained());
        });
  }

  @Test
  void closing_twice_counts_once() {
    boxes(
        NO_BOUND,
        2,
        (in, out) -> {
          out.get(0).close();
          out.get(0).close();
          assertFalse(in.isDrained());
          out.get(1).send("the other is open");
          assertEquals("the other is open", in.take());
        });
  }

  @Test
  void a_closed_outbox_refuses_to_send_and_its_message_does_not_arrive() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          out.get(0).close();
          IllegalStateException refused =
              assertThrows(IllegalStateException.class, () -> out.get(0).send("late"));
          assertEquals(
              "c.out0 cannot send: it was closed. Close an outbox after its last message.",
              refused.getMessage());
          assertThrows(IllegalStateException.class, () -> out.get(0).offer("late"));
          assertTrue(in.isDrained());
        });
  }

  @Test
  void null_cannot_be_sent() {
    boxes(
        NO_BOUND,
        1,
        (in, out) -> {
          NullPointerException refused =
              assertThrows(NullPointerException.class, () -> out.get(0).send(null));
          assertEquals("c.out0 cannot send null: a message is an object", refused.getMessage());
          assertThrows(NullPointerException.class, () -> out.get(0).offer(null));
          assertTrue(in.isEmpty());
        });
  }

  @Test
  void an_inbox_that_nobody_writes_is_drained_from_the_start() {
    placement()
        .completes(
            Graph.named("g")
                .component(
                    "c",
                    ports -> {
                      Inbox<Object> in = ports.inbox("in");
                      return Parts.once(() -> assertTrue(in.isEmpty() && in.isDrained()));
                    })
                .unused("c.in")
                .build());
  }

  @Test
  void an_outbox_that_nobody_reads_discards_whatever_it_is_sent() {
    Outcome outcome =
        placement()
            .completes(
                Graph.named("g")
                    .component(
                        "c",
                        ports -> {
                          Outbox<Object> out = ports.outbox("out");
                          return Parts.once(
                              () -> {
                                for (int k = 0; k < 100; k++) {
                                  out.send(k);
                                  assertTrue(out.offer(k));
                                }
                              });
                        })
                    .unused("c.out")
                    .build());
    assertEquals("completed", outcome.toString());
  }

  @Test
  void messages_left_in_an_inbox_are_in_the_outcome() {
    Outcome outcome =
        placement()
            .completes(
                Graph.named("g")
                    .component(
                        "c",
                        ports -> {
                          ports.inbox("in");
                          Outbox<Object> out = ports.outbox("out");
                          return Parts.once(
                              () -> {
                                out.send("a");
                                out.send("b");
                              });
                        })
                    .link("c.out", "c.in")
                    .build());
    assertEquals("completed; left in c.in=[\"a\", \"b\"]", outcome.toString());
    assertEquals(List.of("a", "b"), outcome.left().get("c.in"));
  }
}
