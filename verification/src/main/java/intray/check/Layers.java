package intray.check;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Visits each state of a graph without cycles once, in layers: every move leads to a higher layer,
 * so when the lowest is visited all ways to its states are known, and afterwards its states can be
 * forgotten. Any number of workers visit a layer together; what is visited and counted does not
 * depend on how many they are.
 *
 * <p>Unlike the walk {@link DepthFirst depth first} it has few of the states in memory at a time,
 * and comes to the ends of executions late.
 */
final class Layers {
  /** So many states a worker takes at a time. */
  private static final int PORTION = 128;

  /** Among so many parts of a layer two workers seldom want to add to the same. */
  private static final int PARTS_PER_WORKER = 8;

  private final Model model;
  private final Budget budget;
  private final int workers;
  private final int parts;
  private final IntFunction<Space> spaces;
  private int width;

  /** The layers that are still to be visited, by number. */
  private final ConcurrentSkipListMap<Integer, Layer> ahead = new ConcurrentSkipListMap<>();

  /** Which is being visited; null before the first and after the last. */
  private volatile @Nullable Layer current;

  private volatile boolean over;
  private final AtomicLong states = new AtomicLong();
  private long executions;
  private long bytes;

  /** What a worker walks. */
  interface Space extends StateSpace {
    /** The layer of a state. */
    int layer(int[] state);
  }

  /**
   * A walk that has not begun.
   *
   * @param spaces by number of a worker, the same states and moves as for all others
   */
  Layers(Model model, Budget budget, int workers, IntFunction<Space> spaces) {
    this.model = model;
    this.budget = budget;
    this.workers = workers;
    this.parts = workers == 1 ? 1 : Integer.highestOneBit(PARTS_PER_WORKER * workers);
    this.spaces = spaces;
  }

  /** Walks until everything is seen or a bound is reached. */
  void run() {
    Worker first = new Worker(spaces.apply(0));
    width = first.space.width();
    first.start();
    Phaser layers =
        new Phaser() {
          @Override
          protected boolean onAdvance(int phase, int registered) {
            advance();
            return registered == 0;
          }
        };
    new Workers(workers)
        .run(number -> (number == 0 ? first : new Worker(spaces.apply(number))).work(layers));
  }

  private void advance() {
    long now = 0;
    for (Layer layer : ahead.values()) {
      now += layer.bytes();
    }
    bytes = Math.max(bytes, now);
    Map.Entry<Integer, Layer> lowest = over ? null : ahead.pollFirstEntry();
    Layer next = lowest == null ? null : lowest.getValue();
    if (next != null) {
      next.open();
    }
    current = next;
  }

  /** How many executions there are, or -1 if the number does not fit. */
  synchronized long executions() {
    return executions;
  }

  private synchronized void credit(long more) {
    executions = sum(executions, more);
  }

  private static long sum(long one, long two) {
    return one < 0 || two < 0 || one + two < 0 ? -1 : one + two;
  }

  long states() {
    return states.get();
  }

  /** What the states took that had to be remembered at the same time, in bytes. */
  long bytes() {
    return bytes;
  }

  /** One of those who visit. */
  private final class Worker {
    private final Space space;
    private final int[] state;
    private final StateSpace.Visitor visitor = this::move;

    /** Layers that were added to lately, by the low bits of their number. */
    private final @Nullable Layer[] near = new @Nullable Layer[64];

    /** Of the state that is being visited: the ways to it, the fewest moves, and those from it. */
    private long ways;

    private int moves;
    private int shown;

    private long added;
    private long ended;

    Worker(Space space) {
      this.space = space;
      this.state = new int[space.width()];
    }

    void start() {
      ways = 1;
      moves = 0;
      move(0, space.start());
      states.addAndGet(added);
      added = 0;
    }

    /** Whoever comes late, takes part from the next layer on. */
    void work(Phaser layers) {
      layers.register();
      try {
        layers.arriveAndAwaitAdvance();
        for (Layer layer = current; layer != null; layer = current) {
          visit(layer);
          layers.arriveAndAwaitAdvance();
        }
        credit(ended);
      } catch (RuntimeException | Error e) {
        over = true;
        throw e;
      } finally {
        layers.arriveAndDeregister();
      }
    }

    private void visit(Layer layer) {
      for (Portion portion = layer.next(); portion != null && !over; portion = layer.next()) {
        for (int k = portion.from(); k < portion.to(); k++) {
          visit(portion.of(), k);
        }
        long all = states.addAndGet(added);
        added = 0;
        synchronized (model.growing) { // who is told how far it is may run components
          over |= budget.isSpent(all, 0);
        }
      }
    }

    private void visit(Part part, int number) {
      part.states.get(number, state);
      ways = part.ways(number);
      moves = part.moves(number) + 1;
      shown = 0;
      boolean cut = budget.isTooLong(moves);
      if (!cut) {
        space.expand(state, visitor);
      }
      if (shown == 0) {
        ended = sum(ended, ways);
        if (!cut) {
          space.end(state);
        }
      }
    }

    private void move(int who, int[] next) {
      shown++;
      added += layer(space.layer(next)).part(next).add(next, ways, moves) ? 1 : 0;
    }

    private Layer layer(int number) {
      int slot = number & (near.length - 1);
      Layer layer = near[slot];
      if (layer == null || layer.number != number) {
        layer = ahead.computeIfAbsent(number, Layer::new);
        near[slot] = layer;
      }
      return layer;
    }
  }

  /** Some states of a part. */
  private record Portion(Part of, int from, int to) {}

  /** States whose components have performed the same number of operations together. */
  private final class Layer {
    final int number;
    private final Part[] all;
    private final AtomicInteger taken = new AtomicInteger();

    /** By part, how many portions the parts before it have. */
    private final int[] before;

    Layer(int number) {
      this.number = number;
      Layer like = current;
      this.all = new Part[parts];
      this.before = new int[parts + 1];
      for (int k = 0; k < parts; k++) {
        all[k] = new Part(like == null ? null : like.all[k].states);
      }
    }

    Part part(int[] state) {
      return all.length == 1 ? all[0] : all[hash(state) & (all.length - 1)];
    }

    private static int hash(int[] state) {
      int h = Arrays.hashCode(state) * 0x9E3779B1;
      return h ^ h >>> 15;
    }

    /** No more is added. */
    void open() {
      for (int k = 0; k < all.length; k++) {
        before[k + 1] = before[k] + (all[k].states.size() + PORTION - 1) / PORTION;
      }
    }

    /** What to visit next, or null. */
    @Nullable Portion next() {
      int portion = taken.getAndIncrement();
      for (int k = 0; k < all.length; k++) {
        if (portion < before[k + 1]) {
          int from = (portion - before[k]) * PORTION;
          return new Portion(all[k], from, Math.min(from + PORTION, all[k].states.size()));
        }
      }
      return null;
    }

    long bytes() {
      long sum = 0;
      for (Part part : all) {
        sum += part.bytes();
      }
      return sum;
    }
  }

  /** A part of a layer: its states, each with the number of ways to it and the fewest moves. */
  private final class Part {
    private static final int WAYS = 0;
    private static final int MOVES = 1;

    final StateSet states;

    Part(@Nullable StateSet like) {
      states = like == null ? new StateSet(width, 2) : new StateSet(like);
    }

    long ways(int number) {
      return states.extra(number, WAYS);
    }

    int moves(int number) {
      return (int) states.extra(number, MOVES);
    }

    /** Adds ways to a state. Tells whether it is new. */
    synchronized boolean add(int[] state, long more, int afterMoves) {
      int number = states.add(state);
      boolean isNew = number >= 0;
      number = isNew ? number : ~number;
      states.setExtra(number, WAYS, isNew ? more : sum(ways(number), more));
      if (isNew || afterMoves < moves(number)) {
        states.setExtra(number, MOVES, afterMoves);
      }
      return isNew;
    }

    synchronized long bytes() {
      return states.bytes();
    }
  }
}
