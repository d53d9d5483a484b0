package intray.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private final Model model;
  private final Budget budget;
  private final int workers;
  private final IntFunction<Space> spaces;
  private int width;

  private final Shares shares;

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
    this.shares = new Shares(model, workers);
    for (int k = 0; k < workers; k++) {
      sent.add(new ConcurrentLinkedQueue<>());
    }
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
    first.parts[shares.owner(state)].states.add(state, 1, 0);
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

    /** A state that was received. */
    private final int[] received = new int[width];

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
      Arrays.setAll(toSend, k -> new Batch(packing));
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
      pass(space.layer(next), shares.owner(next), next);
    }

    private void move(Change change) {
      shown++;
      int to = shares.owner(owner, change);
      long[] flips = change.flips(packing);
      if (flips == null || change.operations >= arrivals.length) {
        change.make(state);
        pass(layer + change.operations, to, state);
        change.undo(state);
      } else if (to != number) {
        Batch batch = toSend(to, packing);
        if (batch.put(layer + change.operations, packed, flips, ways, moves)) {
          send(to);
        }
      } else {
        StateTable.Arrivals arriving = arrivals(change.operations);
        if (arriving.takes(packing)) {
          added += arriving.add(packed, flips, ways, moves);
        } else {
          change.make(state);
          added += arriving.add(state, ways, moves);
          change.undo(state);
        }
      }
    }

    private void pass(int higher, int to, int[] next) {
      if (to == number) {
        add(higher, next, ways, moves);
      } else {
        Batch batch = toSend(to, packing);
        if (!batch.fits(next)) {
          batch = toSend(to, packing.wider(next));
        }
        if (batch.put(higher, next, ways, moves)) {
          send(to);
        }
      }
    }

    /** What is to be sent, all of it packed in one way. */
    private Batch toSend(int to, Packing like) {
      if (toSend[to].packing() != like) {
        send(to);
        toSend[to].begin(like);
      }
      return toSend[to];
    }

    private void add(int higher, int[] one, long waysToIt, int movesToIt) {
      if (higher - layer < arrivals.length) {
        added += arrivals(higher - layer).add(one, waysToIt, movesToIt);
      } else {
        added += layer(higher).parts[number].states.add(one, waysToIt, movesToIt) ? 1 : 0;
      }
    }

    private void send(int to) {
      if (toSend[to].size() > 0) {
        Packing like = toSend[to].packing();
        sent.get(to).add(toSend[to]);
        Batch next = spare.poll();
        toSend[to] = next == null ? new Batch(like) : next;
        toSend[to].begin(like);
      }
    }

    private void receive() {
      Queue<Batch> mine = sent.get(number);
      for (Batch batch = mine.poll(); batch != null; batch = mine.poll()) {
        for (int k = 0; k < batch.size(); k++) {
          receive(batch, k);
        }
        spare.add(batch);
      }
      settle();
      states.addAndGet(added);
      added = 0;
    }

    private void receive(Batch batch, int k) {
      int operations = batch.layer(k) - layer;
      if (operations < arrivals.length && arrivals(operations).takes(batch.packing())) {
        added += batch.arrive(k, arrivals(operations));
      } else {
        batch.unpack(k, received);
        add(batch.layer(k), received, batch.ways(k), batch.moves(k));
      }
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
