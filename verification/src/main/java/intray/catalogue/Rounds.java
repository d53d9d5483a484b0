package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/** Graphs that can go round for ever: because they serve, and because something is wrong. */
final class Rounds {
  private Rounds() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named(
                "endless-ring", "A token goes round for ever, and everybody counts its laps to 3.")
            .story(
                "There is no end, but there are few states: compared by their fields, all are"
                    + " explored. Everybody is declared to serve for ever.")
            .takes(Parameter.number("n", 3, 2, 100, "how many pass the token on"))
            .goesRound()
            .builds(given -> endlessRing(given.number("n"))),
        Entry.named("polling", "A reader asks again and again for a message that never comes.")
            .story("It does not look for the end of its input, so nothing ever stops it.")
            .twin("polling-repaired")
            .goesRound()
            .finds(Level.ROUND_ROBIN, FindingKind.NEVER_ENDS)
            .builds(given -> polling("polling", Polling::new)),
        Entry.named(
                "polling-repaired", "A reader waits for a message, or for the end of its input.")
            .twin("polling")
            .builds(given -> polling("polling-repaired", Waiting::new)),
        Entry.named("after-you", "Two people meet in a corridor and step aside for each other.")
            .story(
                "Each says that it comes, looks whether the other does, and then steps back. Taking"
                    + " turns in a fixed order one of them passes; but there is a schedule in which"
                    + " both step back for ever, though both get their turns.")
            .twin("after-you-repaired")
            .goesRound()
            .finds(Level.COOPERATIVE, FindingKind.NEVER_ENDS)
            .builds(given -> corridor()),
        Entry.named("after-you-repaired", "Two people ask the porter who goes first.")
            .twin("after-you")
            .builds(given -> porter()),
        Entry.named(
                "ignored-request", "A server that is busy with itself answers no second client.")
            .story(
                "After the first request it goes round with a message to itself and looks at"
                    + " nothing else. The graph promises that every request is followed by an"
                    + " answer; a second client that asks after the first was answered gets none.")
            .twin("ignored-request-repaired")
            .goesRound()
            .finds(Level.COOPERATIVE, FindingKind.NO_RESPONSE)
            .builds(given -> server("ignored-request", false)),
        Entry.named(
                "ignored-request-repaired", "A server that is busy with itself looks at its mail.")
            .twin("ignored-request")
            .goesRound()
            .builds(given -> server("ignored-request-repaired", true)));
  }

  private static Graph endlessRing(int n) {
    GraphBuilder graph = Graph.named("endless-ring");
    for (int i = 0; i < n; i++) {
      boolean first = i == 0;
      graph.component("c" + i, ports -> new Passes(ports, first));
    }
    for (int i = 0; i < n; i++) {
      graph.link("c" + i + ".out", "c" + (i + 1) % n + ".in");
    }
    return graph
        .invariant(
            "one token",
            view -> {
              int tokens = 0;
              for (int i = 0; i < n; i++) {
                tokens += view.box("c" + i + ".in").size();
              }
              return tokens <= 1;
            })
        .mayRest()
        .build();
  }

  private static Graph polling(String name, intray.ComponentFactory reader) {
    return Graph.named(name)
        .component("writer", Silent::new)
        .component("reader", reader)
        .link("writer.out", "reader.in")
        .build();
  }

  private static Graph corridor() {
    return Graph.named("after-you")
        .notice("ann-comes", false)
        .notice("bob-comes", false)
        .component("ann", ports -> new Polite(ports, "ann", "bob"))
        .component("bob", ports -> new Polite(ports, "bob", "ann"))
        .output("passed")
        .link("ann.passed", "passed")
        .link("bob.passed", "passed")
        .atEnd("both have passed", view -> view.box("passed").size() == 2)
        .build();
  }

  private static Graph porter() {
    return Graph.named("after-you-repaired")
        .component("ann", ports -> new Asks(ports, "ann"))
        .component("bob", ports -> new Asks(ports, "bob"))
        .component("porter", Porter::new)
        .output("passed")
        .link("ann.ask", "porter.asked")
        .link("bob.ask", "porter.asked")
        .link("porter.to-ann", "ann.go")
        .link("porter.to-bob", "bob.go")
        .link("ann.passed", "passed")
        .link("bob.passed", "passed")
        .atEnd("both have passed", view -> view.box("passed").size() == 2)
        .build();
  }

  private static Graph server(String name, boolean looks) {
    return Graph.named(name)
        .component("ann", ports -> new Client(ports, "ann"))
        .component("bob", ports -> new Client(ports, "bob"))
        .component("server", ports -> new Busy(ports, looks))
        .output("answers")
        .link("ann.ask", "server.in")
        .link("bob.ask", "server.in")
        .link("server.self", "server.again")
        .link("server.answer", "answers")
        .response("server.in", "answers")
        .mayRest("server")
        .build();
  }

  /** Passes the token on, and counts laps modulo 3. */
  private static final class Passes implements Component {
    private final Inbox<String> in;
    private final Outbox<String> out;
    private boolean has;
    private int laps;

    Passes(Ports ports, boolean has) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      this.has = has;
    }

    @Override
    public Step start() {
      return has ? Step.CONTINUE : Step.await(in);
    }

    @Override
    public Step next() {
      out.send(has ? "token" : in.take());
      has = false;
      laps = (laps + 1) % 3;
      return Step.await(in);
    }
  }

  /** Has nothing to say. */
  private static final class Silent implements Component {
    Silent(Ports ports) {
      ports.outbox("out");
    }

    @Override
    public Step next() {
      return Step.DONE;
    }
  }

  private static final class Polling implements Component {
    private final Inbox<String> in;

    Polling(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      return in.poll() == null ? Step.CONTINUE : Step.DONE;
    }
  }

  private static final class Waiting implements Component {
    private final Inbox<String> in;

    Waiting(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (!in.isDrained()) {
        in.take();
      }
      return Step.DONE;
    }
  }

  /** Says that it comes, then passes if the other does not come, else steps back. */
  private static final class Polite implements Component {
    private final String me;
    private final Notice.Publisher<Boolean> iCome;
    private final Notice<Boolean> otherComes;
    private final Outbox<String> passed;
    private boolean coming;

    Polite(Ports ports, String me, String other) {
      this.me = me;
      iCome = ports.publisher(me + "-comes");
      otherComes = ports.notice(other + "-comes");
      passed = ports.outbox("passed");
    }

    @Override
    public Step next() {
      if (!coming) {
        coming = true;
        iCome.publish(true);
        return Step.CONTINUE;
      }
      if (otherComes.read()) {
        coming = false;
        iCome.publish(false);
        return Step.CONTINUE;
      }
      passed.send(me);
      iCome.publish(false);
      return Step.DONE;
    }
  }

  private static final class Asks implements Component {
    private final String me;
    private final Outbox<String> ask;
    private final Inbox<String> go;
    private final Outbox<String> passed;
    private boolean asked;

    Asks(Ports ports, String me) {
      this.me = me;
      ask = ports.outbox("ask");
      go = ports.inbox("go");
      passed = ports.outbox("passed");
    }

    @Override
    public Step next() {
      if (!asked) {
        asked = true;
        ask.send(me);
        return Step.await(go);
      }
      go.take();
      passed.send(me);
      return Step.DONE;
    }
  }

  private static final class Porter implements Component {
    private final Inbox<String> asked;
    private final Outbox<String> toAnn;
    private final Outbox<String> toBob;

    Porter(Ports ports) {
      asked = ports.inbox("asked");
      toAnn = ports.outbox("to-ann");
      toBob = ports.outbox("to-bob");
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
      (asked.take().equals("ann") ? toAnn : toBob).send("go");
      return Step.await(asked);
    }
  }

  private static final class Client implements Component {
    private final String me;
    private final Outbox<String> ask;

    Client(Ports ports, String me) {
      this.me = me;
      ask = ports.outbox("ask");
    }

    @Override
    public Step next() {
      ask.send(me);
      return Step.DONE;
    }
  }

  /** Keeps itself going with a message to itself, once it has had a request. */
  private static final class Busy implements Component {
    private final Inbox<String> in;
    private final Inbox<String> again;
    private final Outbox<String> self;
    private final Outbox<String> answer;
    private final boolean looks;
    private boolean busy;

    Busy(Ports ports, boolean looks) {
      in = ports.inbox("in");
      again = ports.inbox("again");
      self = ports.outbox("self");
      answer = ports.outbox("answer");
      this.looks = looks;
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (!busy) {
        answer.send("to " + in.take());
        busy = true;
      } else {
        again.take();
        String request = looks ? in.poll() : null;
        if (request != null) {
          answer.send("to " + request);
        }
      }
      self.send("again");
      return Step.await(again);
    }
  }
}
