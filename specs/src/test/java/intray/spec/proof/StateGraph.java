package intray.spec.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * States, of which only the number is known, and the steps between them, each with the name of its
 * action.
 */
final class StateGraph {
  /** More than the longest path on which two of the graphs compared could differ unseen. */
  private static final int ROUNDS = 40;

  private final Set<Integer> initial = new HashSet<>();
  private final Set<Step> steps = new HashSet<>();
  private int states;

  private record Step(int from, String action, int to) {}

  int add(boolean isInitial) {
    if (isInitial) {
      initial.add(states);
    }
    return states++;
  }

  void add(int from, String action, int to) {
    steps.add(new Step(from, action, to));
  }

  int states() {
    return states;
  }

  /** For each action, how many steps it makes. */
  Map<String, Integer> steps() {
    Map<String, Integer> counts = new TreeMap<>();
    steps.forEach(step -> counts.merge(step.action(), 1, Integer::sum));
    return counts;
  }

  /**
   * The same for two graphs that differ only in how states are numbered, and different, but for
   * chance and great regularity, for any others: each state is known by what its neighbours are
   * known by, again and again (Weisfeiler and Leman).
   */
  List<Long> fingerprint(Set<String> ignored) {
    List<Step> counted = steps.stream().filter(s -> !ignored.contains(s.action())).toList();
    long[] colours = new long[states];
    initial.forEach(state -> colours[state] = 1);
    for (int round = 0; round < ROUNDS; round++) {
      refine(colours, counted);
    }
    List<Long> sorted = new ArrayList<>();
    Arrays.stream(colours).forEach(sorted::add);
    Collections.sort(sorted);
    return sorted;
  }

  /** Sums do not depend on the order of the steps; mixing first makes what is summed tell apart. */
  private void refine(long[] colours, List<Step> counted) {
    long[] next = new long[states];
    for (int state = 0; state < states; state++) {
      next[state] = mix(colours[state]);
    }
    for (Step step : counted) {
      long action = mix(step.action().hashCode());
      next[step.from()] += mix(action + 3 * colours[step.to()]);
      next[step.to()] += mix(action + 5 * colours[step.from()]);
    }
    System.arraycopy(next, 0, colours, 0, states);
  }

  /** A good spread of 64 bits (the finalizer of SplitMix64). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
