package intray.explore;

import intray.explore.scheduled.Cells;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one thread alone along a recorded history and a little further: up to the first access whose
 * answer depends on others.
 */
final class Replay extends View {
  /** How many accesses with one answer only are followed at once. */
  private static final int AT_ONCE = 1000;

  private final Program program;
  private final int thread;
  private final History[] path;
  private final int[] answers;
  private final int maxLength;
  private final @Nullable Map<Object, History> joints;
  private final List<Asked> asked = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> shown = new IdentityHashMap<>();
  private final Map<Integer, Object> byNumber = new HashMap<>();
  private final Map<Cell, Integer> held = new HashMap<>();
  private List<Object> passed = new ArrayList<>();
  private @Nullable History joined;
  private int position;
  private boolean stopped;
  private String where = "";

  /** An access beyond the recorded history, and the joints that were passed just before it. */
  record Asked(Access access, List<Object> joints) {}

  /** All of a thread's state between two of its steps. */
  private record Joint(int step, String told, int shown, Map<Cell, Integer> own) {}

  /** Unwinds the thread's stack. Not an Exception, so that nobody catches it by accident. */
  private static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("the explorer stops this replay; let it pass", null, false, false);
    }
  }

  Replay(
      Memory memory,
      Program program,
      int thread,
      @Nullable History parent,
      int answer,
      int maxLength,
      @Nullable Map<Object, History> joints) {
    super(memory);
    this.program = program;
    this.thread = thread;
    this.maxLength = maxLength;
    this.joints = joints;
    path = parent == null ? new History[0] : parent.path();
    answers = new int[path.length];
    for (int k = 1; k < path.length; k++) {
      answers[k - 1] = path[k].answer;
    }
    if (parent != null) {
      answers[path.length - 1] = answer;
    }
  }

  /** Runs; without joints, to find out where in the source the first access beyond is. */
  void run() {
    try {
      Cells.within(this, () -> program.run(thread, this::stepped));
      ask(Access.end(Kind.END, ""));
    } catch (Stop e) {
      // where it should end
    } catch (ExploreException | Memory.Learnt e) {
      throw e;
    } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
      throw new ExploreException("not scheduled, so not explored: " + e, e);
    } catch (Throwable e) { // that of the code under exploration, whatever it is
      fail(e);
    }
    if (asked.isEmpty() && joined == null) {
      throw otherwise("it ended");
    }
  }

  List<Asked> asked() {
    return asked;
  }

  /** The history that goes on after what was asked, if it is known; else null. */
  @Nullable History joined() {
    return joined;
  }

  /** Between two steps the thread may be where another history has led it before. */
  private void stepped(int step, String told) {
    if (stopped) {
      throw new Stop();
    }
    if (joints == null || !memory.reduces() || position < path.length || !held.isEmpty()) {
      return;
    }
    Map<Cell, Integer> own = ownNumbers();
    if (own == null) {
      return;
    }
    Joint joint = new Joint(step, told, shown.size(), own);
    joined = joints.get(joint);
    if (joined != null) {
      stopped = true;
      throw new Stop();
    }
    passed.add(joint);
  }

  /** What this thread has in the cells that are its own; null if there is an unknown object. */
  private @Nullable Map<Cell, Integer> ownNumbers() {
    Map<Cell, Integer> numbers = new HashMap<>();
    for (Map.Entry<Cell, @Nullable Object> entry : own().entrySet()) {
      Object value = entry.getValue();
      Integer number =
          value == null || Memory.saysAll(value)
              ? Integer.valueOf(memory.constant(value))
              : known(value);
      if (number == null) {
        return null;
      }
      numbers.put(entry.getKey(), number);
    }
    return numbers;
  }

  String where() {
    return where;
  }

  private void fail(Throwable e) {
    try {
      ask(Access.end(Kind.FAIL, e.getClass().getName()));
    } catch (Stop s) {
      // recorded
    }
  }

  @Override
  public @Nullable Object perform(
      Kind kind, Object owner, String field, @Nullable Object operand, @Nullable Object update) {
    if (stopped) {
      if (kind == Kind.UNLOCK) {
        return null; // on the way out of a synchronized block
      }
      throw new Stop();
    }
    Object whose = kind == Kind.PARK ? program.thread(thread) : owner;
    return super.perform(kind, whose, field, operand, update);
  }

  @Override
  @Nullable Integer known(Object object) {
    Integer number = shown.get(object);
    return number != null ? number : memory.object(object);
  }

  @Override
  @Nullable Object perform(
      Kind kind, Cell cell, @Nullable Object operand, @Nullable Object update) {
    Sharing sharing = memory.sharing(cell, cell.use(thread, kind != Kind.GET));
    if (sharing == Sharing.OWN && !kind.synchronises()) {
      if (spins()) {
        memory.sharing(cell, Sharing.CONTENDED);
      }
      return performOwn(kind, cell, memory.value(cell.initial), operand, update);
    }
    if (kind == Kind.LOCK || kind == Kind.UNLOCK) {
      int times = held.merge(cell, kind == Kind.LOCK ? 1 : -1, Integer::sum);
      if (times == 0) {
        held.remove(cell);
      }
      if (times != (kind == Kind.LOCK ? 1 : 0)) {
        return null; // entered already, or not yet left
      }
    }
    int first = kind == Kind.LOCK ? memory.constant(thread) : number(operand);
    int second = number(update);
    int answer = ask(Access.of(kind, cell, first, second));
    return kind == Kind.COMPARE_AND_SET ? (Object) (answer != 0) : value(answer);
  }

  private @Nullable Object value(int number) {
    return memory.maker(number) == thread ? byNumber.get(number) : memory.value(number);
  }

  private int number(@Nullable Object value) {
    if (value == null || Memory.saysAll(value)) {
      return memory.constant(value);
    }
    Integer number = known(value);
    return number != null ? number : show(value);
  }

  /**
   * Others may see this object from now on. Its fields as they are now were written before that.
   */
  private int show(Object object) {
    program.requireScheduled(object);
    requireConstant(object);
    int number = memory.made(thread, shown.size(), object);
    shown.put(object, number);
    byNumber.put(number, object);
    reveal(object)
        .forEach(
            (field, value) -> {
              Cell cell = memory.cell(number, field);
              if (memory.sharing(cell) == Sharing.OWN) {
                keep(cell, value);
              } else {
                ask(Access.publish(cell, number(value)));
              }
            });
    return number;
  }

  /** Final fields are not in cells, so another's object must have the same in them. */
  private void requireConstant(Object object) {
    for (Class<?> type = object.getClass();
        type.getClassLoader() == program.loader();
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers)) {
          throw new ExploreException(
              "a thread makes a "
                  + type.getName()
                  + " and shows it to others; its final field "
                  + field.getName()
                  + " is not scheduled. Make it plain for the exploration.");
        }
      }
    }
  }

  private int ask(Access access) {
    if (stopped) {
      throw new Stop();
    }
    int at = position++;
    if (at < path.length) {
      if (!path[at].access.sameAs(access)) {
        throw otherwise("it asked " + access.kind);
      }
      return answers[at];
    }
    boolean cut = at >= maxLength && !access.isEnd();
    asked.add(new Asked(cut ? Access.end(Kind.CUT, "") : access, passed));
    passed = new ArrayList<>();
    if (joints == null) {
      where = frame();
    }
    if (joints == null || !access.isForced() || asked.size() > AT_ONCE || cut) {
      stopped = true;
      throw new Stop();
    }
    return Memory.NULL;
  }

  private ExploreException otherwise(String what) {
    return new ExploreException(
        program.thread(thread)
            + " is not deterministic: given the same answers, it did otherwise than before: "
            + what);
  }

  private static String frame() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (!frame.getClassName().startsWith("intray.explore.")) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}
