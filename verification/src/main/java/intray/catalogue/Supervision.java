package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/**
 * Two bugs of Axon's own scheduler, as graphs in which the scheduler is a component: a run is a
 * message that it sends to a microprocess.
 */
final class Supervision {
  private Supervision() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named(
                "pause-of-a-sleeper",
                "A scheduler is told to pause a sleeper, and later forgets to queue it again.")
            .story(
                "Whoever is paused while awake is still in the queue, on its way to sleep; waking it"
                    + " then need not queue it. The scheduler takes a sleeper for such a one.")
            .twin("pause-of-a-sleeper-repaired")
            .finds(Level.COOPERATIVE, FindingKind.STUCK)
            .builds(given -> sleeper("pause-of-a-sleeper", false)),
        Entry.named(
                "pause-of-a-sleeper-repaired",
                "A scheduler that is told to pause a sleeper need" + " not do anything.")
            .twin("pause-of-a-sleeper")
            .builds(given -> sleeper("pause-of-a-sleeper-repaired", true)),
        Entry.named(
                "late-activation",
                "A scheduler ends with its last microprocess, which has just activated another.")
            .story(
                "New microprocesses wait in an inbox until the next cycle begins. The scheduler"
                    + " stops when none is active, and does not look whether one is waiting.")
            .twin("late-activation-repaired")
            .finds(Level.COOPERATIVE, FindingKind.LOST_MESSAGE)
            .builds(given -> activation("late-activation", ports -> new Cycles(ports, false))),
        Entry.named(
                "late-activation-repaired",
                "A scheduler looks for new microprocesses once more when none is active.")
            .twin("late-activation")
            .builds(
                given -> activation("late-activation-repaired", ports -> new Cycles(ports, true))));
  }

  private static Graph sleeper(String name, boolean looks) {
    return Graph.named(name)
        .component("waker", Source.of(Request.WAKE))
        .component("pauser", Source.of(Request.PAUSE))
        .component("scheduler", ports -> new OneSleeper(ports, looks))
        .component("worker", Worker::new)
        .output("work")
        .link("waker.out", "scheduler.requests")
        .link("pauser.out", "scheduler.requests")
        .link("worker.requests", "scheduler.requests")
        .link("scheduler.run", "worker.run")
        .link("worker.work", "work")
        .build();
  }

  private static Graph activation(String name, ComponentFactory scheduler) {
    return Graph.named(name)
        .component("main", Main::new)
        .component("scheduler", scheduler)
        .output("ran")
        .link("main.activate", "scheduler.activate")
        .link("main.ended", "scheduler.ended")
        .link("scheduler.ran", "ran")
        .build();
  }

  private enum Request {
    PAUSE,
    WAKE
  }

  private enum State {
    QUEUED,
    GOING_TO_SLEEP,
    ASLEEP
  }

  /** A scheduler with one microprocess, which sleeps. */
  private static final class OneSleeper implements Component {
    private final Inbox<Request> requests;
    private final Outbox<String> run;
    private final boolean looks;
    private State worker = State.ASLEEP;

    OneSleeper(Ports ports, boolean looks) {
      requests = ports.inbox("requests");
      run = ports.outbox("run");
      this.looks = looks;
    }

    @Override
    public Step start() {
      return Step.await(requests);
    }

    @Override
    public Step next() {
      if (requests.isDrained()) {
        return Step.DONE;
      }
      switch (requests.take()) {
        case PAUSE -> {
          if (!looks || worker == State.QUEUED) {
            worker = State.GOING_TO_SLEEP;
          }
        }
        case WAKE -> {
          if (worker == State.ASLEEP) {
            run.send("run");
          }
          worker = State.QUEUED; // and if it was GOING_TO_SLEEP, then it is still in the queue
        }
      }
      return Step.await(requests);
    }
  }

  /** Works once, when it is run. */
  private static final class Worker implements Component {
    private final Inbox<String> run;
    private final Outbox<String> work;

    Worker(Ports ports) {
      run = ports.inbox("run");
      work = ports.outbox("work");
      ports.outbox("requests"); // open as long as it is not done: the scheduler stays for it
    }

    @Override
    public Step start() {
      return Step.await(run);
    }

    @Override
    public Step next() {
      run.take();
      work.send("done");
      return Step.DONE;
    }
  }

  /** A scheduler that runs in cycles until no microprocess is active; "main" is from the start. */
  private static final class Cycles implements Component {
    private final Inbox<String> activate;
    private final Inbox<String> ended;
    private final Outbox<String> ran;
    private final boolean looksAgain;
    private int active = 1;
    private boolean inCycle;

    Cycles(Ports ports, boolean looksAgain) {
      activate = ports.inbox("activate");
      ended = ports.inbox("ended");
      ran = ports.outbox("ran");
      this.looksAgain = looksAgain;
    }

    /** In one step the new ones are run, in the next those that have ended are removed. */
    @Override
    public Step next() {
      inCycle = !inCycle;
      if (inCycle) {
        runNew();
        return Step.await(activate, ended);
      }
      if (!ended.isEmpty()) {
        ended.take();
        active--;
      }
      if (active > 0) {
        return Step.CONTINUE;
      }
      if (looksAgain) {
        runNew();
      }
      return Step.DONE;
    }

    /** Whoever is new runs once, and needs no more. */
    private void runNew() {
      while (!activate.isEmpty()) {
        ran.send(activate.take());
      }
    }
  }

  /** A microprocess that activates another as the last thing it does. */
  private static final class Main implements Component {
    private final Outbox<String> activate;
    private final Outbox<String> ended;

    Main(Ports ports) {
      activate = ports.outbox("activate");
      ended = ports.outbox("ended");
    }

    @Override
    public Step next() {
      activate.send("late");
      ended.send("main");
      return Step.DONE;
    }
  }
}
