package intray.explore;

import intray.check.StateSpace;
import intray.explore.scheduled.Execution.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All interleavings of a program's accesses, as what the checker's search walks. A state is the
 * local history of each thread, and what each cell holds: 0 for what it held at first, else the
 * number of a value, plus one. Histories only grow, so there are no cycles.
 */
final class Interleavings implements StateSpace {
  private final Memory memory;
  private final Program program;
  private final Histories[] threads;
  private final int width;
  private final Listener listener;
  private @Nullable List<Event> recorded;

  /** One access, performed. */
  record Event(int thread, History before, int answer) {}

  /** Is told of ends. */
  interface Listener {
    void ended(int[] state);
  }

  Interleavings(Memory memory, Program program, int maxCells, int maxAccesses, Listener listener) {
    this.memory = memory;
    this.program = program;
    this.listener = listener;
    threads = new Histories[program.threads()];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new Histories(memory, program, t, maxAccesses);
    }
    width = threads.length + maxCells;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int[] start() {
    int[] state = new int[width];
    for (int t = 0; t < threads.length; t++) {
      settle(state, t);
    }
    return state;
  }

  @Override
  public void expand(int[] state, Visitor visitor) {
    for (int t = 0; t < threads.length; t++) {
      if (history(state, t).access.kind == Kind.FAIL) {
        return;
      }
    }
    for (int t = 0; t < threads.length; t++) {
      if (isEnabled(state, t)) {
        visitor.move(t, after(state, t));
      }
    }
  }

  @Override
  public void end(int[] state) {
    listener.ended(state);
  }

  /** What happened between two states, the second of which follows the first at once. */
  List<Event> events(int[] from, int[] to) {
    for (int t = 0; t < threads.length; t++) {
      if (from[t] != to[t] && isEnabled(from, t)) {
        List<Event> events = new ArrayList<>();
        recorded = events;
        boolean found = Arrays.equals(after(from, t), to);
        recorded = null;
        if (found) {
          return events;
        }
      }
    }
    throw new AssertionError("no move leads from one state of a path to the next");
  }

  /** What happened before the first state. */
  List<Event> prologue() {
    List<Event> events = new ArrayList<>();
    recorded = events;
    start();
    recorded = null;
    return events;
  }

  History history(int[] state, int thread) {
    return threads[thread].get(state[thread]);
  }

  Histories histories(int thread) {
    return threads[thread];
  }

  /** The number of the value that a cell holds. */
  int value(int[] state, Cell cell) {
    int held = state[threads.length + slot(cell)];
    return held == 0 ? cell.initial : held - 1;
  }

  private int slot(Cell cell) {
    int slot = memory.slot(cell);
    if (slot >= width - threads.length) {
      throw new TooNarrow();
    }
    return slot;
  }

  /** There are more cells than states have room for. */
  static final class TooNarrow extends Memory.Learnt {
    private static final long serialVersionUID = 1L;
  }

  private void write(int[] state, Cell cell, int value) {
    state[threads.length + slot(cell)] = value == cell.initial ? 0 : value + 1;
  }

  boolean isEnabled(int[] state, int thread) {
    Access access = history(state, thread).access;
    return switch (access.kind) {
      case END, FAIL, CUT -> false;
      case LOCK -> value(state, Objects.requireNonNull(access.cell)) == Memory.NULL;
      case PARK -> value(state, Objects.requireNonNull(access.cell)) != Memory.NULL;
      default -> true;
    };
  }

  private int[] after(int[] state, int thread) {
    int[] next = state.clone();
    perform(next, thread);
    settle(next, thread);
    return next;
  }

  /** What nobody else can tell happens at once. */
  private void settle(int[] state, int thread) {
    while (isEnabled(state, thread) && isUnseen(history(state, thread).access)) {
      perform(state, thread);
    }
  }

  private boolean isUnseen(Access access) {
    return access.kind == Kind.PUBLISH
        || memory.sharing(Objects.requireNonNull(access.cell)) != Sharing.CONTENDED;
  }

  private void perform(int[] state, int thread) {
    History history = history(state, thread);
    int answer = perform(state, history.access);
    if (recorded != null) {
      recorded.add(new Event(thread, history, answer));
    }
    state[thread] = threads[thread].after(history, answer).id;
  }

  private int perform(int[] state, Access access) {
    Cell cell = Objects.requireNonNull(access.cell);
    int old = value(state, cell);
    switch (access.kind) {
      case GET -> {
        return old;
      }
      case GET_AND_SET -> write(state, cell, access.operand);
      case GET_AND_ADD ->
          write(
              state,
              cell,
              memory.constant(View.sum(memory.value(old), memory.value(access.operand))));
      case COMPARE_AND_SET -> {
        if (old != access.operand) {
          return 0;
        }
        write(state, cell, access.update);
        return 1;
      }
      case SET, PUBLISH, LOCK, UNPARK -> {
        write(state, cell, access.operand);
        return Memory.NULL;
      }
      case UNLOCK, PARK -> {
        write(state, cell, Memory.NULL);
        return Memory.NULL;
      }
      case END, FAIL, CUT -> throw new AssertionError(access.kind);
    }
    return old;
  }

  /** What the threads of an ended program have left, as its outcome tells. */
  String outcome(int[] state) {
    return program.outcome(new Afterwards(memory, cell -> value(state, cell)));
  }
}
