package intray.check;

import intray.Component;
import intray.Inbox;
import intray.Step;

/** A component that waits for one inbox before its first step. */
record Waiting(Inbox<?> in, Component steps) implements Component {
  @Override
  public Step start() {
    return Step.await(in);
  }

  @Override
  public Step next() throws Exception {
    return steps.next();
  }
}
