package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/** When to be called again: what can go wrong with PAUSE, and would not with await. */
final class Wakeups {
  private Wakeups() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named(
                "pause-on-unread-mail",
                "A consumer reads one message a step and pauses, also if there are more.")
            .story(
                "A pause ends when something happens after the step began. Two messages that came"
                    + " before are one wake-up, and the second stays unread. Under round-robin each"
                    + " message is read before the next is sent.")
            .twin("pause-on-unread-mail-repaired")
            .takes(count())
            .finds(Level.COOPERATIVE, FindingKind.ASLEEP_WITH_MAIL, FindingKind.STUCK)
            .builds(given -> pause("pause-on-unread-mail", given.number("k"), ReadsOne::new)),
        Entry.named(
                "pause-on-unread-mail-repaired",
                "A consumer pauses only after it has found its inbox empty.")
            .story("This is how to pause. To await the inbox is shorter.")
            .twin("pause-on-unread-mail")
            .takes(count())
            .builds(
                given -> pause("pause-on-unread-mail-repaired", given.number("k"), ReadsAll::new)),
        Entry.named(
                "finished-child",
                "A parent waits for its child to end, and does not look whether it has.")
            .story(
                "In Kamaelia, whoever added a child that was finished already, and paused, was never"
                    + " woken.")
            .twin("finished-child-repaired")
            .finds(Level.COOPERATIVE, FindingKind.STUCK)
            .builds(given -> family("finished-child", PausesFirst::new)),
        Entry.named(
                "finished-child-repaired",
                "A parent looks whether its child has ended before it pauses, each time.")
            .twin("finished-child")
            .builds(given -> family("finished-child-repaired", LooksFirst::new)));
  }

  private static Parameter count() {
    return Parameter.number("k", 3, 2, 1000, "how many messages are sent");
  }

  private static Graph pause(String name, int k, ComponentFactory consumer) {
    return Pipeline.named(name)
        .then("producer", ports -> new Producer(ports, k))
        .then("consumer", consumer)
        .build();
  }

  private static Graph family(String name, ComponentFactory parent) {
    return Graph.named(name)
        .component("parent", parent)
        .component("child", Child::new)
        .output("said")
        .link("child.alive", "parent.child")
        .link("parent.says", "said")
        .build();
  }

  /** Sends one message a step, and takes another step to be done. */
  private static final class Producer implements Component {
    private final Outbox<Integer> out;
    private final int count;
    private int sent;

    Producer(Ports ports, int count) {
      out = ports.outbox("out");
      this.count = count;
    }

    @Override
    public Step next() {
      if (sent == count) {
        return Step.DONE;
      }
      sent++;
      out.send(sent);
      return Step.CONTINUE;
    }
  }

  /** Reads one message and pauses. */
  private static final class ReadsOne implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    ReadsOne(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      if (!in.isEmpty()) {
        out.send(in.take());
      }
      return Step.PAUSE;
    }
  }

  /** Reads all there is and pauses. */
  private static final class ReadsAll implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;

    ReadsAll(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      while (!in.isEmpty()) {
        out.send(in.take());
      }
      return in.isDrained() ? Step.DONE : Step.PAUSE;
    }
  }

  /** Ends at once, which closes its outbox: its parent can tell. */
  private static final class Child implements Component {
    Child(Ports ports) {
      ports.outbox("alive");
    }

    @Override
    public Step next() {
      return Step.DONE;
    }
  }

  /** Pauses when the child has been added, and looks when it is called again. */
  private static final class PausesFirst implements Component {
    private final Inbox<Object> child;
    private final Outbox<String> says;
    private boolean added;

    PausesFirst(Ports ports) {
      child = ports.inbox("child");
      says = ports.outbox("says");
    }

    @Override
    public Step next() {
      if (added && child.isDrained()) {
        says.send("my child has ended");
        return Step.DONE;
      }
      added = true;
      return Step.PAUSE;
    }
  }

  /** Looks, and pauses if the child has not ended. */
  private static final class LooksFirst implements Component {
    private final Inbox<Object> child;
    private final Outbox<String> says;

    LooksFirst(Ports ports) {
      child = ports.inbox("child");
      says = ports.outbox("says");
    }

    @Override
    public Step next() {
      if (child.isDrained()) {
        says.send("my child has ended");
        return Step.DONE;
      }
      return Step.PAUSE;
    }
  }
}
