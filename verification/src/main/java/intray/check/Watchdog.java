package intray.check;

import intray.Wiring;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a check in a thread of its own and gives up on it when code of a user's does not return: one
 * replay of a component, an invariant. Nothing can stop such code; its thread is left behind as a
 * daemon, and the caller is told where it is.
 */
final class Watchdog {
  /** A replay is work of microseconds; this long it takes only if it will never end. */
  private static final long PATIENCE_SECONDS = Long.getLong("intray.patience", 20);

  private static final int MOST_FRAMES = 1000;

  static final long PATIENCE_NANOS = PATIENCE_SECONDS * 1_000_000_000L;

  private static final long LOOK_EVERY_MILLIS = 50;

  /** Of a deep stack only the innermost places are shown. */
  private static final int MAX_PLACES = 10;

  /** The explorer's walks may be as deep as executions are long. */
  static final long STACK_BYTES = 256L << 20;

  /** Components that somebody may want to go on with, or has forgotten, and that must be closed. */
  private final Set<Replay> kept =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** Of all threads that have ever called code of a user's. */
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private final ThreadLocal<Call> own = ThreadLocal.withInitial(this::newCall);
  private volatile @Nullable String hopeless;
  private volatile boolean stopping;

  /** What one thread calls of a user's code, if it does. */
  private static final class Call {
    final Thread caller = Thread.currentThread();
    volatile long since;
    volatile @Nullable String whose;
  }

  private Call newCall() {
    calls.removeIf(call -> !call.caller.isAlive());
    Call call = new Call();
    calls.add(call);
    return call;
  }

  /** Whether whoever waits for the result wants what there is by now. */
  boolean isStopping() {
    return stopping;
  }

  /** This thread is about to call code of a user's. */
  void begin(String whose) {
    Call call = own.get();
    call.since = System.nanoTime();
    call.whose = whose;
  }

  /** It has returned. */
  void end() {
    own.get().whose = null;
  }

  /** A component that must be closed waits until somebody goes on with it. */
  void keep(Replay replay) {
    kept.add(replay);
  }

  /** Somebody closes it. */
  void letGo(Replay replay) {
    kept.remove(replay);
  }

  /** Nobody will go on with any that is kept: models that were given up keep some, too. */
  void closeKept() {
    for (Replay replay : List.copyOf(kept)) {
      begin("the close() of a component");
      try {
        replay.close();
      } finally {
        end();
      }
    }
  }

  private <T> T closing(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      closeKept();
    }
  }

  /** Ends the check, though the component that calls this will not come to an end. */
  void giveUp(Wiring wiring, int c, String why) {
    String text =
        "component "
            + wiring.path(c)
            + " "
            + why
            + places(Thread.currentThread().getStackTrace())
            + ".";
    hopeless = text;
    while (own.get().whose != null) {
      LockSupport.park(this);
    }
  }

  /** One thread of the checker, and all that components start in it. */
  private static final class Group extends ThreadGroup {
    Group(ThreadGroup parent) {
      super(parent, "intray check"); // all look the same, as a thread that is sent shows its own
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      if (!(thrown instanceof Replay.Stop)) {
        super.uncaughtException(thread, thrown);
      }
    }
  }

  /** A thread that may run components; not started. */
  static Thread thread(String name, Runnable work) {
    ThreadGroup here = Thread.currentThread().getThreadGroup();
    ThreadGroup parent = here instanceof Group ? here.getParent() : here;
    Thread thread = new Thread(new Group(parent), work, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Looks whether a component that this thread has run has left something behind that would go on
   * without it.
   *
   * @throws CheckException if a thread runs that was started by it
   */
  static void requireAlone(Wiring wiring, int c) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    if (!(group instanceof Group) || group.activeCount() <= 1) {
      return;
    }
    Thread[] threads = new Thread[group.activeCount() + 1];
    int count = group.enumerate(threads);
    for (int k = 0; k < count; k++) {
      if (threads[k] != Thread.currentThread()) {
        throw new CheckException(
            "component "
                + wiring.path(c)
                + " has started a thread that still runs, '"
                + threads[k].getName()
                + "'"
                + places(threads[k].getStackTrace())
                + ". What a thread does by itself cannot be explored: make it a component.");
      }
    }
  }

  /**
   * Does the work, watched. If the calling thread is interrupted, the work is {@linkplain
   * #isStopping asked} to come to an end, which is waited for; the thread is interrupted again when
   * this returns.
   *
   * @throws CheckException if a component does not return
   */
  <T> T watch(Supplier<T> work) {
    Result<T> result = new Result<>();
    Thread worker =
        thread(
            "intray check",
            () -> {
              try {
                result.value = closing(work);
              } catch (RuntimeException | Error e) {
                result.thrown = e;
              }
            });
    stopping = Thread.interrupted(); // before the work begins, which may be short
    worker.start();
    while (worker.isAlive()) {
      try {
        worker.join(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        if (stopping) {
          throw new CheckException("interrupted twice, so nothing was decided");
        }
        stopping = true;
      }
      if (hopeless != null) {
        throw new CheckException(hopeless);
      }
      for (Call call : calls) {
        String whose = call.whose;
        if (whose != null && System.nanoTime() - call.since > PATIENCE_NANOS && worker.isAlive()) {
          throw new CheckException(complaint(whose, stack(call.caller)));
        }
      }
    }
    if (stopping) {
      Thread.currentThread().interrupt();
    }
    return result.get();
  }

  /**
   * The innermost frames only: a stack of millions of frames takes minutes to be read as a whole,
   * and more memory than most machines have.
   */
  static StackTraceElement[] stack(Thread of) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(of.getId(), MOST_FRAMES);
    return info == null ? new StackTraceElement[0] : info.getStackTrace();
  }

  static String complaint(String whose, StackTraceElement[] stack) {
    return whose
        + " has not returned for "
        + PATIENCE_SECONDS
        + " s"
        + places(stack)
        + ". A step does a little work and returns; it never blocks and never loops until something"
        + " happens. (If it only needs more time, java -Dintray.patience=SECONDS gives it.)";
  }

  /** The places in users' code, and what they have called. */
  private static String places(StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (StackTraceElement frame : stack) {
      if (!Frames.isOurs(frame.getClassName())
          && !frame.getClassName().contains("$$Lambda")
          && shown++ < MAX_PLACES) {
        text.append(", at ").append(frame.getClassName()).append('.').append(frame.getMethodName());
        text.append('(').append(frame.getFileName()).append(':');
        text.append(frame.getLineNumber()).append(')');
      }
    }
    if (stack.length > 0 && shown > 0 && Frames.isOurs(stack[0].getClassName())) {
      text.append(", in ").append(stack[0].getClassName()).append('.');
      text.append(stack[0].getMethodName());
    }
    return text.toString();
  }

  /** What the worker leaves; read after it has ended. */
  private static final class Result<T> {
    private @Nullable T value;
    private @Nullable Throwable thrown;

    T get() {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      T got = value;
      if (got == null) {
        throw new CheckException("the check ended without a result");
      }
      return got;
    }
  }
}
