package example;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;

/** A graph of the tutorial with a bug that no serialised run shows. */
public final class Votes {
  private Votes() {}

  // region voter
  /** Sends its vote, and then announces that the poll is closed. */
  static final class Voter implements Component {
    private final Outbox<String> vote;
    private final Notice.Publisher<Boolean> closed;

    Voter(Ports ports) {
      vote = ports.outbox("vote");
      closed = ports.publisher("closed");
    }

    @Override
    public Step next() {
      vote.send("yes");
      closed.publish(true);
      return Step.DONE;
    }
  }

  // endregion

  // region teller
  /** Counts what has come in; when the poll is closed, says how many votes there were. */
  static final class Teller implements Component {
    private final Inbox<String> votes;
    private final Notice<Boolean> closed;
    private final Outbox<Integer> result;
    private int count;

    Teller(Ports ports) {
      votes = ports.inbox("votes");
      closed = ports.notice("closed");
      result = ports.outbox("result");
    }

    @Override
    public Step next() {
      while (votes.poll() != null) {
        count++;
      }
      if (closed.read()) {
        result.send(count);
        return Step.DONE;
      }
      return Step.await(votes);
    }
  }

  // endregion

  /** One voter, one teller. */
  public static Graph graph() {
    return Graph.named("votes")
        .notice("closed", false)
        .component("voter", Voter::new)
        .component("teller", Teller::new)
        .output("result")
        .link("voter.vote", "teller.votes")
        .link("teller.result", "result")
        .build();
  }
}
