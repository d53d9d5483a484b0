package intray.catalogue;

import intray.Component;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;

/** Passes on what comes in, until the stream ends: the pattern of nearly every component. */
final class Relay implements Component {
  private final Inbox<Object> in;
  private final Outbox<Object> out;

  Relay(Ports ports) {
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
    out.send(in.take());
    return Step.await(in);
  }
}
