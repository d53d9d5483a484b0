package intray.trace;

import intray.Wiring;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the logs of components that ran at the same time into one order in which everything can have
 * happened, one by one. Nobody looked at a clock; what must come before what follows from numbers
 * that the kernel gave away, each at the very moment at which an operation took effect:
 *
 * <ul>
 *   <li>a message is taken after it was sent, and sent after that before it in the same inbox;
 *   <li>whoever saw an inbox empty after n messages saw it before the next was sent; whoever was
 *       refused after n messages was so before the reader made room; likewise for notices;
 *   <li>a component that paused was told by somebody between the begin of its step and the next;
 *       which signals can have come there is bracketed by the reader's {@linkplain
 *       ComponentLog.Clock count of steps}, read before and after.
 * </ul>
 *
 * <p>All these relations hold in the order of real time, so there is no circle among them and no
 * need to search. After their {@linkplain Survey survey} the logs are read once, side by side, in
 * memory that does not grow with them. A component is followed as far as it gets, which makes for
 * few switches.
 */
final class Merge {
  /** Where the events go. */
  @FunctionalInterface
  interface Sink {
    void event(int component, LoggedEvent event) throws IOException;
  }

  private static final int READY = -1;

  private final Wiring wiring;
  private final Survey[] logs;
  private final Sink sink;
  private final LoggedEvent[] heads;

  // Of inboxes.
  private final long[] puts;
  private final long[] takes;
  private final int[] closes;
  private final long[] allPuts;
  private final long[] open;
  private final Sightings.Pending[] empty;

  // Of outboxes.
  private final Sightings.Pending[] full;
  private final Sightings.Pending[] space;

  private final long[] versions;
  private final List<List<Sightings.Pending>> readers = new ArrayList<>();
  private final List<int[]> readersOf = new ArrayList<>();

  // Of components.
  private final long[] begun;
  private final boolean[] happened;
  private final boolean[] pausing;
  private final boolean[] sleeps;
  private final List<List<Signal>> owed = new ArrayList<>();
  private final List<List<Signal>> coming = new ArrayList<>();

  // Who can go on, and who waits for what: inboxes, then notices, then components.
  private final ArrayDeque<Integer> ready = new ArrayDeque<>();
  private final boolean[] queued;
  private final List<List<Integer>> waiters = new ArrayList<>();
  private boolean daring;

  /** A signal that its giver has not certainly given yet. */
  private static final class Signal {
    final int other;
    final long before;
    final long after;
    boolean used;

    Signal(int other, long before, long after) {
      this.other = other;
      this.before = before;
      this.after = after;
    }
  }

  /**
   * Prepares to merge.
   *
   * @param atRest whether the run ended because nobody could go on, so that who is asleep is so for
   *     a reason
   */
  Merge(Wiring wiring, Survey[] logs, boolean atRest, Sink sink) throws IOException {
    this.wiring = wiring;
    this.logs = logs;
    this.sink = sink;
    int n = logs.length;
    heads = new LoggedEvent[n];
    puts = new long[wiring.inboxes()];
    takes = new long[puts.length];
    closes = new int[puts.length];
    allPuts = new long[puts.length];
    open = new long[puts.length];
    empty = new Sightings.Pending[puts.length];
    Arrays.fill(empty, new Sightings.Pending());
    full = new Sightings.Pending[wiring.outboxes()];
    space = new Sightings.Pending[full.length];
    versions = new long[wiring.notices()];
    begun = new long[n];
    happened = new boolean[n];
    pausing = new boolean[n];
    sleeps = new boolean[n];
    queued = new boolean[n];
    for (int k = 0; k < puts.length + versions.length + n; k++) {
      waiters.add(new ArrayList<>(1));
    }
    for (int c = 0; c < n; c++) {
      owed.add(new ArrayList<>(1));
      coming.add(new ArrayList<>(1));
      open(c, atRest);
      wake(c);
    }
    for (int k = 0; k < versions.length; k++) {
      readers.add(new ArrayList<>());
      int[] of = new int[n];
      for (int c = 0; c < n; c++) {
        @Nullable Sightings reads = logs[c].unpublished(k);
        if (reads != null) {
          of[c] = readers.get(k).size() + 1;
          readers.get(k).add(reads.pending());
        }
      }
      readersOf.add(of);
    }
  }

  private void open(int c, boolean atRest) throws IOException {
    Survey log = logs[c];
    for (int i = wiring.firstInbox(c); i < wiring.firstInbox(c + 1); i++) {
      empty[i] = log.empty(i);
      open[i] = log.open(i);
    }
    for (int o = wiring.firstOutbox(c); o < wiring.firstOutbox(c + 1); o++) {
      full[o] = log.full(o);
      space[o] = log.space(o);
      int target = wiring.target(o);
      if (target != Wiring.NOBODY) {
        allPuts[target] += log.accepted(o);
      }
    }
    sleeps[c] = atRest && log.endsWithPause();
    heads[c] = log.events();
    heads[c].next();
  }

  /**
   * Merges everything.
   *
   * @param all whether what fits nowhere is appended all the same, for a judge to find, since all
   *     that happened was logged; otherwise it is left out
   * @return how many events were left out
   */
  long run(boolean all) throws IOException {
    while (true) {
      settle();
      if (dare()) {
        continue;
      }
      int stuck = firstLeft();
      if (stuck < 0) {
        return 0;
      }
      if (!all) {
        return left();
      }
      emit(stuck);
      wake(stuck);
    }
  }

  private void settle() throws IOException {
    for (Integer c = ready.poll(); c != null; c = ready.poll()) {
      queued[c] = false;
      int blocked = READY;
      while (heads[c].kind >= 0 && blocked == READY) {
        blocked = blockedOn(c);
        if (blocked == READY) {
          emit(c);
        }
      }
      if (blocked != READY) {
        waiters.get(blocked).add(c);
      }
    }
  }

  /**
   * Nobody can go on without taking a signal for one that came in this step, though it may have
   * come in a later one: rare, and then it does not matter.
   */
  private boolean dare() throws IOException {
    daring = true;
    for (int c = 0; c < heads.length; c++) {
      if (heads[c].kind == Operation.BEGIN.code() && pausing[c] && blockedOn(c) == READY) {
        emit(c);
        daring = false;
        Integer self = c;
        waiters.forEach(waiting -> waiting.remove(self));
        wake(c);
        return true;
      }
    }
    daring = false;
    return false;
  }

  private int firstLeft() {
    for (int c = 0; c < heads.length; c++) {
      if (heads[c].kind >= 0) {
        return c;
      }
    }
    return -1;
  }

  private long left() throws IOException {
    long left = 0;
    for (LoggedEvent head : heads) {
      while (head.kind >= 0) {
        left += head.operation() == null ? 0 : 1;
        head.next();
      }
    }
    return left;
  }

  private void wake(int c) {
    if (!queued[c]) {
      queued[c] = true;
      ready.add(c);
    }
  }

  private void changed(int what) {
    List<Integer> waiting = waiters.get(what);
    if (!waiting.isEmpty()) {
      waiting.forEach(this::wake);
      waiting.clear();
    }
  }

  private int notice(int k) {
    return puts.length + k;
  }

  private int component(int c) {
    return puts.length + versions.length + c;
  }

  /** What a component's next event has to wait for, or READY. */
  private int blockedOn(int c) {
    for (Signal signal : owed.get(c)) {
      if (begun[signal.other] < signal.after) {
        return component(signal.other);
      }
    }
    LoggedEvent head = heads[c];
    @Nullable Operation operation = head.operation();
    if (operation == null) {
      return blockedGuard(head);
    }
    int box = head.box;
    return switch (operation) {
      case BEGIN -> blockedBegin(c);
      case IS_EMPTY -> head.answer || puts[box] > takes[box] ? READY : box;
      case IS_DRAINED -> !head.answer || closes[box] == wiring.fanIn(box) ? READY : box;
      case TAKE, POLL ->
          head.from < 0 || (puts[box] > takes[box] && !someoneSawItFull(box)) ? READY : box;
      case SEND, OFFER, CLOSE -> blockedWriter(operation, head);
      case READ -> versions[box] >= head.number ? READY : notice(box);
      case PUBLISH ->
          versions[box] >= head.number - 1 && !someoneStillReads(box, head.number)
              ? READY
              : notice(box);
      case CHOOSE, USE, AWAIT, PAUSE, DONE, FAIL, SIGNAL, RESUME -> READY;
    };
  }

  private int blockedWriter(Operation operation, LoggedEvent head) {
    int inbox = wiring.target(head.box);
    if (inbox == Wiring.NOBODY) {
      return READY;
    }
    boolean early;
    if (operation == Operation.CLOSE) {
      early = closesEarly(inbox, head.number);
    } else {
      early = head.answer ? sendsEarly(inbox, head.box, head.number) : !isFull(inbox, head);
    }
    return early ? inbox : READY;
  }

  private int blockedGuard(LoggedEvent head) {
    int inbox = head.kind == ComponentLog.SPACE ? wiring.target(head.box) : head.box;
    if (inbox == Wiring.NOBODY) {
      return READY;
    }
    boolean holds =
        switch (head.kind) {
          case ComponentLog.MAIL -> puts[inbox] > takes[inbox];
          case ComponentLog.END_OF_STREAM -> closes[inbox] == wiring.fanIn(inbox);
          default -> puts[inbox] >= head.number && takes[inbox] > head.number - wiring.bound(inbox);
        };
    return holds ? READY : inbox;
  }

  private int blockedBegin(int c) {
    if (pausing[c] && !happened[c] && usable(c) == null) {
      return component(c);
    }
    if (sleeps[c] && begun[c] + 1 == logs[c].begun()) {
      for (int i = wiring.firstInbox(c); i < wiring.firstInbox(c + 1); i++) {
        if (puts[i] < allPuts[i] || closes[i] < allCloses(i)) {
          return i;
        }
      }
      for (int o = wiring.firstOutbox(c); o < wiring.firstOutbox(c + 1); o++) {
        int target = wiring.target(o);
        if (target != Wiring.NOBODY
            && wiring.bound(target) != Wiring.UNBOUNDED
            && takes[target] < allTakes(target)) {
          return target;
        }
      }
    }
    return READY;
  }

  private int allCloses(int inbox) {
    int all = 0;
    for (int k = 0; k < wiring.fanIn(inbox); k++) {
      int outbox = wiring.feeder(inbox, k);
      all += logs[wiring.writer(outbox)].closed(outbox) ? 1 : 0;
    }
    return all;
  }

  private long allTakes(int inbox) {
    int reader = wiring.reader(inbox);
    return reader == Wiring.NOBODY ? 0 : logs[reader].taken(inbox);
  }

  /** A signal that may have come in the step that a component paused in. */
  private @Nullable Signal usable(int c) {
    @Nullable Signal best = null;
    for (Signal signal : coming.get(c)) {
      if (!signal.used
          && signal.before <= begun[c]
          && (daring || signal.after <= begun[c])
          && (best == null || signal.after < best.after)) {
        best = signal;
      }
    }
    return best;
  }

  private boolean sendsEarly(int inbox, int outbox, long position) {
    if (puts[inbox] != position - 1
        || empty[inbox].next() < position
        || takes[inbox] < position - wiring.bound(inbox)) {
      return true;
    }
    for (int k = 0; k < wiring.fanIn(inbox); k++) {
      int other = wiring.feeder(inbox, k);
      if (other != outbox && space[other].next() < position) {
        return true;
      }
    }
    return false;
  }

  private boolean isFull(int inbox, LoggedEvent refused) {
    return puts[inbox] >= refused.number && takes[inbox] >= refused.number - wiring.bound(inbox);
  }

  private boolean someoneSawItFull(int inbox) {
    for (int k = 0; k < wiring.fanIn(inbox); k++) {
      if (full[wiring.feeder(inbox, k)].next() - wiring.bound(inbox) <= takes[inbox]) {
        return true;
      }
    }
    return false;
  }

  private boolean closesEarly(int inbox, long number) {
    if (closes[inbox] != number - 1) {
      return true;
    }
    boolean last = number == wiring.fanIn(inbox);
    return last && open[inbox] > 0 && allTakes(inbox) == allPuts[inbox];
  }

  private boolean someoneStillReads(int notice, long version) {
    for (Sightings.Pending reads : readers.get(notice)) {
      if (reads.next() < version) {
        return true;
      }
    }
    return false;
  }

  private void emit(int c) throws IOException {
    for (Signal signal : owed.get(c)) {
      coming.get(signal.other).remove(signal);
      if (!signal.used) {
        happened[signal.other] = true;
        changed(component(signal.other));
      }
    }
    owed.get(c).clear();
    LoggedEvent head = heads[c];
    @Nullable Operation operation = head.operation();
    if (operation == null) {
      if (head.kind == ComponentLog.SPACE) {
        int inbox = wiring.target(head.box);
        space[head.box].passed();
        if (inbox != Wiring.NOBODY) {
          changed(inbox);
        }
      }
    } else {
      perform(c, operation, head);
      sink.event(c, head);
    }
    for (int k = 0; k < head.signals; k++) {
      int other = head.others[k];
      // Of a log that was cut off, not all steps are known that had begun by then.
      long known = sleeps[other] ? logs[other].begun() - 1 : logs[other].begun();
      long after = Math.min(head.after[k], known);
      Signal signal = new Signal(other, Math.min(head.before[k], after), after);
      owed.get(c).add(signal);
      coming.get(other).add(signal);
      changed(component(other));
    }
    head.next();
  }

  private void perform(int c, Operation operation, LoggedEvent head) throws IOException {
    int box = head.box;
    switch (operation) {
      case BEGIN -> {
        @Nullable Signal signal = pausing[c] && !happened[c] ? usable(c) : null;
        if (signal != null) {
          signal.used = true;
        }
        begun[c]++;
        happened[c] = false;
        pausing[c] = false;
        changed(component(c));
      }
      case IS_EMPTY -> {
        if (head.answer) {
          empty[box].passed();
          changed(box);
        }
      }
      case TAKE, POLL -> {
        if (head.from < 0) {
          empty[box].passed();
        } else {
          takes[box]++;
        }
        changed(box);
      }
      case IS_DRAINED -> {
        if (!head.answer && takes[box] == allTakes(box)) {
          open[box]--;
          changed(box);
        }
      }
      case SEND, OFFER -> {
        int inbox = wiring.target(box);
        if (inbox != Wiring.NOBODY) {
          if (head.answer) {
            puts[inbox]++;
          } else {
            full[box].passed();
          }
          changed(inbox);
        }
      }
      case CLOSE -> {
        int inbox = wiring.target(box);
        if (inbox != Wiring.NOBODY) {
          closes[inbox]++;
          changed(inbox);
        }
      }
      case READ -> {
        int reader = readersOf.get(box)[c];
        readers.get(box).get(reader - 1).passed();
        changed(notice(box));
      }
      case PUBLISH -> {
        versions[box]++;
        changed(notice(box));
      }
      case PAUSE -> pausing[c] = true;
      case CHOOSE, USE, AWAIT, DONE, FAIL, SIGNAL, RESUME -> {}
    }
  }
}
