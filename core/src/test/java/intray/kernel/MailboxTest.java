package intray.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The mailbox between real threads; what it does in one is in the contract of the boxes. */
@SuppressWarnings("ThreadPriorityCheck") // yields are politeness on a machine with few cores
final class MailboxTest {
  private static final int WRITERS = 3;
  private static final int MESSAGES = 5_000;

  @Test
  void nothing_is_lost_or_duplicated_and_each_writer_keeps_its_order() throws Exception {
    for (int bound : new int[] {1, 2, 16, Integer.MAX_VALUE}) {
      Mailbox<Integer> mailbox = new Mailbox<>(bound, WRITERS);
      List<Thread> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        writers.add(writer(mailbox, w));
      }
      int[] next = new int[WRITERS];
      while (!mailbox.isDrained()) {
        Integer message = mailbox.poll();
        if (message == null) {
          Thread.yield();
        } else {
          assertEquals(next[message / MESSAGES]++, message % MESSAGES);
        }
      }
      for (int w = 0; w < WRITERS; w++) {
        assertEquals(MESSAGES, next[w]);
        writers.get(w).join();
      }
    }
  }

  private static Thread writer(Mailbox<Integer> mailbox, int w) {
    Thread thread =
        new Thread(
            () -> {
              for (int k = 0; k < MESSAGES; k++) {
                while (!mailbox.offer(w * MESSAGES + k)) {
                  Thread.yield();
                }
              }
              mailbox.close();
            });
    thread.start();
    return thread;
  }

  @Test
  void the_bound_is_exact_however_many_writers_race_for_it() throws Exception {
    for (int round = 0; round < 500; round++) {
      Mailbox<Integer> mailbox = new Mailbox<>(5, WRITERS);
      AtomicInteger accepted = new AtomicInteger();
      List<Thread> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int k = 0; k < 4; k++) {
                    if (mailbox.offer(k)) {
                      accepted.incrementAndGet();
                    }
                  }
                });
        writers.add(thread);
        thread.start();
      }
      for (Thread writer : writers) {
        writer.join();
      }
      assertEquals(5, accepted.get());
      assertFalse(mailbox.hasSpace());
      mailbox.poll();
      assertTrue(mailbox.hasSpace());
    }
  }
}
