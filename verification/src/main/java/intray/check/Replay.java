package intray.check;

import intray.Component;
import intray.HandedOffException;
import intray.Operations;
import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs one component alone, from its factory, along a recorded history and a little further: up to
 * the first operation whose answer depends on others. If that is between two steps, when nothing of
 * the component is on the stack, it can go on from there later. Watches, on the way, what the
 * component does to items that it has handed off.
 */
final class Replay implements Operations {
  /** The answer to an operation that has only one. */
  static final int FORCED = 1;

  /**
   * How many operations with a forced answer one step may ask before the replay stops for a look
   * round.
   */
  private static final int MAX_FORCED = 1000;

  /** How often a component that is to stop may ask for something else. */
  private static final int MAX_IN_VAIN = 10_000;

  private final Automaton automaton;
  private final Wiring wiring;
  private final int component;
  private final Items items;
  private final LocalState[] path;
  private final int[] answers;
  private final boolean locate;
  private final @Nullable Answers live;
  private final boolean[] closed;
  private final List<Asked> asked = new ArrayList<>();
  private final Handoffs handoffs;
  private final @Nullable Matcher matcher;
  private @Nullable Ahead ahead;

  /** Who alone may use the boxes. */
  private volatile @Nullable Thread thread;

  private volatile boolean isTrespassed;

  private int inVain;
  private @Nullable Component made;
  private Step step = Step.CONTINUE;
  private Stage stage = Stage.TO_MAKE;
  private List<LocalState.LocalFinding> findings = new ArrayList<>(0);
  private int position;
  private boolean stopped;
  private String where = "";

  /** What is to be done next. */
  private enum Stage {
    TO_MAKE,
    TO_WAIT,
    TO_BEGIN,
    TO_STEP,
    OVER
  }

  /** Answers for a component that runs live what no recorded history answers. */
  interface Answers {
    /** Instead of an answer: the component is to go no further. */
    int STOP = Integer.MIN_VALUE;

    /**
     * One operation.
     *
     * @param asked what the component asks, and what was found out before
     * @param where file and line in the component's code, or empty
     */
    int answer(Asked asked, String where);
  }

  /**
   * An operation beyond the recorded history, with what was found out before it.
   *
   * @param key what to compare the component by, if a step has ended; null if it is not compared
   * @param given what it was answered, if it was
   */
  record Asked(
      Operation operation,
      List<LocalState.LocalFinding> findings,
      @Nullable String key,
      int given) {}

  /**
   * Unwinds the component's stack. Not an Exception, so that a component does not catch it by
   * accident.
   */
  static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("the checker stops this replay; let it pass", null, false, false);
    }
  }

  /** Runs from the factory to the end, answered by others. */
  Replay(Automaton automaton, Answers live) {
    this(automaton, new LocalState[0], new int[0], automaton.matcher, true, live);
  }

  /**
   * A replay of some history.
   *
   * @param path the histories on the way, none if the component is only made
   * @param answers what each of them was answered
   * @param matcher where to stop because the rest is known, or null
   * @param locate whether to find out where in the source the next operation is asked
   * @param live who answers instead, or null
   */
  private Replay(
      Automaton automaton,
      LocalState[] path,
      int[] answers,
      @Nullable Matcher matcher,
      boolean locate,
      @Nullable Answers live) {
    this.live = live;
    this.automaton = automaton;
    this.wiring = automaton.wiring;
    this.component = automaton.component;
    this.items = automaton.items;
    this.handoffs = new Handoffs(wiring, component, items, automaton.sharing);
    this.matcher = matcher;
    this.locate = locate;
    this.closed = new boolean[wiring.firstOutbox(component + 1) - wiring.firstOutbox(component)];
    this.path = path;
    this.answers = answers;
  }

  /** A replay of a history and one more answer, or of none at all. */
  static Replay of(
      Automaton automaton,
      @Nullable LocalState parent,
      int answer,
      @Nullable Matcher matcher,
      boolean locate) {
    LocalState[] path = parent == null ? new LocalState[0] : parent.path();
    return new Replay(automaton, path, answers(path, answer), matcher, locate, null);
  }

  /** A replay of a history that goes on along others; the last operation is not answered. */
  static Replay along(Automaton automaton, LocalState parent, List<LocalState> on, int[] given) {
    LocalState[] before = parent.path();
    int length = before.length + on.size() - 1;
    LocalState[] path = Arrays.copyOf(before, length);
    int[] answers = Arrays.copyOf(answers(before, given[0]), length);
    for (int k = 1; k < on.size(); k++) {
      path[before.length + k - 1] = on.get(k - 1);
      answers[before.length + k - 1] = given[k];
    }
    return new Replay(automaton, path, answers, null, false, null);
  }

  /** What each history on the way was answered, and the last one. */
  private static int[] answers(LocalState[] path, int last) {
    int[] answers = new int[path.length];
    for (int k = 1; k < path.length; k++) {
      answers[k - 1] = path[k].answer;
    }
    if (path.length > 0) {
      answers[path.length - 1] = last;
    }
    return answers;
  }

  List<Asked> asked() {
    return asked;
  }

  /**
   * For a replay along a history that is known to go on with an operation: what it did otherwise,
   * in words.
   */
  List<String> otherwiseThan(LocalState known) {
    Asked last = asked.get(0);
    for (LocalState.LocalFinding finding : last.findings()) {
      if (finding.kind() == FindingKind.NONDETERMINISTIC_COMPONENT) {
        return List.of(finding.message());
      }
    }
    return last.operation().sameAs(known.operation)
        ? List.of()
        : List.of(divergence(known.operation, last.operation()));
  }

  String where() {
    return where;
  }

  /**
   * Goes on, from the factory or from between two steps, as far as answers are known.
   *
   * @param newAhead who answers what nobody has answered yet, or null
   */
  void run(@Nullable Ahead newAhead) {
    ahead = newAhead;
    thread = Thread.currentThread();
    asked.clear();
    try {
      go();
    } catch (Stop e) {
      stage = Stage.OVER; // within a step
    } catch (Throwable e) { // whatever it is, a run would end with it
      stage = Stage.OVER;
      made = e instanceof OutOfMemoryError ? null : made; // it may be what fills the memory
      if (e instanceof CheckException known) {
        throw known;
      } else if (e instanceof OutOfMemoryError error && Heap.isHalfFull()) {
        throw error; // what the checker remembers fills it, not what this component does
      }
      if (stopped) {
        swallowed();
      } else {
        fail(e);
      }
    }
    ahead = null;
    if (isSuspended() && made instanceof AutoCloseable) {
      automaton.watchdog.keep(this);
    }
  }

  /** Whether it stopped between two steps, so that it can go on. */
  boolean isSuspended() {
    return stage != Stage.OVER;
  }

  /** The component's life is over. */
  void close() {
    stage = Stage.OVER;
    stopped = true; // its boxes are taken away
    if (made instanceof AutoCloseable closeable) {
      automaton.watchdog.letGo(this);
      try {
        closeable.close();
      } catch (Exception | Stop | LinkageError | AssertionError | StackOverflowError e) {
        // a replay is no run: what it could not release is of no interest to anybody
      }
    }
  }

  private void go() throws Exception {
    if (stage == Stage.TO_MAKE) {
      Wiring.Instance instance = wiring.instantiate(component, this);
      made = instance.component();
      step = instance.start();
      stage = Stage.TO_WAIT;
    }
    Component component = Objects.requireNonNull(made);
    while (true) {
      if (stage == Stage.TO_WAIT) {
        stage = Stage.TO_BEGIN;
        if (step.kind() == Step.Kind.DONE) {
          closeAll();
          ask(Operation.of(Operation.Kind.DONE, 0, 0));
          throw new AssertionError("a component that is done was answered");
        } else if (step.kind() != Step.Kind.CONTINUE && !isAnswered(waiting(step))) {
          return;
        }
      }
      if (stage == Stage.TO_BEGIN) {
        stage = Stage.TO_STEP;
        if (!isAnswered(Operation.of(Operation.Kind.BEGIN, 0, 0))) {
          return;
        }
      }
      step = component.next();
      stage = Stage.TO_WAIT;
      if (stopped) {
        stage = Stage.OVER;
        swallowed();
        return;
      }
      if (step == null) {
        throw new NullPointerException("next() returned null; return a Step");
      }
    }
  }

  private Operation waiting(Step wait) {
    if (wait.kind() == Step.Kind.PAUSE) {
      return Operation.of(Operation.Kind.PAUSE, 0, 0);
    }
    return automaton.waiting(wait);
  }

  private void closeAll() {
    for (int k = 0; k < closed.length; k++) {
      if (!closed[k]) {
        close(wiring.firstOutbox(component) + k);
      }
    }
  }

  private void fail(Throwable cause) {
    if (cause instanceof HandedOffException) {
      findings.add(
          new LocalState.LocalFinding(
              FindingKind.USED_AFTER_HANDOFF, String.valueOf(cause.getMessage())));
    }
    try {
      // What comes of a trespass is thrown by the stop that the other thread was given.
      ask(Operation.fail(printable(isTrespassed ? trespass() : cause)));
    } catch (Stop e) {
      // recorded
    }
  }

  /** A failure is compared and shown by its words, so it must have some. */
  private static Throwable printable(Throwable cause) {
    try {
      return String.valueOf(cause).isEmpty() ? new IllegalStateException(cause) : cause;
    } catch (Exception | StackOverflowError e) {
      Throwable named =
          new IllegalStateException(
              "a " + cause.getClass().getName() + ", whose toString() throws " + e.getClass());
      named.setStackTrace(cause.getStackTrace());
      return named;
    }
  }

  /** A component that catches the stop would go on with answers that nobody gave. */
  private void swallowed() {
    if (live != null) {
      return; // nobody asks any more
    }
    Asked last = asked.remove(asked.size() - 1);
    List<LocalState.LocalFinding> found = new ArrayList<>(last.findings());
    found.add(
        new LocalState.LocalFinding(
            FindingKind.NONDETERMINISTIC_COMPONENT,
            "it caught the throwable that stops a replay and went on; catch Exception, not Throwable or Error"));
    asked.add(new Asked(last.operation(), found, null, FORCED));
  }

  /** What another thread does cannot be replayed. */
  private void requireOwnThread() {
    if (Thread.currentThread() != thread) {
      isTrespassed = true;
      throw new Stop(); // the component will be told
    }
    if (isTrespassed) {
      throw trespass();
    }
  }

  private IllegalStateException trespass() {
    isTrespassed = false;
    return new IllegalStateException(
        "another thread has used a box of this component; its boxes are for the thread that calls"
            + " next()");
  }

  /** Answers as recorded; beyond that the component may have to stop. */
  private int ask(Operation operation) {
    int answer = answer(operation);
    if (answer == Answers.STOP) {
      stopped = true;
      throw new Stop();
    }
    return answer;
  }

  /** Likewise, between two steps: there it need not be stopped, but can wait. */
  private boolean isAnswered(Operation operation) {
    return answer(operation) != Answers.STOP;
  }

  private int answer(Operation operation) {
    requireOwnThread();
    if (stopped) {
      if (++inVain == MAX_IN_VAIN) {
        automaton.watchdog.giveUp(
            wiring,
            component,
            "catches the throwable that is to stop it, again and again; catch Exception, and not"
                + " Throwable or Error");
      }
      return Answers.STOP;
    }
    int at = position++;
    if (at < path.length) {
      Operation recorded = path[at].operation;
      if (!recorded.sameAs(operation)) {
        diverged(recorded, operation);
      }
      return answers[at];
    }
    handoffs.watch(operation.isBetweenSteps() ? made : null, findings);
    String key =
        matcher == null ? null : matcher.key(operation, at, closed, made, handoffs, findings);
    List<LocalState.LocalFinding> found = List.of();
    if (!findings.isEmpty()) {
      found = findings;
      findings = new ArrayList<>(0);
    }
    if (live != null) {
      return live.answer(new Asked(operation, found, key, FORCED), frame());
    }
    if (locate) {
      where = frame();
    }
    boolean known = matcher != null && matcher.first(key) != null;
    boolean last = locate || known || asked.size() >= MAX_FORCED;
    int given = last ? Answers.STOP : beyond(operation);
    asked.add(new Asked(operation, found, key, given));
    return given;
  }

  /** The answer to an operation that nobody has answered yet, if there can be but one just now. */
  private int beyond(Operation operation) {
    int given = ahead == null ? Answers.STOP : ahead.answer(operation);
    return given == Answers.STOP && isForced(operation) ? FORCED : given;
  }

  private boolean isForced(Operation operation) {
    return switch (operation.kind()) {
      case BEGIN, CLOSE, PUBLISH, SIGNAL -> true;
      case SEND, OFFER -> {
        int target = wiring.target(operation.box());
        yield target == Wiring.NOBODY || wiring.bound(target) == Wiring.UNBOUNDED;
      }
      default -> false;
    };
  }

  private void diverged(Operation recorded, Operation now) {
    asked.add(
        new Asked(
            Operation.fail(new IllegalStateException("nondeterministic")),
            List.of(
                new LocalState.LocalFinding(
                    FindingKind.NONDETERMINISTIC_COMPONENT, divergence(recorded, now))),
            null,
            FORCED));
    stopped = true;
    throw new Stop();
  }

  /** What to say where a component asks other than it did. */
  String divergence(Operation recorded, Operation now) {
    return "replayed with the same answers it asked '"
        + now.text(wiring, items)
        + "' where it had asked '"
        + recorded.text(wiring, items)
        + "'. A component depends on nothing but its boxes and choose(): no clock, random number or"
        + " static field.";
  }

  private boolean put(Operation.Kind kind, int outbox, Object item) {
    int id = recordedItem(kind, item);
    if (id == Items.NONE) {
      id = newId(outbox, item);
    }
    if (position >= path.length) {
      handoffs.sending(outbox, item, id, findings);
    }
    boolean accepted = ask(Operation.of(kind, outbox, id)) == 1;
    if (accepted) {
      handoffs.sent(outbox, item, id);
      signalReader(wiring.target(outbox));
    }
    return accepted;
  }

  private int newId(int outbox, Object item) {
    String why;
    try {
      return items.id(item);
    } catch (StackOverflowError e) {
      why = "nested too deeply";
    } catch (OutOfMemoryError e) {
      why = "too large";
    }
    throw new CheckException(
        "a message through "
            + wiring.outboxName(outbox)
            + ", a "
            + item.getClass().getTypeName()
            + ", is "
            + why
            + " to be compared with others. Check with smaller messages.");
  }

  /** A short cut: most often the component sends the very object that it has sent before. */
  private int recordedItem(Operation.Kind kind, Object item) {
    if (position < path.length) {
      Operation recorded = path[position].operation;
      if (recorded.kind() == kind && items.isSame(recorded.item(), item)) {
        return recorded.item();
      }
    }
    return Items.NONE;
  }

  /**
   * As on threads, whoever changes a box tells those concerned afterwards, in an operation of its
   * own.
   */
  private void signalReader(int inbox) {
    if (inbox != Wiring.NOBODY && wiring.reader(inbox) != Wiring.NOBODY) {
      ask(Operation.of(Operation.Kind.SIGNAL, wiring.reader(inbox), 0));
    }
  }

  private @Nullable Object taken(int inbox, int item) {
    if (item != Items.NONE && wiring.bound(inbox) != Wiring.UNBOUNDED) {
      for (int k = 0; k < wiring.fanIn(inbox); k++) {
        ask(Operation.of(Operation.Kind.SIGNAL, wiring.writer(wiring.feeder(inbox, k)), 0));
      }
    }
    Object own = items.fresh(item);
    if (own != null) {
      handoffs.took(inbox, own, item);
    }
    return own;
  }

  /** The place in the component; empty for what happens around it, such as the closes of DONE. */
  private static String frame() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .takeWhile(f -> !isRun(f))
                    .filter(f -> !Frames.isOurs(f.getClassName()))
                    .findFirst()
                    .map(f -> f.getFileName() + ":" + f.getLineNumber())
                    .orElse(""));
  }

  private static boolean isRun(StackWalker.StackFrame frame) {
    return frame.getClassName().equals(Replay.class.getName())
        && frame.getMethodName().equals("run");
  }

  @Override
  public boolean isEmpty(int inbox) {
    return ask(Operation.of(Operation.Kind.IS_EMPTY, inbox, 0)) == 1;
  }

  @Override
  public @Nullable Object poll(int inbox) {
    return taken(inbox, ask(Operation.of(Operation.Kind.POLL, inbox, 0)));
  }

  @Override
  public @Nullable Object take(int inbox) {
    return taken(inbox, ask(Operation.of(Operation.Kind.TAKE, inbox, 0)));
  }

  @Override
  public boolean isDrained(int inbox) {
    return ask(Operation.of(Operation.Kind.IS_DRAINED, inbox, 0)) == 1;
  }

  @Override
  public boolean offer(int outbox, Object item) {
    return put(Operation.Kind.OFFER, outbox, item);
  }

  @Override
  public boolean send(int outbox, Object item) {
    return put(Operation.Kind.SEND, outbox, item);
  }

  @Override
  public void close(int outbox) {
    closed[outbox - wiring.firstOutbox(component)] = true;
    ask(Operation.of(Operation.Kind.CLOSE, outbox, 0));
    signalReader(wiring.target(outbox));
  }

  @Override
  public Object read(int notice) {
    int id = ask(Operation.of(Operation.Kind.READ, notice, 0));
    Object value = Objects.requireNonNull(items.fresh(id));
    handoffs.read(notice, value, id);
    return value;
  }

  @Override
  public void publish(int notice, Object value) {
    int recorded = recordedItem(Operation.Kind.PUBLISH, value);
    int id = recorded == Items.NONE ? items.id(value) : recorded;
    ask(Operation.of(Operation.Kind.PUBLISH, notice, id));
    handoffs.published(notice, value, id);
  }

  @Override
  public int choose(int from, int n) {
    return ask(Operation.of(Operation.Kind.CHOOSE, 0, n));
  }
}
