package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.View;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.List;

/** Two who want one name: check-then-act, and what to do instead. */
final class Claims {
  private Claims() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("check-then-act", "Two components both find a name free, and both register it.")
            .story(
                "Each looks at the other's notice and publishes its own. As long as steps are whole"
                    + " nobody can publish between another's look and claim.")
            .twin("check-then-act-repaired")
            .finds(Level.PARALLEL, FindingKind.INVARIANT, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> looksThenClaims()),
        Entry.named(
                "check-then-act-repaired", "Who wants the name asks its owner, who gives it once.")
            .twin("check-then-act")
            .builds(given -> asksOwner()),
        Entry.named(
                "claim-then-look", "Both say what they want, then look, and may both step back.")
            .story(
                "Never do both have the name. But in parallel it can be that nobody has it, which no"
                    + " serialised run shows.")
            .finds(Level.PARALLEL, FindingKind.HIDDEN_BY_SERIALISATION)
            .builds(given -> claimsThenLooks()));
  }

  private static Graph looksThenClaims() {
    return Graph.named("check-then-act")
        .notice("ann-has-it", false)
        .notice("bob-has-it", false)
        .component("ann", ports -> new LooksThenClaims(ports, "ann", "bob"))
        .component("bob", ports -> new LooksThenClaims(ports, "bob", "ann"))
        .invariant("at most one has the name", Claims::atMostOneHasIt)
        .build();
  }

  private static Graph asksOwner() {
    return Graph.named("check-then-act-repaired")
        .notice("ann-has-it", false)
        .notice("bob-has-it", false)
        .component("ann", ports -> new Asks(ports, "ann"))
        .component("bob", ports -> new Asks(ports, "bob"))
        .component("owner", Owner::new)
        .link("ann.asks", "owner.asked")
        .link("bob.asks", "owner.asked")
        .link("owner.to-ann", "ann.answer")
        .link("owner.to-bob", "bob.answer")
        .invariant("at most one has the name", Claims::atMostOneHasIt)
        .build();
  }

  private static Graph claimsThenLooks() {
    return Graph.named("claim-then-look")
        .notice("ann-wants-it", false)
        .notice("bob-wants-it", false)
        .notice("ann-has-it", false)
        .notice("bob-has-it", false)
        .component("ann", ports -> new ClaimsThenLooks(ports, "ann", "bob"))
        .component("bob", ports -> new ClaimsThenLooks(ports, "bob", "ann"))
        .invariant("at most one has the name", Claims::atMostOneHasIt)
        .build();
  }

  private static boolean atMostOneHasIt(View view) {
    return view.notice("ann-has-it").equals(false) || view.notice("bob-has-it").equals(false);
  }

  private static final class LooksThenClaims implements Component {
    private final Notice<Boolean> taken;
    private final Notice.Publisher<Boolean> mine;

    LooksThenClaims(Ports ports, String me, String other) {
      taken = ports.notice(other + "-has-it");
      mine = ports.publisher(me + "-has-it");
    }

    @Override
    public Step next() {
      if (!taken.read()) {
        mine.publish(true);
      }
      return Step.DONE;
    }
  }

  private static final class ClaimsThenLooks implements Component {
    private final Notice<Boolean> wanted;
    private final Notice.Publisher<Boolean> wants;
    private final Notice.Publisher<Boolean> mine;

    ClaimsThenLooks(Ports ports, String me, String other) {
      wanted = ports.notice(other + "-wants-it");
      wants = ports.publisher(me + "-wants-it");
      mine = ports.publisher(me + "-has-it");
    }

    @Override
    public Step next() {
      wants.publish(true);
      if (!wanted.read()) {
        mine.publish(true);
      }
      return Step.DONE;
    }
  }

  /** Asks for the name, and publishes that it has it when that is the answer. */
  private static final class Asks implements Component {
    private final String me;
    private final Outbox<String> asks;
    private final Inbox<Boolean> answer;
    private final Notice.Publisher<Boolean> mine;
    private boolean asked;

    Asks(Ports ports, String me) {
      this.me = me;
      asks = ports.outbox("asks");
      answer = ports.inbox("answer");
      mine = ports.publisher(me + "-has-it");
    }

    @Override
    public Step next() {
      if (!asked) {
        asked = true;
        asks.send(me);
        return Step.await(answer);
      }
      mine.publish(answer.take());
      return Step.DONE;
    }
  }

  /** Gives the name to whoever asks first. */
  private static final class Owner implements Component {
    private final Inbox<String> asked;
    private final Outbox<Boolean> toAnn;
    private final Outbox<Boolean> toBob;
    private boolean given;

    Owner(Ports ports) {
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
      Outbox<Boolean> answer = asked.take().equals("ann") ? toAnn : toBob;
      answer.send(!given);
      given = true;
      return Step.await(asked);
    }
  }
}
