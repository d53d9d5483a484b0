package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Visits each state of a graph without cycles once, in layers: every move leads to a higher layer,
 * so when the lowest is visited all ways to its states are known, and afterwards its states can be
 * forgotten. Any number of workers visit a layer together; what is visited and counted does not
 * depend on how many they are.
 *
 * <p>Each state belongs to one worker, who alone remembers it: what one has just written, another
 * would have to wait for. To whom it belongs is decided by the histories of a few components, so
 * most moves lead to a state of the same worker; others are sent there.
 *
 * <p>Unlike the walk {@link DepthFirst depth first} it has few of the states in memory at a time,
 * and comes to the ends of executions late.
 */
final class Layers {
  /** So many states a worker takes at a time. */
  private static final int PORTION = 128;

  /** So many different combinations of histories for each worker share the states out evenly. */
  private static final int ENOUGH = 32;

  private final Model model;
  private final Budget budget;
  private final int workers;
  private final IntFunction<Space> spaces;
  private int width;

  /** The components that decide to whom a state belongs; by position, whether it is one of them. */
  private final int[] deciding;

  private final boolean[] decides;

  /** The layers that are still to be visited, by number. */
  private final ConcurrentSkipListMap<Integer, Layer> ahead = new ConcurrentSkipListMap<>();

  /** By worker: the states that others have met. */
  private final List<Queue<Batch>> sent = new ArrayList<>();

  /** Batches to be used again. */
  private final Queue<Batch> spare = new ConcurrentLinkedQueue<>();

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

    /**
     * Shows the moves of a state as what they change, if they are known so.
     *
     * @return false if they are not; then none was shown
     */
    boolean expand(int[] state, Changes changes);
  }

  /** Is shown each move of a state. */
  interface Changes {
    void move(Change change);
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
    this.spaces = spaces;
    this.deciding = deciding(model, ENOUGH * workers);
    this.decides = new boolean[model.width];
    for (int c : deciding) {
      decides[c] = true;
    }
    for (int k = 0; k < workers; k++) {
      sent.add(new ConcurrentLinkedQueue<>());
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

  /** Walks until everything is seen or a bound is reached. */
  void run() {
    Space space = spaces.apply(0);
    width = space.width();
    start(space);
    Phaser together =
        new Phaser(workers) {
          @Override
          protected boolean onAdvance(int phase, int registered) {
            if (phase % 2 == 0) { // in between, what was sent is taken
              advance();
            }
            return false;
          }
        };
    try {
      new Workers(workers).run(number -> work(number, number == 0 ? space : null, together));
    } finally {
      together.forceTermination(); // if not all of them came to life
    }
  }

  /** If it ends badly nobody waits for this worker. */
  private void work(int number, @Nullable Space space, Phaser together) {
    boolean well = false;
    try {
      new Worker(number, space == null ? spaces.apply(number) : space).work(together);
      well = true;
    } finally {
      if (!well) {
        over = true;
        together.forceTermination();
      }
    }
  }

  private void start(Space space) {
    int[] state = space.start();
    Layer first = layer(space.layer(state));
    first.parts[owner(state)].states.add(state, 1, 0);
    states.set(1);
  }

  private void advance() {
    long now = 0;
    for (Layer layer : ahead.values()) {
      now += layer.bytes();
    }
    bytes = Math.max(bytes, now);
    Map.Entry<Integer, Layer> lowest = over ? null : ahead.pollFirstEntry();
    current = lowest == null ? null : lowest.getValue();
  }

  private Layer layer(int number) {
    return ahead.computeIfAbsent(number, Layer::new);
  }

  /** To which worker a state belongs. */
  private int owner(int[] state) {
    if (workers == 1) {
      return 0;
    }
    int h = 1;
    for (int c : deciding) {
      h = (h + state[c]) * 0x9E3779B1;
    }
    return ((h ^ h >>> 15) & Integer.MAX_VALUE) % workers;
  }

  /** How many executions there are, or -1 if the number does not fit. */
  synchronized long executions() {
    return executions;
  }

  private synchronized void credit(long more) {
    executions = StateTable.sum(executions, more);
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
    private final int number;
    private final Space space;
    private final int[] state;
    private final StateSpace.Visitor visitor = this::move;
    private final Changes changes = this::move;

    /** By number of operations: what arrives in the layer that is higher by so many. */
    private final StateTable.@Nullable Arrivals[] arrivals = new StateTable.@Nullable Arrivals[64];

    /** By worker, what is still to be sent. */
    private final Batch[] toSend = new Batch[workers];

    /** Which layer is being visited. */
    private int layer;

    /** Of the state that is being visited: the ways to it, the fewest moves, and those from it. */
    private long ways;

    private int moves;
    private int shown;

    /** Its owner, and how it is packed. */
    private int owner;

    private Packing packing;
    private long[] packed = {};

    private long added;
    private long ended;

    Worker(int number, Space space) {
      this.number = number;
      this.space = space;
      this.state = new int[width];
      this.packing = new Packing(width);
      Arrays.setAll(toSend, k -> new Batch(width));
    }

    void work(Phaser together) {
      together.arriveAndAwaitAdvance();
      for (Layer layer = current; layer != null && !together.isTerminated(); layer = current) {
        visit(layer);
        for (int k = 0; k < workers; k++) {
          send(k);
        }
        together.arriveAndAwaitAdvance();
        receive();
        together.arriveAndAwaitAdvance();
      }
      credit(ended);
    }

    /** First what belongs to this worker, then what others have not come to yet. */
    private void visit(Layer here) {
      Arrays.fill(arrivals, null);
      layer = here.number;
      for (int k = 0; k < workers; k++) {
        Part part = here.parts[(number + k) % workers];
        packing = part.states.packing();
        packed = new long[packing.words];
        for (int from = part.take(); from < part.states.size() && !over; from = part.take()) {
          int to = Math.min(from + PORTION, part.states.size());
          for (int visited = from; visited < to; visited++) {
            visit(part, visited);
          }
          receive();
          synchronized (model.growing) { // who is told how far it is may run components
            over |= budget.isSpent(states.get(), 0);
          }
        }
      }
    }

    private void visit(Part part, int visited) {
      part.states.get(visited, packed);
      packing.unpack(packed, 0, state);
      owner = part.owner;
      ways = part.states.ways(visited);
      moves = part.states.moves(visited) + 1;
      shown = 0;
      boolean cut = budget.isTooLong(moves);
      if (!cut && !space.expand(state, changes)) {
        space.expand(state, visitor);
      }
      if (shown == 0) {
        ended = StateTable.sum(ended, ways);
        if (!cut) {
          space.end(state);
        }
      }
    }

    private void move(int who, int[] next) {
      shown++;
      pass(space.layer(next), owner(next), next);
    }

    private void move(Change change) {
      shown++;
      boolean stays = workers == 1 || !change.touches(decides);
      if (stays && owner == number && change.operations < arrivals.length) {
        StateTable.Arrivals arriving = arrivals(change.operations);
        long[] flips = arriving.takes(packing) ? change.flips(packing) : null;
        if (flips != null) {
          added += arriving.add(packed, flips, ways, moves);
          return;
        }
      }
      change.make(state);
      pass(layer + change.operations, stays ? owner : owner(state), state);
      change.undo(state);
    }

    private void pass(int higher, int to, int[] next) {
      if (to == number) {
        add(higher, next, ways, moves);
      } else if (toSend[to].put(higher, next, ways, moves)) {
        send(to);
      }
    }

    private void add(int higher, int[] one, long waysToIt, int movesToIt) {
      if (higher - layer < arrivals.length) {
        added += arrivals(higher - layer).add(one, waysToIt, movesToIt);
      } else {
        added += layer(higher).parts[number].states.add(one, waysToIt, movesToIt) ? 1 : 0;
      }
    }

    private void send(int owner) {
      if (toSend[owner].size > 0) {
        sent.get(owner).add(toSend[owner]);
        Batch next = spare.poll();
        toSend[owner] = next == null ? new Batch(width) : next;
      }
    }

    private void receive() {
      Queue<Batch> mine = sent.get(number);
      for (Batch batch = mine.poll(); batch != null; batch = mine.poll()) {
        for (int k = 0; k < batch.size; k++) {
          add(batch.layers[k], batch.state(k), batch.ways[k], batch.moves[k]);
        }
        batch.size = 0;
        spare.add(batch);
      }
      settle();
      states.addAndGet(added);
      added = 0;
    }

    private StateTable.Arrivals arrivals(int operations) {
      StateTable.Arrivals known = arrivals[operations];
      if (known == null) {
        known = new StateTable.Arrivals(layer(layer + operations).parts[number].states);
        arrivals[operations] = known;
      }
      return known;
    }

    private void settle() {
      for (StateTable.Arrivals arriving : arrivals) {
        added += arriving == null ? 0 : arriving.settle();
      }
    }
  }

  /** States that one worker has met and that belong to another, with what {@link Part} needs. */
  private static final class Batch {
    private static final int MOST = 128;

    final int[] layers = new int[MOST];
    final long[] ways = new long[MOST];
    final int[] moves = new int[MOST];
    int size;
    private final int[] vectors;
    private final int[] one;

    Batch(int width) {
      one = new int[width];
      vectors = new int[MOST * width];
    }

    /** Tells whether there is space for no more. */
    boolean put(int layer, int[] state, long waysToIt, int movesToIt) {
      System.arraycopy(state, 0, vectors, size * one.length, one.length);
      layers[size] = layer;
      ways[size] = waysToIt;
      moves[size++] = movesToIt;
      return size == MOST;
    }

    /** Until the next one is asked for. */
    int[] state(int index) {
      System.arraycopy(vectors, index * one.length, one, 0, one.length);
      return one;
    }
  }

  /** States whose components have performed the same number of operations together. */
  private final class Layer {
    final int number;

    /** By worker. */
    final Part[] parts = new Part[workers];

    Layer(int number) {
      this.number = number;
      Layer like = current;
      Arrays.setAll(parts, k -> new Part(k, like == null ? null : like.parts[k].states.packing()));
    }

    long bytes() {
      long sum = 0;
      for (Part part : parts) {
        sum += part.states.bytes();
      }
      return sum;
    }
  }

  /** The states of one worker in a layer. */
  private final class Part {
    final int owner;
    final StateTable states;
    private final AtomicInteger taken = new AtomicInteger();

    Part(int owner, @Nullable Packing packing) {
      this.owner = owner;
      this.states = new StateTable(packing == null ? new Packing(width) : packing);
    }

    /** From where on to visit next; others do not get the same. */
    int take() {
      return taken.getAndAdd(PORTION);
    }
  }
}
