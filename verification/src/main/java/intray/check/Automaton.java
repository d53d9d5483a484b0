package intray.check;

import intray.Box;
import intray.Inbox;
import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
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
 * <p>Histories are looked up and added by any thread. Components run one at a time, unless
 * {@linkplain Isolation nothing} that they reach is common to any two of them; then it may happen
 * that two workers make the same history at once, and that of the slower one is dropped.
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

  /** Held by who runs a component while nobody else may. */
  private final Object growing;

  private final Histories histories = new Histories();

  /** For histories that are made while {@link #growing} is held. */
  private final Histories.Numbers common = histories.numbers();

  private final Map<Thread, Own> own = new ConcurrentHashMap<>();

  /** Whether there are {@link #OFTEN} histories by now. */
  private volatile boolean isMany;

  /** What went otherwise for one worker than at the same time for another, in words. */
  private volatile List<String> otherwise = List.of();

  /** What a worker has for itself. */
  private static final class Own {
    final Histories.Numbers numbers;

    /**
     * The component as it is after some history, between two steps, so that it need not be made.
     */
    @Nullable Replay suspended;

    /** After which. */
    @Nullable LocalState at;

    Own(Histories.Numbers numbers) {
      this.numbers = numbers;
    }
  }

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
    return histories.get(0);
  }

  LocalState state(int id) {
    return histories.get(id);
  }

  /** How many operations a history has. */
  int length(int id) {
    return histories.get(id).length;
  }

  int size() {
    return histories.size();
  }

  /**
   * Looks once more at all histories before they are forgotten.
   *
   * @return whether all went as before; if not, it is remembered for the audit at the end
   */
  boolean isAudited() {
    otherwise = audit();
    return otherwise.isEmpty();
  }

  /** The same component without any history but the first. */
  Automaton anew(Model model) {
    return new Automaton(model, component, watchdog, matcher.anew()).begun();
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
    for (LocalState state : histories.all()) {
      leaves += state.isLeaf() ? 1 : 0;
    }
    int times = leaves <= FEW ? AUDITS : 1;
    for (LocalState state : histories.all()) {
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
    for (LocalState state : histories.all()) {
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
          Watchdog.requireAlone(wiring, component);
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
      return known != null ? known : made(parent, answer, ahead, common);
    }
  }

  /** Likewise, while other workers do so too: nothing that components reach is common to two. */
  LocalState extendBeside(LocalState parent, int answer, Ahead ahead) {
    return isFew() ? extend(parent, answer, ahead) : made(parent, answer, ahead, own().numbers);
  }

  private boolean isFew() {
    if (!isMany && size() >= OFTEN) {
      isMany = true;
    }
    return !isMany;
  }

  private Own own() {
    Own known = own.get(Thread.currentThread());
    if (known == null) {
      known = new Own(histories.numbers());
      own.put(Thread.currentThread(), known);
    }
    return known;
  }

  private LocalState made(
      @Nullable LocalState parent, int answer, @Nullable Ahead ahead, Histories.Numbers numbers) {
    boolean again = isFew() || statics.isAnyKept();
    Replay replay = resumed(parent);
    if (replay == null) {
      replay = Replay.of(this, parent, answer, matcher, false);
    }
    run(replay, again ? null : ahead, again);
    return added(parent, answer, replay, again, numbers);
  }

  private LocalState added(
      @Nullable LocalState parent,
      int answer,
      Replay replay,
      boolean whole,
      Histories.Numbers numbers) {
    @Nullable LocalState first = null;
    @Nullable LocalState at = parent;
    int given = answer;
    boolean isNew = true;
    for (Replay.Asked asked : replay.asked()) {
      LocalState state = next(at, given, asked, numbers);
      isNew = state.parent == at && state.answer == given;
      if (!state.operation.sameAs(asked.operation())) { // another worker was faster
        otherwise = List.of(replay.divergence(state.operation, asked.operation()));
        isNew = false;
      }
      first = first == null ? state : first;
      if (!isNew) {
        break;
      }
      at = state;
      given = asked.given();
    }
    if (replay.isSuspended() && isNew && at != null) {
      Own mine = own();
      mine.suspended = replay;
      mine.at = at;
    } else if (!whole) {
      close(replay);
    }
    return Objects.requireNonNull(first, "a replay asks at least one operation");
  }

  /** The history that follows: one that is new, or looks the same as one that is known. */
  private LocalState next(
      @Nullable LocalState before, int given, Replay.Asked asked, Histories.Numbers numbers) {
    String key = asked.key();
    List<LocalState.LocalFinding> findings = findings(before, given, asked);
    if (key != null && findings.size() > asked.findings().size()) {
      key += findings; // what only the answer reveals
    }
    LocalState known = matcher.first(key);
    if (known != null) {
      return before == null ? known : before.add(given, known);
    }
    int number = numbers.next();
    LocalState state = add(before, given, asked.operation(), findings, numbers);
    if (key != null && state.id == number) {
      matcher.note(key, state, component);
    }
    return state;
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
    Own mine = own.get(Thread.currentThread());
    Replay replay = mine == null ? null : mine.suspended;
    if (mine == null || replay == null) {
      release(Thread::isAlive);
      return null;
    }
    mine.suspended = null; // before anything goes wrong
    if (mine.at == after) {
      return replay;
    }
    close(replay);
    return null;
  }

  /** Lets go of all components that are kept. */
  private void release() {
    release(worker -> false);
  }

  private void release(Predicate<Thread> except) {
    own.forEach(
        (worker, kept) -> {
          if (!except.test(worker) && own.remove(worker, kept)) { // before anything goes wrong
            Replay replay = kept.suspended;
            if (replay != null) {
              close(replay);
            }
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
    return add(before, given, asked.operation(), findings(before, given, asked), common);
  }

  private LocalState add(
      @Nullable LocalState before,
      int given,
      Operation operation,
      List<LocalState.LocalFinding> findings,
      Histories.Numbers numbers) {
    LocalState made =
        new LocalState(numbers.next(), before, given, operation, closed(before), findings);
    numbers.show(made); // before anybody can learn its number
    LocalState state = before == null ? made : before.add(given, made);
    if (state == made) {
      numbers.take();
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
