package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of a level, each with what it {@linkplain Touch touches}. At the parallel level an
 * event is one operation, with those after it that nobody else can tell; at the cooperative level
 * it is a step. A state is a vector of the model with the numbers of messages put and taken, by
 * inbox, behind it.
 */
final class Deeds {
  static final int[] NOTHING = {};

  /**
   * More than this is left for the next event, so that a component which never ends meets the
   * bounds.
   */
  private static final int AT_ONCE = 32;

  private static final List<int[]> ONE_WAY = List.of(NOTHING);

  private final Model model;
  private final Wiring wiring;
  private final Semantics semantics;
  private final boolean wholeSteps;
  private final int puts;
  private final int gets;
  private final int inboxes;
  private Consumer<Moves.Local> found = local -> {};

  // Of the event being performed.
  private int[] touches = new int[48];
  private int size;

  Deeds(Model model, Level level) {
    this.model = model;
    this.wiring = model.wiring;
    this.semantics = new Semantics(model);
    this.wholeSteps = level == Level.COOPERATIVE;
    this.inboxes = wiring.inboxes();
    this.puts = model.width;
    this.gets = puts + inboxes;
  }

  /** Whom to tell of findings about single components. */
  void report(Consumer<Moves.Local> listener) {
    found = listener;
  }

  int width() {
    return gets + inboxes;
  }

  /** How many objects there are to be touched. */
  int objects() {
    return inboxes + wiring.notices() + model.components();
  }

  int[] start() {
    int[] state = Arrays.copyOf(model.initial(), width());
    for (int c = 0; c < model.components(); c++) {
      size = 0;
      for (LocalState.LocalFinding finding : model.local(state, c).findings) {
        found.accept(new Moves.Local(c, finding));
      }
      if (!wholeSteps) {
        silent(state, c, model.local(state, c));
      }
      while (wholeSteps && !operation(state, c).isBetweenSteps()) {
        perform(state, c, model.local(state, c), 0);
      }
    }
    return state;
  }

  boolean isEnabled(int[] state, int c) {
    return semantics.isEnabled(state, c);
  }

  /** Whether an event does nothing but put a message where there is always space. */
  boolean isPlainPut(int[] someTouches) {
    return someTouches.length == Touch.SIZE
        && someTouches[1] == Touch.PUT
        && wiring.bound(someTouches[0]) == Wiring.UNBOUNDED;
  }

  /** How many messages have been put into an inbox. */
  int puts(int[] state, int inbox) {
    return state[puts + inbox];
  }

  boolean isDone(int[] state, int c) {
    return operation(state, c).kind() == Operation.Kind.DONE;
  }

  /** The inbox on whose mail alone a component waits; {@link Touch#NOTHING} if it does not. */
  int awaited(int[] state, int c) {
    Operation operation = operation(state, c);
    boolean waits = operation.kind() == Operation.Kind.AWAIT && operation.guard().length == 1;
    return waits && operation.guard()[0] >= 0 ? operation.guard()[0] : Touch.NOTHING;
  }

  /** The number of the message that would be taken next. */
  int nextMessage(int[] state, int inbox) {
    return state[gets + inbox] + 1;
  }

  /**
   * Whether a component that is not enabled waits for something that another component can take
   * away.
   */
  boolean couldHaveBeenDisabled(int[] state, int c) {
    Operation operation = operation(state, c);
    if (operation.kind() == Operation.Kind.AWAIT) {
      for (int box : operation.guard()) {
        int inbox = box >= 0 ? Wiring.NOBODY : wiring.target(~box);
        if (inbox != Wiring.NOBODY && isContested(inbox)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * What a component that waits would have to see differently to go on, of what another component
   * can take away: that the last message was put where now is no space. Others only bring mail.
   */
  int[] takenFrom(int[] state, int c) {
    size = 0;
    for (int box : operation(state, c).guard()) {
      int inbox = box >= 0 ? Wiring.NOBODY : wiring.target(~box);
      if (inbox != Wiring.NOBODY && isContested(inbox)) {
        touch(inbox, Touch.SEE_PUT, state[puts + inbox]);
      }
    }
    return Arrays.copyOf(touches, size);
  }

  private boolean isContested(int inbox) {
    return wiring.bound(inbox) != Wiring.UNBOUNDED && wiring.fanIn(inbox) > 1;
  }

  boolean hasFailed(int[] state, int c) {
    return operation(state, c).kind() == Operation.Kind.FAIL;
  }

  /** Whether a component's next event may be able to go in several ways. */
  boolean mayChoose(int[] state, int c) {
    return wholeSteps || semantics.alternatives(state, c) > 1;
  }

  /** The choices with which a component's next event can go. */
  List<int[]> alternatives(int[] state, int c) {
    if (!wholeSteps) {
      int n = semantics.alternatives(state, c);
      if (n == 1) {
        return ONE_WAY;
      }
      List<int[]> ways = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        ways.add(new int[] {k});
      }
      return ways;
    }
    List<int[]> ways = new ArrayList<>();
    explore(state.clone(), c, NOTHING, ways);
    return ways;
  }

  /** The ways of a component's next event; of an only one it is not told what it touches. */
  Way[] ways(int[] state, int c) {
    List<int[]> choices = alternatives(state, c);
    return choices.size() == 1
        ? new Way[] {Way.only(choices.get(0), NOTHING)}
        : ways(state, c, choices);
  }

  /** The ways of a component's next event, and what they touch. */
  Way[] touchingWays(int[] state, int c) {
    return ways(state, c, alternatives(state, c));
  }

  private Way[] ways(int[] state, int c, List<int[]> choices) {
    if (choices.size() > 1) {
      model.learnConditional();
    }
    List<int[]> touching = new ArrayList<>();
    for (int[] one : choices) {
      touching.add(perform(state.clone(), c, one));
    }
    return Way.several(choices, touching);
  }

  /** Whether a component may have to wait for space that others take. */
  boolean isSpaceContested() {
    for (int inbox = 0; inbox < inboxes; inbox++) {
      if (isContested(inbox)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Walks one step with given choices; where they end, and a choice is asked for, with each further
   * one.
   */
  private void explore(int[] state, int c, int[] choices, List<int[]> ways) {
    int[] probe = state.clone();
    int used = 0;
    boolean begun = false;
    while (isWithinStep(operation(probe, c), begun)) {
      begun |= operation(probe, c).kind() == Operation.Kind.BEGIN;
      int n = semantics.alternatives(probe, c);
      if (n > 1 && used == choices.length) {
        for (int k = 0; k < n; k++) {
          int[] more = Arrays.copyOf(choices, used + 1);
          more[used] = k;
          explore(state, c, more, ways);
        }
        return;
      }
      semantics.apply(probe, c, n > 1 ? choices[used++] : 0);
    }
    ways.add(choices);
  }

  /** Performs an event in place, and tells what it touched. */
  int[] perform(int[] state, int c, int[] choices) {
    return perform(state, c, choices, NOTHING);
  }

  /**
   * Likewise.
   *
   * @param expected what it perhaps touches; then this is what is returned
   */
  int[] perform(int[] state, int c, int[] choices, int[] expected) {
    size = 0;
    LocalState local = model.local(state, c);
    if (wholeSteps) {
      int used = 0;
      boolean begun = false;
      int operations = 0;
      while (isWithinStep(local.operation, begun)) {
        begun |= local.operation.kind() == Operation.Kind.BEGIN;
        local =
            perform(state, c, local, semantics.alternatives(state, c) > 1 ? choices[used++] : 0);
        if (++operations > StepMoves.LONGEST_STEP) {
          throw StepMoves.endless(wiring.path(c));
        }
      }
    } else {
      silent(state, c, perform(state, c, local, choices.length == 0 ? 0 : choices[0]));
    }
    return Arrays.equals(touches, 0, size, expected, 0, expected.length)
        ? expected
        : Arrays.copyOf(touches, size);
  }

  /** A component that turns out to be nondeterministic ends where its step should begin. */
  private static boolean isWithinStep(Operation operation, boolean begun) {
    return begun ? !operation.isBetweenSteps() : !operation.isEnd();
  }

  private Operation operation(int[] state, int c) {
    return model.operation(state, c);
  }

  /** What follows an operation and cannot be told by anybody belongs to the same event. */
  private void silent(int[] state, int c, LocalState from) {
    LocalState local = from;
    for (int k = 0; k < AT_ONCE && isSilent(state, c, local.operation); k++) {
      local = perform(state, c, local, 0);
    }
  }

  private boolean isSilent(int[] state, int c, Operation operation) {
    int box = operation.box();
    return switch (operation.kind()) {
      case BEGIN -> !model.isPausing(c);
      case CHOOSE -> operation.item() == 1;
      case SEND, OFFER -> semantics.isPrivate(wiring.target(box));
      case CLOSE -> semantics.isUnseenClose(wiring.target(box));
      case SIGNAL -> !model.isPausing(box);
      case IS_EMPTY, IS_DRAINED -> hasSeenMail(state, box);
      case TAKE, POLL -> wiring.bound(box) == Wiring.UNBOUNDED && hasSeenMail(state, box);
      default -> false;
    };
  }

  /**
   * Whether this event has already seen that there is a message, so that looking again or taking it
   * tells nothing new.
   */
  private boolean hasSeenMail(int[] state, int inbox) {
    if (!model.isEmpty(state, inbox)) {
      for (int k = 0; k < size; k += Touch.SIZE) {
        if (touches[k] == inbox
            && touches[k + 1] == Touch.SEE_PUT
            && touches[k + 2] == state[gets + inbox] + 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** One operation: first what it touches, which depends on the state before, then what it does. */
  private LocalState perform(int[] state, int c, LocalState local, int alternative) {
    Operation operation = local.operation;
    int box = operation.box();
    switch (operation.kind()) {
      case BEGIN, PAUSE -> {
        if (model.isPausing(c)) {
          touch(inboxes + wiring.notices() + c, Touch.SEE_HAPPEN, 0);
        }
      }
      case IS_EMPTY -> see(state, box, false);
      case IS_DRAINED -> see(state, box, true);
      case TAKE, POLL -> get(state, box);
      case SEND, OFFER -> put(state, wiring.target(box));
      case CLOSE -> close(wiring.target(box));
      case SIGNAL -> happen(box);
      case READ -> touch(inboxes + box, Touch.READ, 0);
      case PUBLISH -> touch(inboxes + box, Touch.WRITE, 0);
      case AWAIT -> await(state, operation.guard());
      default -> {
        // touches nothing
      }
    }
    LocalState after = semantics.apply(state, c, local, alternative);
    if (!after.findings.isEmpty()) {
      for (LocalState.LocalFinding finding : after.findings) {
        found.accept(new Moves.Local(c, finding));
      }
    }
    return after;
  }

  private void touch(int object, int kind, int position) {
    if (kind == model.flaw.withoutTouch) {
      return;
    }
    if (size == touches.length) {
      touches = Arrays.copyOf(touches, 2 * size);
    }
    touches[size++] = object;
    touches[size++] = kind;
    touches[size++] = position;
  }

  private void see(int[] state, int inbox, boolean end) {
    touch(inbox, Touch.SEE_PUT, state[gets + inbox] + 1);
    if (end && model.isEmpty(state, inbox)) {
      touch(inbox, Touch.SEE_CLOSE, 0);
    }
  }

  private void get(int[] state, int inbox) {
    int next = state[gets + inbox] + 1;
    if (model.isEmpty(state, inbox)) {
      touch(inbox, Touch.SEE_PUT, next);
      return;
    }
    state[gets + inbox] = next;
    touch(inbox, Touch.GET, next);
  }

  private void put(int[] state, int inbox) {
    if (semantics.isPrivate(inbox)) {
      return;
    }
    int last = state[puts + inbox];
    int bound = wiring.bound(inbox);
    if (bound != Wiring.UNBOUNDED && model.queues.length(model.queue(state, inbox)) >= bound) {
      touch(inbox, Touch.SEE_PUT, last);
      touch(inbox, Touch.SEE_GET, state[gets + inbox] + 1);
      return;
    }
    state[puts + inbox] = last + 1;
    touch(inbox, Touch.PUT, last + 1);
    if (bound != Wiring.UNBOUNDED && last + 1 > bound) {
      touch(inbox, Touch.SEE_GET, last + 1 - bound);
    }
  }

  private void close(int inbox) {
    if (!semantics.isUnseenClose(inbox)) {
      touch(inbox, Touch.CLOSE, 0);
    }
  }

  private void happen(int c) {
    if (model.isPausing(c)) {
      touch(inboxes + wiring.notices() + c, Touch.HAPPEN, 0);
    }
  }

  /**
   * A guard on one box tells only that the box is ready; one on several tells the state of each.
   */
  private void await(int[] state, int[] guard) {
    for (int box : guard) {
      if (box >= 0) {
        if (guard.length > 1 && model.isEmpty(state, box)) {
          model.observesClose(box);
        }
        see(state, box, true);
      } else {
        seeSpace(state, wiring.target(~box));
      }
    }
  }

  private void seeSpace(int[] state, int inbox) {
    if (inbox == Wiring.NOBODY || wiring.bound(inbox) == Wiring.UNBOUNDED) {
      return;
    }
    int last = state[puts + inbox];
    int bound = wiring.bound(inbox);
    boolean full = model.queues.length(model.queue(state, inbox)) >= bound;
    if (wiring.fanIn(inbox) > 1) {
      model.learnConditional();
      touch(inbox, Touch.SEE_PUT, last);
      if (!full) {
        touch(inbox, Touch.SEE_PUT, last + 1);
      }
    }
    if (full) {
      touch(inbox, Touch.SEE_GET, state[gets + inbox] + 1);
    } else if (last + 1 > bound) {
      touch(inbox, Touch.SEE_GET, last + 1 - bound);
    }
  }
}
