package intray;

import java.util.Iterator;
import java.util.List;

/**
 * A component that sends given messages on {@code "out"}, one a step, waiting for space, and is
 * done.
 */
public final class Source implements Component {
  private final Outbox<Object> out;
  private final Iterator<?> messages;

  private Source(Ports ports, Iterable<?> messages) {
    this.out = ports.outbox("out");
    this.messages = messages.iterator();
  }

  /**
   * A factory for a source of these messages.
   *
   * @param messages immutable values, since each run sends the same ones
   * @return the factory
   */
  public static ComponentFactory of(Object... messages) {
    return of(List.of(messages));
  }

  /**
   * A factory for a source of these messages.
   *
   * @param messages gives the same messages each time it is iterated over
   * @return the factory
   */
  public static ComponentFactory of(Iterable<?> messages) {
    return ports -> new Source(ports, messages);
  }

  @Override
  public Step start() {
    return Step.await(out);
  }

  @Override
  public Step next() {
    if (!messages.hasNext()) {
      return Step.DONE;
    }
    out.send(messages.next());
    return messages.hasNext() ? Step.await(out) : Step.DONE;
  }
}
