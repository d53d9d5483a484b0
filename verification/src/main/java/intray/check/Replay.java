package intray.check;

import intray.Box;
import intray.Component;
import intray.HandedOffException;
import intray.Inbox;
import intray.Operations;
import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one component alone, from its factory, along a recorded history and a little further: up to
 * the first operation whose answer depends on others. Watches, on the way, what the component does
 * to items that it has handed off.
 */
final class Replay implements Operations {
  /** The answer to an operation that has only one. */
  static final int FORCED = 1;

  /**
   * How many operations with a forced answer one step may ask before the replay stops for a look
   * round.
   */
  private static final int MAX_FORCED = 1000;

  private final Wiring wiring;
  private final int component;
  private final Items items;
  private final Sharing sharing;
  private final LocalState[] path;
  private final int[] answers;
  private final boolean locate;
  private final @Nullable Answers live;
  private final boolean[] closed;
  private final List<Asked> asked = new ArrayList<>();
  private final List<HandedOff> handedOff = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private @Nullable Component made;
  private List<LocalState.LocalFinding> findings = new ArrayList<>();
  private int position;
  private boolean stopped;
  private String where = "";

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

  /** An operation beyond the recorded history, with what was found out before it. */
  record Asked(Operation operation, List<LocalState.LocalFinding> findings) {}

  /** A mutable item that the component has given away, as it was then. */
  private record HandedOff(Object item, int id, Set<Object> parts, String print, int outbox) {}

  /** A mutable item that the component has taken, as it was then. */
  private record Taken(Object item, int id, String print, int inbox) {}

  /**
   * Unwinds the component's stack. Not an Exception, so that a component does not catch it by
   * accident.
   */
  private static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("the checker stops this replay; let it pass", null, false, false);
    }
  }

  Replay(
      Wiring wiring,
      int component,
      Items items,
      Sharing sharing,
      @Nullable LocalState parent,
      int answer,
      boolean locate) {
    this(wiring, component, items, sharing, parent, answer, locate, null);
  }

  /** Runs from the factory to the end, answered by others. */
  Replay(Wiring wiring, int component, Items items, Sharing sharing, Answers live) {
    this(wiring, component, items, sharing, null, 0, true, live);
  }

  private Replay(
      Wiring wiring,
      int component,
      Items items,
      Sharing sharing,
      @Nullable LocalState parent,
      int answer,
      boolean locate,
      @Nullable Answers live) {
    this.live = live;
    this.wiring = wiring;
    this.component = component;
    this.items = items;
    this.sharing = sharing;
    this.locate = locate;
    this.closed = new boolean[wiring.firstOutbox(component + 1) - wiring.firstOutbox(component)];
    if (parent == null) {
      path = new LocalState[0];
      answers = new int[0];
    } else {
      path = parent.path();
      answers = new int[path.length];
      for (int k = 1; k < path.length; k++) {
        answers[k - 1] = path[k].answer;
      }
      answers[path.length - 1] = answer;
    }
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

  void run() {
    try {
      Wiring.Instance instance = wiring.instantiate(component, this);
      made = instance.component();
      Step step = instance.start();
      while (step.kind() != Step.Kind.DONE) {
        wait(step);
        ask(Operation.of(Operation.Kind.BEGIN, 0, 0));
        step = made.next();
        if (stopped) {
          swallowed();
          return;
        }
        if (step == null) {
          throw new NullPointerException("next() returned null; return a Step");
        }
      }
      closeAll();
      ask(Operation.of(Operation.Kind.DONE, 0, 0));
    } catch (Stop e) {
      // where it should end
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      if (stopped) {
        swallowed();
      } else {
        fail(e);
      }
    } finally {
      if (made instanceof AutoCloseable closeable) {
        close(closeable);
      }
    }
  }

  private void wait(Step step) {
    if (step.kind() == Step.Kind.PAUSE) {
      ask(Operation.of(Operation.Kind.PAUSE, 0, 0));
    } else if (step.kind() == Step.Kind.AWAIT) {
      int[] guard = new int[step.size()];
      for (int k = 0; k < guard.length; k++) {
        Box box = step.box(k);
        guard[k] = box instanceof Inbox ? box.id() : ~box.id();
      }
      ask(Operation.await(guard));
    }
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
      ask(Operation.fail(cause));
    } catch (Stop e) {
      // recorded
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
    asked.add(new Asked(last.operation(), found));
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // a replay is no run: what it could not release is of no interest to anybody
    }
  }

  /**
   * Answers as recorded; beyond that notes the operation, and stops unless it has but one answer.
   */
  private int ask(Operation operation) {
    if (stopped) {
      throw new Stop();
    }
    int at = position++;
    if (at < path.length) {
      Operation recorded = path[at].operation;
      if (!recorded.sameAs(operation)) {
        diverged(recorded, operation);
      }
      return answers[at];
    }
    watch(operation.isBetweenSteps());
    Asked now = new Asked(operation, findings);
    findings = new ArrayList<>();
    if (live != null) {
      int answer = live.answer(now, frame());
      stopped = answer == Answers.STOP;
      if (stopped) {
        throw new Stop();
      }
      return answer;
    }
    asked.add(now);
    if (locate) {
      where = frame();
    }
    if (locate || !isForced(operation) || asked.size() > MAX_FORCED) {
      stopped = true;
      throw new Stop();
    }
    return FORCED;
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
                    FindingKind.NONDETERMINISTIC_COMPONENT, divergence(recorded, now)))));
    stopped = true;
    throw new Stop();
  }

  private String divergence(Operation recorded, Operation now) {
    return "replayed with the same answers it asked '"
        + now.text(wiring, items)
        + "' where it had asked '"
        + recorded.text(wiring, items)
        + "'. A component depends on nothing but its boxes and choose(): no clock, random number or"
        + " static field.";
  }

  /** In its isolated replay only this component can have touched an item that it has handed off. */
  private void watch(boolean betweenSteps) {
    for (int k = 0; k < handedOff.size(); k++) {
      HandedOff item = handedOff.get(k);
      String print = Fingerprint.of(item.item()).text();
      if (!print.equals(item.print())) {
        findings.add(
            new LocalState.LocalFinding(
                FindingKind.USED_AFTER_HANDOFF,
                "it changed a "
                    + item.item().getClass().getSimpleName()
                    + " that it had handed off through "
                    + wiring.outboxName(item.outbox())
                    + ". After a send an item belongs to the receiver: make a new one for each send."));
        handedOff.set(k, new HandedOff(item.item(), item.id(), item.parts(), print, item.outbox()));
      }
    }
    for (Taken item : taken) {
      if (!Fingerprint.of(item.item()).text().equals(item.print())) {
        sharing.changes(item.inbox(), item.id());
      }
    }
    if (betweenSteps && made != null) {
      for (HandedOff item : handedOff) {
        String path = ObjectGraph.path(made, item.parts());
        if (path != null) {
          sharing.keeps(component, item.outbox(), item.id(), path);
        }
      }
    }
  }

  private void handOff(int outbox, Object item, int id) {
    if (items.isMutable(id)) {
      for (HandedOff before : handedOff) {
        if (before.item() == item) {
          sharing.sendsTwice(component, before.outbox(), outbox, id);
          findings.add(
              new LocalState.LocalFinding(
                  FindingKind.HANDED_OFF_TWICE,
                  "it sent the same "
                      + item.getClass().getSimpleName()
                      + " through "
                      + wiring.outboxName(before.outbox())
                      + " and again through "
                      + wiring.outboxName(outbox)
                      + ". An item has one owner: send a copy, or an immutable value."));
          return;
        }
      }
    }
  }

  private boolean put(Operation.Kind kind, int outbox, Object item) {
    int id = items.id(item);
    if (position >= path.length) {
      handOff(outbox, item, id);
    }
    boolean accepted = ask(Operation.of(kind, outbox, id)) == 1;
    if (accepted && items.isMutable(id)) {
      handedOff.add(
          new HandedOff(
              item, id, ObjectGraph.changeableParts(item), Fingerprint.of(item).text(), outbox));
    }
    if (accepted) {
      signalReader(wiring.target(outbox));
    }
    return accepted;
  }

  /** The place in the component; empty for what happens around it, such as the closes of DONE. */
  // As on threads, whoever changes a box tells those concerned afterwards, in an operation of its
  // own.

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
    if (own != null && items.isMutable(item)) {
      taken.add(new Taken(own, item, Fingerprint.of(own).text(), inbox));
    }
    return own;
  }

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
    return Objects.requireNonNull(items.fresh(ask(Operation.of(Operation.Kind.READ, notice, 0))));
  }

  @Override
  public void publish(int notice, Object value) {
    ask(Operation.of(Operation.Kind.PUBLISH, notice, items.id(value)));
  }

  @Override
  public int choose(int from, int n) {
    return ask(Operation.of(Operation.Kind.CHOOSE, 0, n));
  }
}
