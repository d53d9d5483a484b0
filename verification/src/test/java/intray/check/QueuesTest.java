package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueuesTest {
  /**
   * Taking from a content that nobody took from before appends, and appending moved the arrays
   * under the assignment.
   */
  @Test
  void every_content_without_its_oldest_item_is_itself_a_content_however_many_there_are() {
    Queues queues = new Queues();
    int seed = 1;
    for (int round = 0; round < 2000; round++) {
      List<Integer> items = new ArrayList<>();
      int queue = Queues.EMPTY;
      for (int k = 0; k < 12; k++) {
        seed = seed * 1103515245 + 12345;
        int item = 1 + (seed >>> 16) % 50;
        items.add(item);
        queue = queues.append(queue, item);
      }
      while (queue != Queues.EMPTY) {
        assertEquals(items, queues.items(queue));
        assertEquals(items.get(0), queues.first(queue));
        queue = queues.rest(queue);
        items.remove(0);
      }
    }
  }
}
