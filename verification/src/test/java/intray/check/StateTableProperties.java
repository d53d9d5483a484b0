package intray.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A table of states is a map from states to ways and moves. */
class StateTableProperties {
  private record Reached(long ways, long moves) {
    Reached and(Reached other) {
      long sum = ways < 0 || other.ways < 0 ? -1 : ways + other.ways;
      return new Reached(sum < 0 ? -1 : sum, Math.min(moves, other.moves));
    }
  }

  @Property(tries = 200)
  void statesOneByOneAndTogether_areCountedAsInMap(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int width) {
    Random random = new Random(seed);
    StateTable table = new StateTable(new Packing(width));
    StateTable.Arrivals arrivals = new StateTable.Arrivals(table);
    Map<List<Integer>, Reached> expected = new HashMap<>();
    int largest = 2;
    int added = 0;
    for (int k = 0; k < 1500; k++) {
      largest = random.nextInt(300) == 0 ? 1 + random.nextInt(Integer.MAX_VALUE) : largest;
      int[] one = state(random, width, largest);
      Reached reached =
          new Reached(
              random.nextInt(50) == 0 ? Long.MAX_VALUE / 2 : random.nextInt(9), random.nextInt(99));
      List<Integer> boxed = Arrays.stream(one).boxed().toList();
      expected.merge(boxed, reached, Reached::and);
      long @Nullable [] flips = flips(one, arrivals, table.packing());
      if (flips == null || random.nextBoolean()) {
        added += arrivals.add(one, reached.ways, (int) reached.moves);
      } else {
        long[] nothing = new long[flips.length];
        added += arrivals.add(nothing, flips, reached.ways, (int) reached.moves);
      }
      if (random.nextInt(100) == 0) {
        added += arrivals.settle();
        arrivals = new StateTable.Arrivals(table);
      }
      if (random.nextInt(50) == 0) {
        added += table.add(one, 1, 1) ? 1 : 0;
        expected.merge(boxed, new Reached(1, 1), Reached::and);
      }
    }
    added += arrivals.settle();
    assertEquals(expected.size(), added);
    assertEquals(expected.size(), table.size());
    for (int number = 0; number < table.size(); number++) {
      long[] packed = new long[table.packing().words];
      int[] state = new int[width];
      table.get(number, packed);
      table.packing().unpack(packed, 0, state);
      List<Integer> boxed = Arrays.stream(state).boxed().toList();
      Reached reached = expected.remove(boxed);
      assertEquals(reached, new Reached(table.ways(number), table.moves(number)));
    }
  }

  private static int[] state(Random random, int width, int largest) {
    int[] state = new int[width];
    Arrays.setAll(state, k -> random.nextInt(3) == 0 ? random.nextInt(largest) : k % 2);
    return state;
  }

  /** What tells a state from that of nothing but zeros; null if it must be added by itself. */
  private static long @Nullable [] flips(
      int[] state, StateTable.Arrivals arrivals, Packing packing) {
    Change change = new Change(0, 1, new int[state.length], state);
    long @Nullable [] flips = change.flips(packing);
    assertEquals(packing.pack(state, new long[packing.words]), flips != null);
    return arrivals.takes(packing) ? flips : null;
  }

  @Property(tries = 500)
  void change_makesOneStateOfTheOtherAndBack(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int width) {
    Random random = new Random(seed);
    int[] one = state(random, width, 1000);
    int[] other = state(random, width, 1000);
    Change change = new Change(3, 2, one, other);
    int[] state = one.clone();
    change.make(state);
    assertArrayEquals(other, state);
    change.undo(state);
    assertArrayEquals(one, state);

    Packing packing = new Packing(width).wider(one).wider(other);
    long[] packed = new long[packing.words];
    packing.pack(one, packed);
    long[] flips = Objects.requireNonNull(change.flips(packing));
    for (int k = 0; k < packed.length; k++) {
      packed[k] ^= flips[k];
    }
    packing.unpack(packed, 0, state);
    assertArrayEquals(other, state);
  }
}
