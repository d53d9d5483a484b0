package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private static final int MANY = 20_000;
  private static final int ANSWERS = 7;

  @Test
  void addedByOne_areNumberedWithoutAGap() {
    Histories histories = new Histories();
    List<LocalState> made = tree(histories, histories.numbers());
    assertEquals(made, histories.all());
    assertEquals(MANY, histories.size());
    for (int k = 0; k < MANY; k++) {
      assertEquals(k, made.get(k).id);
      assertSame(made.get(k), histories.get(k));
    }
  }

  /** Each of two threads makes the same tree; of what both make one is kept, for both. */
  @Test
  void addedByTwoAtOnce_areOneTreeInWhichEachIsFoundByItsNumber() throws Exception {
    for (int round = 0; round < 20; round++) {
      Histories histories = new Histories();
      Histories.Numbers first = histories.numbers();
      LocalState root = added(first, null, 0);
      List<List<LocalState>> trees =
          together(
              () -> tree(root, histories.numbers()), //
              () -> tree(root, histories.numbers()));
      List<LocalState> tree = trees.get(0);
      assertEquals(tree, trees.get(1));
      assertEquals(MANY, histories.size());
      assertEquals(MANY, histories.all().size());
      assertTrue(tree.containsAll(histories.all().subList(0, 100)));
      assertEquals(MANY, tree.stream().mapToInt(state -> state.id).distinct().count());
      for (LocalState state : tree) {
        assertSame(state, histories.get(state.id));
      }
    }
  }

  private static List<List<LocalState>> together(
      Callable<List<LocalState>> one, Callable<List<LocalState>> another)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<List<LocalState>> results = new ArrayList<>();
      for (Future<List<LocalState>> result : threads.invokeAll(List.of(one, another))) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static List<LocalState> tree(Histories histories, Histories.Numbers numbers) {
    LocalState root = added(numbers, null, 0);
    assertSame(root, histories.get(0));
    return tree(root, numbers);
  }

  private static List<LocalState> tree(LocalState root, Histories.Numbers numbers) {
    List<LocalState> tree = new ArrayList<>(List.of(root));
    IntStream.range(1, MANY)
        .forEach(k -> tree.add(added(numbers, tree.get((k - 1) / ANSWERS), (k - 1) % ANSWERS)));
    return tree;
  }

  private static LocalState added(
      Histories.Numbers numbers, @Nullable LocalState before, int answer) {
    LocalState made =
        new LocalState(
            numbers.next(),
            before,
            answer,
            Operation.of(Operation.Kind.BEGIN, 0, 0),
            new boolean[0],
            List.of());
    numbers.show(made);
    LocalState state = before == null ? made : before.add(answer, made);
    if (state == made) {
      numbers.take();
    }
    return state;
  }
}
