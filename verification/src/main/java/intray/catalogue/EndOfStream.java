package intray.catalogue;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/**
 * When is a stream over? Axon said so on a second pair of boxes, and lost data; Intray says so in
 * the stream itself.
 */
final class EndOfStream {
  private EndOfStream() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named(
                "echo-two-channels",
                "The end of a stream overtakes its last message, because it has a box of its own.")
            .story(
                "The source sends x, and in the same step, on control, that it is finished. The"
                    + " echo looks at control first. Only if it runs between the two sends, which no"
                    + " serialised run allows, does x come back.")
            .twin("echo-in-band")
            .finds(Level.ROUND_ROBIN, FindingKind.LOST_MESSAGE)
            .finds(Level.PARALLEL, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> withControl("echo-two-channels", ControlFirst::new)),
        Entry.named("echo-in-band", "The stream ends by being closed, after its last message.")
            .twin("echo-two-channels")
            .builds(given -> inBand()),
        Entry.named(
                "check-then-control",
                "An echo finds its inbox empty, then the end on control, and misses what came"
                    + " between.")
            .story(
                "As long as whole steps take turns nothing can come between, and no test will ever"
                    + " show it. In Kamaelia 300 runs with threads did not.")
            .twin("check-then-control-repaired")
            .finds(Level.PARALLEL, FindingKind.LOST_MESSAGE, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> withControl("check-then-control", MailFirst::new)),
        Entry.named(
                "check-then-control-repaired",
                "An echo looks at control before its inbox, and acts on it after.")
            .story(
                "What was sent before the end is there when the end is. Here the two channels do"
                    + " work; one that is closed is simpler.")
            .twin("check-then-control")
            .builds(given -> withControl("check-then-control-repaired", ControlNoted::new)),
        Entry.named("dead-end", "The first stage of a pipeline ends early, and its input piles up.")
            .twin("dead-end-repaired")
            .takes(Parameter.number("k", 3, 2, 1000, "how many messages come, of which 1 is used"))
            .finds(Level.ROUND_ROBIN, FindingKind.LOST_MESSAGE)
            .builds(given -> head("dead-end", given.number("k"), Head::new)),
        Entry.named("dead-end-repaired", "The first stage wants one message, and reads to the end.")
            .twin("dead-end")
            .takes(Parameter.number("k", 3, 2, 1000, "how many messages come, of which 1 is used"))
            .builds(given -> head("dead-end-repaired", given.number("k"), PatientHead::new)));
  }

  private static Graph withControl(String name, ComponentFactory echo) {
    return Graph.named(name)
        .component("source", SendThenSignal::new)
        .component("echo", echo)
        .output("echoed")
        .link("source.out", "echo.in")
        .link("source.signal", "echo.control")
        .link("echo.out", "echoed")
        .build();
  }

  private static Graph inBand() {
    return Pipeline.named("echo-in-band")
        .then("source", Source.of("x"))
        .then("echo", Relay::new)
        .build();
  }

  private static Graph head(String name, int k, ComponentFactory head) {
    return Pipeline.named(name)
        .then("source", Source.of(Lines.messages("m", k)))
        .then("head", head)
        .then("sink", Relay::new)
        .build();
  }

  /** Sends its one message and that it is finished, in one step. */
  private static final class SendThenSignal implements Component {
    private final Outbox<String> out;
    private final Outbox<String> signal;

    SendThenSignal(Ports ports) {
      out = ports.outbox("out");
      signal = ports.outbox("signal");
    }

    @Override
    public Step next() {
      out.send("x");
      signal.send("producerFinished");
      return Step.DONE;
    }
  }

  /** What the echoes have in common: two inboxes, and to be called when there is mail in one. */
  private abstract static class Echo implements Component {
    final Inbox<String> in;
    final Inbox<String> control;
    final Outbox<String> out;

    Echo(Ports ports) {
      in = ports.inbox("in");
      control = ports.inbox("control");
      out = ports.outbox("out");
    }

    Step again() {
      return Step.await(in, control);
    }
  }

  /** Ends as soon as it is told to. */
  private static final class ControlFirst extends Echo {
    ControlFirst(Ports ports) {
      super(ports);
    }

    @Override
    public Step next() {
      if (!control.isEmpty()) {
        control.take();
        return Step.DONE;
      }
      if (!in.isEmpty()) {
        out.send(in.take());
      }
      return again();
    }
  }

  /** Sees to its mail, and ends if it is told to. */
  private static final class MailFirst extends Echo {
    MailFirst(Ports ports) {
      super(ports);
    }

    @Override
    public Step next() {
      if (!in.isEmpty()) {
        out.send(in.take());
      }
      if (!control.isEmpty()) {
        control.take();
        return Step.DONE;
      }
      return again();
    }
  }

  /** Looks whether it is told to end, sees to all its mail, and only then ends. */
  private static final class ControlNoted extends Echo {
    ControlNoted(Ports ports) {
      super(ports);
    }

    @Override
    public Step next() {
      boolean finished = !control.isEmpty();
      while (!in.isEmpty()) {
        out.send(in.take());
      }
      if (finished) {
        control.take();
        return Step.DONE;
      }
      return again();
    }
  }

  /** Passes on the first message and is done. */
  private static final class Head implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;

    Head(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take());
      return Step.DONE;
    }
  }

  /** Passes on the first message, tells the others that there is no more, and reads to the end. */
  private static final class PatientHead implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;
    private boolean passed;

    PatientHead(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      Object message = in.take();
      if (!passed) {
        passed = true;
        out.send(message);
        out.close();
      }
      return Step.await(in);
    }
  }
}
