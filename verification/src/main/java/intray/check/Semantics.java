package intray.check;

import intray.Wiring;
import java.util.function.IntConsumer;

/**
 * What the operations do to a global state: the semantics of the specification's layer Parallel, on
 * vectors.
 */
final class Semantics {
  private final Model model;
  private final Wiring wiring;
  private final boolean watchesEverything;
  private final Ahead ahead;
  private final boolean[] isPrivate;

  Semantics(Model model) {
    this.model = model;
    this.wiring = model.wiring;
    this.ahead = new Ahead(model, this);
    this.watchesEverything = !wiring.invariants().isEmpty();
    this.isPrivate = new boolean[wiring.inboxes()];
    for (int k = 0; k < isPrivate.length; k++) {
      isPrivate[k] = wiring.reader(k) == Wiring.NOBODY && wiring.fanIn(k) == 1;
    }
  }

  /** Whether a component can perform its next operation. */
  boolean isEnabled(int[] state, int c) {
    Operation operation = model.operation(state, c);
    return switch (operation.kind()) {
      case DONE, FAIL -> false;
      case PAUSE -> {
        model.pauses(c);
        yield model.hasHappened(state, c);
      }
      case AWAIT -> holds(state, operation.guard());
      default -> true;
    };
  }

  private boolean holds(int[] state, int[] guard) {
    for (int box : guard) {
      if (box < 0 ? model.hasSpace(state, ~box) : !model.isEmpty(state, box)) {
        return true;
      }
    }
    for (int box : guard) {
      if (box >= 0 && model.allClosed(state, box)) {
        model.observesClose(box);
        return true;
      }
    }
    return false;
  }

  /** How many different answers the next operation may get: several for a choice only. */
  int alternatives(int[] state, int c) {
    Operation operation = model.operation(state, c);
    return operation.kind() == Operation.Kind.CHOOSE ? operation.item() : 1;
  }

  /**
   * Performs the next operation of a component that is enabled.
   *
   * @return what it is answered
   */
  int apply(int[] state, int c, int alternative) {
    LocalState local = model.local(state, c);
    int answer = answer(state, c, local.operation, alternative);
    goOn(state, c, local, answer);
    return answer;
  }

  /**
   * Likewise.
   *
   * @param local the history of the component so far
   * @return its history from now on
   */
  LocalState apply(int[] state, int c, LocalState local, int alternative) {
    return goOn(state, c, local, answer(state, c, local.operation, alternative));
  }

  private LocalState goOn(int[] state, int c, LocalState local, int answer) {
    LocalState known = local.after(answer);
    LocalState next = known != null ? known : model.extend(c, local, answer, ahead.from(state, c));
    state[c] = next.id;
    return next;
  }

  /** What an operation is answered, and what it does to everything but the component itself. */
  int answer(int[] state, int c, Operation operation, int alternative) {
    int box = operation.box();
    return switch (operation.kind()) {
      case BEGIN -> {
        model.clearHappened(state, c);
        yield Replay.FORCED;
      }
      case IS_EMPTY -> model.isEmpty(state, box) ? 1 : 0;
      case IS_DRAINED -> {
        if (model.isEmpty(state, box)) {
          model.observesClose(box);
        }
        yield model.isDrained(state, box) ? 1 : 0;
      }
      case POLL, TAKE -> take(state, box);
      case SEND, OFFER -> put(state, box, operation.item());
      case SIGNAL -> {
        if (model.flaw != Flaw.LOST_WAKE_UP) {
          model.setHappened(state, box);
        }
        yield Replay.FORCED;
      }
      case READ -> model.at(state, model.notices + box);
      case PUBLISH -> {
        model.at(state, model.notices + box); // whether it changes depends on it
        state[model.notices + box] = from(operation.item(), model.at(state, c));
        yield Replay.FORCED;
      }
      case CHOOSE -> alternative;
      case AWAIT, PAUSE, CLOSE -> Replay.FORCED;
      case DONE, FAIL -> throw new AssertionError(operation);
    };
  }

  /**
   * Tells who may be able to go on once an operation has been performed: the reader of a box with
   * new mail or one writer fewer, the writers of a bounded box with new space, who is signalled.
   */
  void wakes(Operation operation, IntConsumer whom) {
    int box = operation.box();
    switch (operation.kind()) {
      case SEND, OFFER, CLOSE -> {
        int inbox = wiring.target(box);
        if (inbox != Wiring.NOBODY && wiring.reader(inbox) != Wiring.NOBODY) {
          whom.accept(wiring.reader(inbox));
        }
      }
      case TAKE, POLL -> {
        if (wiring.bound(box) != Wiring.UNBOUNDED) {
          for (int k = 0; k < wiring.fanIn(box); k++) {
            whom.accept(wiring.writer(wiring.feeder(box, k)));
          }
        }
      }
      case SIGNAL -> whom.accept(box);
      default -> {
        // nobody waits for anything else
      }
    }
  }

  private int take(int[] state, int inbox) {
    int queue = model.queue(state, inbox);
    if (queue == Queues.EMPTY) {
      return Items.NONE;
    }
    int item = model.queues.first(queue);
    state[model.boxes + inbox] = model.queues.rest(queue);
    return item;
  }

  private int put(int[] state, int outbox, int item) {
    if (!model.hasSpace(state, outbox)) {
      return 0;
    }
    int inbox = wiring.target(outbox);
    if (inbox != Wiring.NOBODY) {
      state[model.boxes + inbox] =
          model.queues.append(
              model.queue(state, inbox), wiring.fanIn(inbox) == 1 ? item : from(item, outbox));
      model.responds(state, inbox);
    }
    return 1;
  }

  /**
   * Where it counts from whom a component reads, equal values of different origin are told apart. A
   * message needs that only where several send, and there the outbox is enough: its messages come
   * in their order.
   */
  private int from(int item, int source) {
    return model.equivalence == Equivalence.READS_FROM ? model.items.from(item, source) : item;
  }

  /**
   * Whether the next operation of an enabled component touches nothing shared: it commutes with
   * everything that others do now or later, so it may as well happen at once.
   */
  boolean isInvisible(int[] state, int c) {
    Operation operation = model.operation(state, c);
    int box = operation.box();
    return switch (operation.kind()) {
      case BEGIN -> !model.isPausing(c);
      case SIGNAL -> !model.isPausing(box);
      case CHOOSE, PAUSE -> true;
      case READ, PUBLISH -> false;
      case AWAIT -> operation.guard().length == 1 && holdsForGood(state, operation.guard());
      case IS_EMPTY -> !model.isEmpty(state, box) || model.allClosed(state, box);
      case IS_DRAINED -> {
        if (model.isEmpty(state, box)) {
          model.observesClose(box);
        }
        yield !model.isEmpty(state, box) || model.allClosed(state, box);
      }
      case POLL, TAKE -> isInvisibleTake(state, box);
      case SEND, OFFER ->
          !watchesEverything
              && isPrivate(wiring.target(box))
              && !model.isWatched(wiring.target(box));
      case CLOSE -> isUnseenClose(wiring.target(box));
      case DONE, FAIL -> throw new AssertionError(operation);
    };
  }

  private boolean isInvisibleTake(int[] state, int inbox) {
    if (model.isEmpty(state, inbox)) {
      return model.allClosed(state, inbox);
    }
    return !watchesEverything && wiring.bound(inbox) == Wiring.UNBOUNDED;
  }

  /** Nobody sees when something is put there: no reader, and no other writer. */
  boolean isPrivate(int inbox) {
    return inbox == Wiring.NOBODY || isPrivate[inbox];
  }

  /** A close that nobody ever looks for. */
  boolean isUnseenClose(int inbox) {
    if (isPrivate(inbox)) {
      return true;
    }
    int reader = wiring.reader(inbox);
    return reader == Wiring.NOBODY || !model.isCloseObserved(inbox);
  }

  private boolean holdsForGood(int[] state, int[] guard) {
    for (int box : guard) {
      if (box >= 0) {
        if (!model.isEmpty(state, box) || model.allClosed(state, box)) {
          return true;
        }
      } else {
        int inbox = wiring.target(~box);
        boolean sole =
            inbox == Wiring.NOBODY
                || wiring.bound(inbox) == Wiring.UNBOUNDED
                || wiring.fanIn(inbox) == 1;
        if (sole && model.hasSpace(state, ~box)) {
          return true;
        }
      }
    }
    return false;
  }
}
