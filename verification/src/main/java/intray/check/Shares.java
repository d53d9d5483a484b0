package intray.check;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * To which of several workers a state belongs: that is decided by the histories of a few
 * components, so most moves lead from a state to another of the same worker.
 */
final class Shares {
  /** So many different combinations of histories for each worker share the states out evenly. */
  private static final int ENOUGH = 32;

  private final int workers;

  /** The components that decide. */
  private final int[] deciding;

  /** By position in a state, whether it is the history of one of them. */
  private final boolean[] decides;

  /** Shares out all states of a model. */
  Shares(Model model, int workers) {
    this.workers = workers;
    this.deciding = deciding(model, ENOUGH * workers);
    this.decides = new boolean[model.width];
    for (int c : deciding) {
      decides[c] = true;
    }
  }

  /** Those that seldom move, for they have few histories; as many as have enough together. */
  private static int[] deciding(Model model, int enough) {
    BitSet deciding = new BitSet();
    List<Integer> byHistories =
        IntStream.range(0, model.components())
            .boxed()
            .sorted(Comparator.comparing(c -> model.automata[c].size()))
            .toList();
    double combinations = 1;
    for (int c : byHistories) {
      if (combinations < enough) {
        combinations *= model.automata[c].size();
        deciding.set(c);
      }
    }
    return deciding.stream().toArray();
  }

  int owner(int[] state) {
    int sum = 0;
    for (int c : deciding) {
      sum += share(c, state[c]);
    }
    return sum % workers;
  }

  /** To whom the state belongs that a change makes of one which belongs to somebody. */
  int owner(int before, Change change) {
    return workers == 1 ? 0 : (before + change.shift(this)) % workers;
  }

  /** By how many workers the owner is another one if a history is replaced by another. */
  int shift(int position, int before, int after) {
    return decides[position] ? share(position, after) + workers - share(position, before) : 0;
  }

  /** What a history adds to the number of the owner. */
  private int share(int component, int history) {
    int h = (history * 0x9E3779B1 ^ component) * 0x85EBCA77;
    return ((h ^ h >>> 15) & Integer.MAX_VALUE) % workers;
  }
}
