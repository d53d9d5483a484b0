package intray.check;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search has still to follow, the cheapest first and among those the lowest number. Many
 * have the same cost, so those of one cost are kept together and put in order when it is their
 * turn.
 */
final class Agenda {
  private final TreeMap<Long, Lot> lots = new TreeMap<>();

  /** Numbers of the same cost; those before {@code next} are gone. */
  private static final class Lot {
    private int[] numbers = new int[16];
    private int size;
    private int next;
    private boolean isInOrder = true;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      isInOrder &= size == next || numbers[size - 1] < number;
      numbers[size++] = number;
    }

    int remove() {
      if (!isInOrder) {
        Arrays.sort(numbers, next, size);
        isInOrder = true;
      }
      return numbers[next++];
    }
  }

  boolean isEmpty() {
    return lots.isEmpty();
  }

  void add(long cost, int number) {
    lots.computeIfAbsent(cost, any -> new Lot()).add(number);
  }

  /** What the next one costs. */
  long cost() {
    return lots.firstKey();
  }

  int remove() {
    Map.Entry<Long, Lot> first = lots.firstEntry();
    Lot lot = first.getValue();
    int number = lot.remove();
    if (lot.next == lot.size) {
      lots.remove(first.getKey());
    }
    return number;
  }
}
