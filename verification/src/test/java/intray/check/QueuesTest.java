package intray.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueuesTest {
  /**
   * Taking from a content that nobody took from before appends, and appending moved the arrays
   * under the assignment.
   */
  @Test
  void every_content_without_its_oldest_item_is_itself_a_content_however_many_there_are() {
    Queues queues = new Queues();
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    int seed = 1;
    for (int round = 0; round < 2000; round++) {
      List<Integer> items = new ArrayList<>();
      int queue = Queues.EMPTY;
      for (int k = 0; k < 12; k++) {
        seed = seed * 1103515245 + 12345;
        int item = 1 + (seed >>> 16) % (round % 2 == 0 ? 50 : 3);
        items.add(item);
        queue = queues.append(queue, item);
        Integer before = numbers.putIfAbsent(List.copyOf(items), queue);
        assertEquals(before == null ? queue : before, queue);
      }
      while (queue != Queues.EMPTY) {
        assertEquals(items, queues.items(queue));
        assertEquals(items.get(0), queues.first(queue));
        queue = queues.rest(queue);
        items.remove(0);
      }
    }
  }

  @Test
  @Tag("slow")
  void contents_haveTheSameNumber_whoeverAppendsFirst() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      Queues queues = new Queues();
      int[][] numbers = new int[2][200_000];
      List<Thread> threads = new ArrayList<>();
      for (int[] mine : numbers) {
        Thread thread = new Thread(() -> grow(queues, mine));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertArrayEquals(numbers[0], numbers[1]);
      assertEquals(numbers[0].length, Arrays.stream(numbers[0]).distinct().count());
    }
  }

  /** Three items are appended to each content in turn. */
  private static void grow(Queues queues, int[] numbers) {
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = queues.append(k < 3 ? Queues.EMPTY : numbers[k / 3 - 1], 1 + k % 3);
    }
  }

  /** A look-up once read a slot twice, and another thread had taken it in between. */
  @Test
  @Tag("slow")
  void appendedByTwoThreads_eachGetsTheContentThatItAskedFor() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      Queues queues = new Queues();
      AtomicInteger wrong = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int k = 0; k < 2; k++) {
        int odd = k;
        Thread thread =
            new Thread(
                () -> {
                  for (int item = 2 + odd; item < 300_000; item += 2) {
                    int queue = queues.append(Queues.EMPTY, item);
                    wrong.addAndGet(queues.first(queue) == item ? 0 : 1);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(0, wrong.get());
    }
  }
}
