package intray.junit;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.util.Collections;

/**
 * Reads and counts everything, so that it is never in the same state again. With graphs in a class
 * of their own, for the static fields around a factory are looked at in each replay.
 */
final class CountingReader implements Component {
  private final Inbox<String> in;

  @SuppressWarnings("UnusedVariable") // it matters that it changes
  private int count;

  CountingReader(Inbox<String> in) {
    this.in = in;
  }

  /** One execution stands for all, and there are about n * n / 2 states. */
  static Graph graph(int n) {
    return Graph.named("counting")
        .component("source", Source.of(Collections.nCopies(n, "again").toArray()))
        .component("reader", ports -> new CountingReader(ports.inbox("in")))
        .link("source.out", "reader.in")
        .build();
  }

  /** Two that wait for each other from the start. */
  static GraphBuilder waiting() {
    return Graph.named("waiting")
        .component("one", CountingReader::waiter)
        .component("other", CountingReader::waiter)
        .link("one.out", "other.in")
        .link("other.out", "one.in");
  }

  private static Component waiter(Ports ports) {
    ports.outbox("out");
    return new CountingReader(ports.inbox("in"));
  }

  /** It goes on for ever, which it may. */
  static Graph server() {
    return Graph.named("server").component("idle", ports -> () -> Step.CONTINUE).mayRest().build();
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
    in.take();
    count++;
    return Step.await(in);
  }
}
