package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Dijkstra's dinner. A fork is a component: whoever wants it asks, and waits for its answer. */
final class Philosophers {
  private Philosophers() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("philosophers", "Everybody takes the left fork first, and waits for the right.")
            .twin("philosophers-repaired")
            .takes(seats())
            .finds(Level.ROUND_ROBIN, FindingKind.STUCK)
            .builds(given -> table("philosophers", given.number("n"), false)),
        Entry.named("philosophers-repaired", "One philosopher takes the right fork first.")
            .twin("philosophers")
            .takes(seats())
            .builds(given -> table("philosophers-repaired", given.number("n"), true)));
  }

  private static Parameter seats() {
    return Parameter.number("n", 2, 2, 100, "how many sit at the table");
  }

  private static Graph table(String name, int n, boolean oneRightHanded) {
    GraphBuilder table = Graph.named(name).output("meals");
    for (int i = 1; i <= n; i++) {
      String philosopher = "p" + i;
      boolean rightFirst = oneRightHanded && i == n;
      table
          .component(philosopher, ports -> new Philosopher(ports, philosopher, rightFirst))
          .link(philosopher + ".meals", "meals");
    }
    for (int i = 1; i <= n; i++) {
      String fork = "fork" + i; // on the left of p(i), on the right of p(i-1)
      String right = "p" + i;
      String left = "p" + (i == 1 ? n : i - 1);
      table
          .component(fork, Fork::new)
          .link(right + ".ask-left", fork + ".asked")
          .link(left + ".ask-right", fork + ".asked")
          .link(fork + ".to-left-hand", right + ".left")
          .link(fork + ".to-right-hand", left + ".right");
    }
    return table.build();
  }

  private enum Request {
    TAKE_INTO_LEFT,
    TAKE_INTO_RIGHT,
    PUT_BACK
  }

  /** Takes two forks one after the other, eats once, and puts them back. */
  private static final class Philosopher implements Component {
    private final String name;
    private final Hand first;
    private final Hand second;
    private final Outbox<String> meals;
    private int forks;
    private boolean asked;

    private record Hand(Inbox<String> fork, Outbox<Request> ask, Request take) {}

    Philosopher(Ports ports, String name, boolean rightFirst) {
      this.name = name;
      Hand left = new Hand(ports.inbox("left"), ports.outbox("ask-left"), Request.TAKE_INTO_LEFT);
      Hand right =
          new Hand(ports.inbox("right"), ports.outbox("ask-right"), Request.TAKE_INTO_RIGHT);
      first = rightFirst ? right : left;
      second = rightFirst ? left : right;
      meals = ports.outbox("meals");
    }

    @Override
    public Step next() {
      if (asked) {
        hand().fork.take();
        asked = false;
        forks++;
      }
      if (forks < 2) {
        hand().ask.send(hand().take);
        asked = true;
        return Step.await(hand().fork);
      }
      meals.send(name);
      first.ask.send(Request.PUT_BACK);
      second.ask.send(Request.PUT_BACK);
      return Step.DONE;
    }

    private Hand hand() {
      return forks == 0 ? first : second;
    }
  }

  /** Lies on the table or is in somebody's hand, and then the next one waits. */
  private static final class Fork implements Component {
    private static final String FORK = "fork";

    private final Inbox<Request> asked;
    private final Outbox<String> toLeftHand;
    private final Outbox<String> toRightHand;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private boolean onTheTable = true;

    Fork(Ports ports) {
      asked = ports.inbox("asked");
      toLeftHand = ports.outbox("to-left-hand");
      toRightHand = ports.outbox("to-right-hand");
    }

    @Override
    public Step start() {
      return Step.await(asked);
    }

    @Override
    public Step next() {
      if (asked.isDrained()) {
        return Step.DONE;
      }
      Request request = asked.take();
      if (request == Request.PUT_BACK) {
        onTheTable = true;
      } else {
        waiting.add(request);
      }
      if (onTheTable && !waiting.isEmpty()) {
        onTheTable = false;
        Request hand = waiting.remove();
        (hand == Request.TAKE_INTO_LEFT ? toLeftHand : toRightHand).send(FORK);
      }
      return Step.await(asked);
    }
  }
}
