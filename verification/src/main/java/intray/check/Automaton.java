package intray.check;

import intray.Box;
import intray.Inbox;
import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One component as the finite automaton that its local histories span. The component's code runs
 * once for each new history: it is made by its factory, its operations are answered as recorded,
 * and it is stopped at the first one that is not. What would be asked for next anyway is run at
 * once, and if the component comes to the end of a step so it is kept, and goes on from there.
 *
 * <p>Histories are looked up by any thread without a lock; new ones of a model are added by one
 * thread at a time. Components run one at a time, too, unless {@linkplain Isolation nothing} that
 * they reach is common to any two of them.
 */
class Automaton {
  /** So many complete histories are few enough to be run {@link #AUDITS} times in an audit. */
  private static final int FEW = 100;

  private static final int AUDITS = 8;

  /** How many operations a matched history is followed, to see that it was matched rightly. */
  private static final int AHEAD = 24;

  /** In how many ways. */
  private static final int TRIALS = 8;

  /**
   * As long as there are fewer histories, each is run from its beginning, and no further than was
   * asked for: so a component that tosses a coin of its own is caught in the act. For ever so where
   * static fields are put back after each replay.
   */
  private static final int OFTEN = 200;

  final Wiring wiring;
  final int component;
  final Items items;
  final Sharing sharing;
  final Matcher matcher;
  private final Statics statics;
  final Watchdog watchdog;

  /** For the watchdog. */
  private final String name;

  private final Object growing;
  private volatile LocalState[] states = new LocalState[8];

  /** By history, how long it is. */
  private volatile int[] lengths = new int[8];

  private volatile int size;

  /** By worker: each has histories of its own to go on with. */
  private final Map<Thread, Suspended> suspended = new ConcurrentHashMap<>();

  /** What went otherwise for one worker than at the same time for another, in words. */
  private volatile List<String> otherwise = List.of();

  /** The component as it is after some history, between two steps, so that it need not be made. */
  private record Suspended(Replay replay, LocalState at) {}

  /** What it waited for last, which is most often what it waits for next. */
  private volatile Operation waited = Operation.await(new int[0]);

  /** Without any history yet; see {@link #begun}. */
  Automaton(Model model, int component, Watchdog watchdog, Matcher matcher) {
    this.wiring = model.wiring;
    this.component = component;
    this.items = model.items;
    this.sharing = model.sharing;
    this.statics = model.statics;
    this.watchdog = watchdog;
    this.name = "component " + wiring.path(component);
    this.matcher = matcher;
    this.growing = model.growing;
  }

  /** Runs the component up to the first operation whose answer depends on others. */
  Automaton begun() {
    extend(null, 0, null);
    return this;
  }

  LocalState start() {
    return states[0];
  }

  LocalState state(int id) {
    return states[id];
  }

  /** How many operations a history has. */
  int length(int id) {
    return lengths[id];
  }

  int size() {
    return size;
  }

  /** The histories so far; there may be more while they are looked at. */
  private LocalState[] known() {
    return Arrays.copyOf(states, size);
  }

  /**
   * Runs every complete history again, those of a small automaton several times. (A history that
   * was found to be one already known is complete.)
   *
   * @return what went otherwise than before, in words
   */
  List<String> audit() {
    release();
    if (!otherwise.isEmpty()) {
      return otherwise;
    }
    int leaves = 0;
    for (LocalState state : known()) {
      leaves += state.isLeaf() ? 1 : 0;
    }
    int times = leaves <= FEW ? AUDITS : 1;
    for (LocalState state : known()) {
      for (int k = 0; k < times && state.isLeaf() && !isExhausting(state); k++) {
        Replay replay = Replay.of(this, state.parent, state.answer, null, false);
        rerun(replay);
        List<String> otherwise = replay.otherwiseThan(state);
        if (!otherwise.isEmpty()) {
          return otherwise;
        }
      }
    }
    return List.of();
  }

  /** What fills the stack or the memory takes long, and does the same again if asked for. */
  private static boolean isExhausting(LocalState state) {
    return state.operation.cause() instanceof VirtualMachineError;
  }

  /**
   * Runs histories that were taken for one that was known before, and goes on as the known one did.
   *
   * @return false if one of them does otherwise, so that the component has a state that cannot be
   *     seen
   */
  boolean isMatchedWell() {
    for (LocalState state : known()) {
      for (int k = 0; k < state.children(); k++) {
        if (state.isMatched(k) && !goesOnAlike(state, state.answer(k), state.child(k))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Follows the known history in some of the ways that it went, the nearest parting first. */
  private boolean goesOnAlike(LocalState state, int answer, LocalState known) {
    for (int trial = 0, more = 0; trial < TRIALS && more == 0; trial++) {
      List<LocalState> on = new ArrayList<>();
      int[] given = new int[AHEAD];
      LocalState at = known;
      int next = answer;
      more = trial;
      while (true) {
        given[on.size()] = next;
        on.add(at);
        if (at.children() == 0 || on.size() == AHEAD) {
          break;
        }
        int way = more % at.children();
        more /= at.children();
        next = at.answer(way);
        at = at.child(way);
      }
      Replay replay = Replay.along(this, state, on, given);
      rerun(replay);
      if (!replay.otherwiseThan(at).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Where in the source the operation of a history is asked. */
  String where(LocalState state) {
    Replay replay = Replay.of(this, state.parent, state.answer, null, true);
    rerun(replay);
    return replay.where();
  }

  /**
   * Runs a component.
   *
   * @param whole whether it is then over for it
   */
  private void run(Replay replay, @Nullable Ahead ahead, boolean whole) {
    statics.alone(
        component,
        () -> {
          watchdog.begin(name);
          try {
            replay.run(ahead);
            if (whole) {
              replay.close();
            }
          } finally {
            watchdog.end();
          }
          watchdog.requireAlone(wiring, component);
          return replay;
        });
  }

  private void rerun(Replay replay) {
    run(replay, null, true);
  }

  /** The history after an answer; runs the component if nobody has asked before. */
  LocalState after(LocalState state, int answer) {
    LocalState known = state.after(answer);
    return known != null ? known : extend(state, answer, null);
  }

  /**
   * The history that follows one if nobody has asked for it before.
   *
   * @param ahead who answers what the component asks after that, as far as one may; or null
   */
  LocalState extend(@Nullable LocalState parent, int answer, @Nullable Ahead ahead) {
    synchronized (growing) {
      LocalState known = parent == null ? null : parent.after(answer);
      return known != null ? known : made(parent, answer, ahead);
    }
  }

  /** Likewise, while other workers do so too: nothing that components reach is common to two. */
  LocalState extendBeside(LocalState parent, int answer, Ahead ahead) {
    return isFew() ? extend(parent, answer, ahead) : made(parent, answer, ahead);
  }

  private boolean isFew() {
    return size < OFTEN;
  }

  private LocalState made(@Nullable LocalState parent, int answer, @Nullable Ahead ahead) {
    boolean again = isFew() || statics.isAnyKept();
    Replay replay = resumed(parent);
    if (replay == null) {
      replay = Replay.of(this, parent, answer, matcher, false);
    }
    run(replay, again ? null : ahead, again);
    synchronized (growing) {
      return added(parent, answer, replay, again);
    }
  }

  private LocalState added(@Nullable LocalState parent, int answer, Replay replay, boolean whole) {
    @Nullable LocalState first = null;
    @Nullable LocalState at = parent;
    int given = answer;
    boolean matched = false;
    for (Replay.Asked asked : replay.asked()) {
      LocalState there = at == null ? null : at.after(given);
      LocalState state = there;
      if (there != null) { // another worker was faster
        if (!there.operation.sameAs(asked.operation())) {
          otherwise = List.of(replay.divergence(there.operation, asked.operation()));
          matched = true;
        }
      } else {
        String key = asked.key();
        List<LocalState.LocalFinding> findings = findings(at, given, asked);
        if (key != null && findings.size() > asked.findings().size()) {
          key += findings; // what only the answer reveals
        }
        state = matcher.first(key);
        if (state == null) {
          state = add(at, given, asked.operation(), findings);
          matcher.note(key, state, component);
        } else {
          matched = true;
          if (at != null) {
            at.add(given, state);
          }
        }
      }
      first = first == null ? state : first;
      if (matched) {
        break;
      }
      at = state;
      given = asked.given();
    }
    if (replay.isSuspended() && !matched && at != null) {
      suspended.put(Thread.currentThread(), new Suspended(replay, at));
    } else if (!whole) {
      close(replay);
    }
    return Objects.requireNonNull(first, "a replay asks at least one operation");
  }

  /** What a component asks that waits; histories that wait for the same have it in common. */
  Operation waiting(Step wait) {
    Operation last = waited;
    if (isFor(wait, last.guard())) {
      return last;
    }
    int[] guard = new int[wait.size()];
    for (int k = 0; k < guard.length; k++) {
      guard[k] = number(wait.box(k));
    }
    waited = Operation.await(guard);
    return waited;
  }

  private static boolean isFor(Step wait, int[] guard) {
    boolean same = guard.length == wait.size();
    for (int k = 0; same && k < guard.length; k++) {
      same = guard[k] == number(wait.box(k));
    }
    return same;
  }

  private static int number(Box box) {
    return box instanceof Inbox ? box.id() : ~box.id();
  }

  /** The component as it is after a history, if this worker was there last. */
  private @Nullable Replay resumed(@Nullable LocalState after) {
    Suspended mine = suspended.remove(Thread.currentThread());
    if (mine != null && mine.at == after) {
      return mine.replay;
    } else if (mine != null) {
      close(mine.replay);
    } else {
      release(Thread::isAlive);
    }
    return null;
  }

  /** Lets go of all components that are kept. */
  private void release() {
    release(worker -> false);
  }

  private void release(Predicate<Thread> except) {
    suspended.forEach(
        (worker, kept) -> {
          if (!except.test(worker)
              && suspended.remove(worker, kept)) { // before anything goes wrong
            close(kept.replay);
          }
        });
  }

  private void close(Replay replay) {
    watchdog.begin(name);
    try {
      replay.close();
    } finally {
      watchdog.end();
    }
  }

  final LocalState add(@Nullable LocalState before, int given, Replay.Asked asked) {
    return add(before, given, asked.operation(), findings(before, given, asked));
  }

  private LocalState add(
      @Nullable LocalState before,
      int given,
      Operation operation,
      List<LocalState.LocalFinding> findings) {
    LocalState state = new LocalState(size, before, given, operation, closed(before), findings);
    boolean full = size == states.length;
    LocalState[] all = full ? Arrays.copyOf(states, 2 * size) : states;
    int[] allLengths = full ? Arrays.copyOf(lengths, 2 * size) : lengths;
    all[size] = state;
    allLengths[size] = state.length;
    states = all; // before anybody can learn its number
    lengths = allLengths;
    size = state.id + 1;
    if (before != null) {
      before.add(given, state);
    }
    return state;
  }

  private List<LocalState.LocalFinding> findings(
      @Nullable LocalState before, int given, Replay.Asked asked) {
    if (before == null || before.operation.kind() != Operation.Kind.SEND || given == 1) {
      return asked.findings();
    }
    int outbox = before.operation.box();
    int inbox = wiring.target(outbox);
    List<LocalState.LocalFinding> findings = new ArrayList<>(asked.findings());
    findings.add(
        new LocalState.LocalFinding(
            FindingKind.REFUSED_SEND,
            "its send through "
                + wiring.outboxName(outbox)
                + " is refused: "
                + wiring.inboxName(inbox)
                + " is full (bound "
                + wiring.bound(inbox)
                + "). Use offer(), or be its only writer and await space."));
    return findings;
  }

  private boolean[] closed(@Nullable LocalState parent) {
    int first = wiring.firstOutbox(component);
    if (parent == null) {
      return new boolean[wiring.firstOutbox(component + 1) - first];
    }
    if (parent.operation.kind() != Operation.Kind.CLOSE) {
      return parent.closed;
    }
    boolean[] closed = parent.closed.clone();
    closed[parent.operation.box() - first] = true;
    return closed;
  }
}
