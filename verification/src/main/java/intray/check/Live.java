package intray.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A component that runs once, in a thread of its own, and is handed the baton for one operation at
 * a time: it gets an answer, runs on to its next operation, and hands the baton back. So its code
 * runs in the order of the schedule, nothing of it twice, and a debugger finds in each thread the
 * stack of one component: where it is, or where it waits for its turn.
 *
 * <p>(An automaton whose histories are run again from the start for each operation would need no
 * threads, but would stop at each breakpoint as often as there are operations after it.)
 */
final class Live extends Automaton implements Replay.Answers {
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private final Thread thread;
  private final boolean patient;
  private final List<String> places = new ArrayList<>();

  /** What the component was like at the end of its last step, and what it was answered since. */
  private String ended = "";

  private final List<Integer> since = new ArrayList<>();

  // Handed over with the baton.
  private int answer;
  private Replay.@Nullable Asked asked;
  private String where = "";

  /**
   * Starts the component.
   *
   * @param patient whether it may take its time, as under a debugger
   * @param matching STATES to look at it after each step, for {@link #situation}
   */
  Live(Model model, int component, boolean patient, Matching matching) {
    super(model, component, new Watchdog(), new Matcher(matching, model.statics));
    this.patient = patient;
    Replay replay = new Replay(this, this);
    thread =
        new Thread(
            () -> {
              try {
                replay.run(null);
                replay.close();
              } finally {
                back.release(); // nobody is to wait for one who has gone
              }
            },
            wiring.path(component));
    thread.setDaemon(true);
  }

  @Override
  Automaton begun() {
    thread.start();
    await();
    return super.begun();
  }

  /** Gives the answer and waits for what the component asks next. */
  @Override
  LocalState extend(@Nullable LocalState parent, int given, @Nullable Ahead ahead) {
    if (parent != null) {
      asked = null;
      answer = given;
      turn.release();
      await();
    }
    places.add(where);
    Replay.Asked now = Objects.requireNonNull(asked);
    @Nullable String key = now.key();
    if (key == null) {
      since.add(given);
    } else {
      ended = key;
      since.clear();
    }
    return add(parent, given, now);
  }

  /**
   * By what a check matches histories: the same if the component is the same, and will go on alike.
   * Where it cannot be looked at, only what has not moved since is the same.
   */
  String situation() {
    return since + ended;
  }

  private void await() {
    try {
      if (patient) {
        back.acquire();
      } else if (!back.tryAcquire(Watchdog.PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        throw new CheckException(
            Watchdog.complaint("component " + wiring.path(component), Watchdog.stack(thread)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckException("interrupted in the middle of a replay");
    }
    if (asked == null) {
      throw new CheckException(wiring.path(component) + " has ended its thread in a step");
    }
  }

  @Override
  public int answer(Replay.Asked operation, String place) {
    asked = operation;
    where = place;
    back.release();
    turn.acquireUninterruptibly(); // a component that interrupts itself waits all the same
    return answer;
  }

  @Override
  String where(LocalState state) {
    return places.get(state.id);
  }

  /** Lets the component go no further; it is closed as after a run. */
  void stop() {
    answer = STOP;
    turn.release();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(Watchdog.PATIENCE_NANOS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
