package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayList;
import java.util.List;

/** Requests and replies: a service, what goes wrong between two of its replies, shared work. */
final class Services {
  private Services() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("request-reply", "A server asks a database for its clients, and then rests.")
            .story(
                "Server and database feed each other, so neither sees an end of stream. When"
                    + " everybody has got a reply they wait, as they may.")
            .takes(Parameter.number("clients", 2, 1, 100, "how many ask, each once"))
            .builds(given -> requestReply(given.number("clients"))),
        Entry.named("lost-update", "Two clients read a balance, add to it, and write it back.")
            .twin("lost-update-repaired")
            .finds(Level.COOPERATIVE, FindingKind.NOT_DETERMINISTIC)
            .builds(given -> account("lost-update", GetThenSet::new)),
        Entry.named("lost-update-repaired", "Two clients tell the account what to add.")
            .twin("lost-update")
            .builds(given -> account("lost-update-repaired", Add::new)),
        Entry.named(
                "scatter-gather", "Items go to any of several workers, and come back in any order.")
            .takes(Parameter.number("workers", 2, 1, 100, "how many workers there are"))
            .takes(Parameter.number("k", 2, 0, 1000, "how many items there are"))
            .builds(given -> scatterGather(given.number("workers"), given.number("k"))));
  }

  private static Graph requestReply(int clients) {
    GraphBuilder graph =
        Graph.named("request-reply")
            .component("server", ports -> new Server(ports, clients))
            .component("database", Database::new)
            .link("server.query", "database.query")
            .link("database.answer", "server.in")
            .mayRest("server", "database");
    for (int i = 0; i < clients; i++) {
      int number = i;
      String client = "client" + i;
      graph
          .component(client, ports -> new Client(ports, number))
          .output("reply" + i)
          .link(client + ".ask", "server.in")
          .link("server.to" + i, client + ".reply")
          .link(client + ".got", "reply" + i);
    }
    return graph.build();
  }

  private static Graph account(String name, ClientFactory client) {
    GraphBuilder graph =
        Graph.named(name)
            .component("account", Account::new)
            .output("balance")
            .link("account.balance", "balance");
    for (String who : List.of("ann", "bob")) {
      graph
          .component(who, ports -> client.create(ports, who))
          .link(who + ".ask", "account.asked")
          .link("account.to-" + who, who + ".reply");
    }
    return graph.deterministic().build();
  }

  private static Graph scatterGather(int workers, int k) {
    GraphBuilder graph =
        Graph.named("scatter-gather")
            .component("source", Source.of(Lines.messages("m", k)))
            .component("scatter", ports -> new Scatter(ports, workers))
            .link("source.out", "scatter.in");
    for (int i = 0; i < workers; i++) {
      graph
          .component("worker" + i, Relay::new)
          .link("scatter.to" + i, "worker" + i + ".in")
          .link("worker" + i + ".out", "gather.in");
    }
    return graph
        .component("gather", Relay::new)
        .output("results")
        .link("gather.out", "results")
        .build();
  }

  /** What travels to the server: a client's question, or the database's answer to it. */
  private record Letter(int client, String text, boolean isAnswer) {}

  private static final class Server implements Component {
    private final Inbox<Letter> in;
    private final Outbox<Letter> query;
    private final List<Outbox<String>> clients = new ArrayList<>();

    Server(Ports ports, int clients) {
      in = ports.inbox("in");
      query = ports.outbox("query");
      for (int i = 0; i < clients; i++) {
        this.clients.add(ports.outbox("to" + i));
      }
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      Letter letter = in.take();
      if (letter.isAnswer()) {
        clients.get(letter.client()).send(letter.text());
      } else {
        query.send(letter);
      }
      return Step.await(in);
    }
  }

  private static final class Database implements Component {
    private final Inbox<Letter> query;
    private final Outbox<Letter> answer;

    Database(Ports ports) {
      query = ports.inbox("query");
      answer = ports.outbox("answer");
    }

    @Override
    public Step start() {
      return Step.await(query);
    }

    @Override
    public Step next() {
      Letter letter = query.take();
      answer.send(new Letter(letter.client(), "re: " + letter.text(), true));
      return Step.await(query);
    }
  }

  private static final class Client implements Component {
    private final int number;
    private final Outbox<Letter> ask;
    private final Inbox<String> reply;
    private final Outbox<String> got;
    private boolean asked;

    Client(Ports ports, int number) {
      this.number = number;
      ask = ports.outbox("ask");
      reply = ports.inbox("reply");
      got = ports.outbox("got");
    }

    @Override
    public Step next() {
      if (!asked) {
        asked = true;
        ask.send(new Letter(number, "question " + number, false));
        return Step.await(reply);
      }
      got.send(reply.take());
      return Step.DONE;
    }
  }

  private interface ClientFactory {
    Component create(Ports ports, String who);
  }

  private enum Action {
    GET,
    SET,
    ADD
  }

  private record Order(String who, Action action, int amount) {}

  /** Does what it is told, one order after another, and in the end says how much there is. */
  private static final class Account implements Component {
    private final Inbox<Order> asked;
    private final Outbox<Integer> toAnn;
    private final Outbox<Integer> toBob;
    private final Outbox<Integer> result;
    private int balance;

    Account(Ports ports) {
      asked = ports.inbox("asked");
      toAnn = ports.outbox("to-ann");
      toBob = ports.outbox("to-bob");
      result = ports.outbox("balance");
    }

    @Override
    public Step start() {
      return Step.await(asked);
    }

    @Override
    public Step next() {
      if (asked.isDrained()) {
        result.send(balance);
        return Step.DONE;
      }
      Order order = asked.take();
      switch (order.action()) {
        case GET -> (order.who().equals("ann") ? toAnn : toBob).send(balance);
        case SET -> balance = order.amount();
        case ADD -> balance += order.amount();
      }
      return Step.await(asked);
    }
  }

  /** Gets the balance, adds 1 on its own, and sets the balance. */
  private static final class GetThenSet implements Component {
    private final String me;
    private final Outbox<Order> ask;
    private final Inbox<Integer> reply;
    private boolean asked;

    GetThenSet(Ports ports, String me) {
      this.me = me;
      ask = ports.outbox("ask");
      reply = ports.inbox("reply");
    }

    @Override
    public Step next() {
      if (!asked) {
        asked = true;
        ask.send(new Order(me, Action.GET, 0));
        return Step.await(reply);
      }
      ask.send(new Order(me, Action.SET, reply.take() + 1));
      return Step.DONE;
    }
  }

  /** Has 1 added, and leaves the sum to the account. */
  private static final class Add implements Component {
    private final String me;
    private final Outbox<Order> ask;

    Add(Ports ports, String me) {
      this.me = me;
      ask = ports.outbox("ask");
      ports.inbox("reply");
    }

    @Override
    public Step next() {
      ask.send(new Order(me, Action.ADD, 1));
      return Step.DONE;
    }
  }

  /** Gives each item to any worker. */
  private static final class Scatter implements Component {
    private final Ports ports;
    private final Inbox<Object> in;
    private final List<Outbox<String>> workers = new ArrayList<>();

    Scatter(Ports ports, int workers) {
      this.ports = ports;
      in = ports.inbox("in");
      for (int i = 0; i < workers; i++) {
        this.workers.add(ports.outbox("to" + i));
      }
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
      int worker = ports.choose(workers.size());
      workers.get(worker).send(in.take() + " by " + worker);
      return Step.await(in);
    }
  }
}
